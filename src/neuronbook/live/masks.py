"""The networks that dropout leaves, moved by its rate and by drawing again."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise, product
from typing import Annotated, Any

import numpy as np
from numpy.typing import NDArray

from neuronbook.arguments import Count, Seed, checked
from neuronbook.live.figure import Live, Slider, Values, dots
from neuronbook.plots.drawing.palette import PALETTE
from neuronbook.plots.drawing.style import figure_of
from neuronbook.plots.regularizers.dropout import (
    GAP,
    PANEL,
    PER_ROW,
    RADIUS,
    WORDS,
    plot_thinned_networks,
)

__all__ = ["try_masks"]

Floats = NDArray[np.floating[Any]]
NUM_DRAWS = 12
DIAMETER = 2 * RADIUS * 72  # points


@checked
def try_masks(
    chances: Annotated[Floats, "(num_masks, num_hidden)"], *, num_inputs: Count, seed: Seed = 0
) -> Live:
    """Show the networks that masks leave of one with two hidden layers of equal size.

    Parameters
    ----------
    chances
        A number between 0 and 1 for each hidden unit in each mask, shape (num_masks, num_hidden):
        in the still, a unit stays if its number is one half or more.
    num_inputs
        How many inputs the network has; it has one output.
    seed
        Of the numbers in the other draws.
    """
    num_masks, num_hidden = chances.shape
    layers = [num_inputs, num_hidden // 2, num_hidden // 2, 1]
    nobody = [np.zeros(units, dtype=bool) for units in layers[1:-1]]
    ax = plot_thinned_networks([nobody] * num_masks, num_inputs=num_inputs)
    others = np.random.default_rng(seed).random((NUM_DRAWS - 1, num_masks, num_hidden))
    (edges,) = ax.plot([], [], color=PALETTE["muted"], linewidth=0.8, zorder=1)
    (rims,) = ax.plot([], [], color=PALETTE["orange"], linewidth=DIAMETER + 1.5, zorder=4)
    (units,) = ax.plot([], [], color=PALETTE["pale_orange"], linewidth=DIAMETER - 1.5, zorder=5)
    return Live(
        figure_of(ax),
        drop,
        data={
            "layers": layers,
            "places": _places(layers, num_masks),
            "chances": np.stack([chances, *others]).round(2),
        },
        controls=[
            Slider("rate", "rate p", 0.5, 0, 0.9, 0.1),
            Slider("draw", "draw", 1, 1, NUM_DRAWS, 1),
        ],
        parts={"edges": edges, "rims": rims, "units": units},
        status=(
            "of {hidden:.0f} hidden units {stay:.1f} stay on average here, {expected:.1f} over all "
            "masks; factor {factor:.2f}"
        ),
    )


def _places(layers: list[int], num_masks: int) -> Floats:
    """Return where `plot_thinned_networks` draws the units, (num_masks, num_units, 2)."""
    num_rows = -(-(num_masks + 1) // PER_ROW)
    columns = np.linspace(2.2 * RADIUS, PANEL[0] - 2.2 * RADIUS, len(layers))
    network = np.array(
        [
            (x, ((units - 1) / 2 - row) * 2.9 * RADIUS + PANEL[1] / 2)
            for x, units in zip(columns, layers, strict=True)
            for row in range(units)
        ]
    )
    rows, places = np.divmod(np.arange(num_masks), PER_ROW)
    corners = np.stack(
        [places * (PANEL[0] + GAP), (num_rows - 1 - rows) * (PANEL[1] + WORDS)], axis=1
    )
    return network + corners[:, np.newaxis]


def drop(data: Mapping[str, Any], *, rate: float, draw: float) -> Values:
    """Compute which units stay, and the lines between those of neighbouring layers."""
    places, chances = np.array(data["places"]), np.array(data["chances"][int(draw) - 1])
    ends = np.cumsum([0, *data["layers"]])
    kept = chances >= rate
    edges: list[Any] = []
    for units, stays in zip(places, kept, strict=True):
        alive = np.array([True] * ends[1] + [*stays] + [True] * data["layers"][-1])
        layers = [range(*pair) for pair in pairwise(ends)]
        edges += [
            (units[one], units[other], [np.nan, np.nan])
            for before, after in pairwise(layers)
            for one, other in product(before, after)
            if alive[one] and alive[other]
        ]
    staying = dots(places[:, ends[1] : ends[-2]][kept])
    return {
        "edges": np.array(edges).reshape(-1, 2)[:-1],
        "rims": staying,
        "units": staying,
        "hidden": kept.shape[1],
        "stay": kept.sum() / len(kept),
        "expected": kept.shape[1] * (1 - rate),
        "factor": 1 / (1 - rate),
    }
