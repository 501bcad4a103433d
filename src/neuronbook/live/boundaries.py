"""How networks of more and more neurons cut a plane, one of them chosen by the reader."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Annotated, Any

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.contour import ContourSet
from matplotlib.layout_engine import ConstrainedLayoutEngine
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path
from numpy.typing import NDArray

from neuronbook.arguments import Labels, checked
from neuronbook.live.figure import Choice, Live, Values
from neuronbook.plots.classes.boundaries import plot_boundaries
from neuronbook.plots.drawing.contours import thin
from neuronbook.plots.drawing.palette import PALETTE
from neuronbook.plots.drawing.style import figure_of

__all__ = ["try_boundaries"]

Floats = NDArray[np.floating[Any]]
LEVELS = {"region": [0.5, 1.01], "doubt": [0.2, 0.8], "line": [0.5]}


@checked
def try_boundaries(
    probabilities: Mapping[int, Floats],
    ticks: Annotated[Floats, "(num_ticks,)"],
    *,
    x: Annotated[Floats, "(num_examples, 2)"],
    labels: Annotated[NDArray[np.integer[Any]], Labels(), "(num_examples,)"],
    shares: Mapping[int, float],
    units: int,
) -> Live:
    """Show how the smallest, one chosen and the largest of some networks cut a plane.

    Parameters
    ----------
    probabilities
        By number of hidden units, from few to many: the probability of class 1 at each place of
        a square grid, (num_ticks, num_ticks).
    ticks
        The places of the grid, the same to the right and upwards.
    x
        The examples, shape (num_examples, 2).
    labels
        The class of each example, 0 or 1, shape (num_examples,).
    shares
        The share of examples on the right side of the boundary, by number of hidden units.
    units
        Which network stands in the middle of the still.
    """
    fewest, *middle, most = probabilities
    xx, yy = np.meshgrid(ticks, ticks)
    empty = np.zeros_like(xx)
    panels = [
        (_label(fewest), xx, yy, probabilities[fewest]),
        ("{units:.0f} neurons", xx, yy, empty),
        (_label(most), xx, yy, probabilities[most]),
    ]
    axes = _new_axes()
    plot_boundaries(panels, x=x, labels=labels, axes=axes)
    for ax in axes:  # whatever is saved to a file has no ground of its own
        ground = Rectangle((0, 0), 1, 1, transform=ax.transAxes, facecolor=PALETTE["pale_blue"])
        ax.add_patch(ground).set(linewidth=0, zorder=0)
    ax = axes[1]
    outlines = {
        f"{name}_{each}": _outline(ax, xx, yy, probabilities[each], levels)
        for name, levels in LEVELS.items()
        for each in middle
    }
    ax.set(xlim=ticks[[0, -1]], ylim=ticks[[0, -1]])  # contours widen them
    half = PathPatch(Path([[0, 0]]), facecolor=PALETTE["pale_orange"], linewidth=0, zorder=1)
    doubt = PathPatch(
        Path([[0, 0]]), facecolor=PALETTE["paper"], alpha=0.5, linewidth=0, zorder=1.1
    )
    (line,) = ax.plot([], [], color=PALETTE["ink"], linewidth=1.2, zorder=1.2)
    return Live(
        figure_of(ax),
        choose,
        data={"units": middle, "shares": [100 * shares[each] for each in middle], **outlines},
        controls=[
            Choice("number", "neurons in the middle", units, {f"{each}": each for each in middle})
        ],
        parts={
            "region": ax.add_patch(half),
            "doubt": ax.add_patch(doubt),
            "line": line,
            "title": ax.title,
        },
        status="{units:.0f} neurons: {share:.0f} % of the dots on the right side",
    )


def _new_axes() -> Sequence[Axes]:
    layout = ConstrainedLayoutEngine(w_pad=0.04, h_pad=0.05, wspace=0.02)
    _, axes = plt.subplots(1, 3, figsize=(4.8, 1.92), layout=layout)
    return list(axes)


def _label(units: int) -> str:
    return f"{units} neurons" if units > 1 else "1 neuron"


def _outline(
    ax: Axes, xx: Floats, yy: Floats, probabilities: Floats, levels: Sequence[float]
) -> list[list[float]]:
    """Return where the probabilities are between two levels, or equal to one.

    Each point is followed by the number of its outline.
    """
    draw = ax.contour if len(levels) == 1 else ax.contourf
    contours: ContourSet = draw(xx, yy, probabilities, levels)
    thin(contours)
    points: list[list[float]] = []
    paths = [path.to_polygons(closed_only=False) for path in contours.get_paths()]
    for number, outline in enumerate(chain.from_iterable(paths)):
        places = np.asarray(outline, dtype=float).round(2).tolist()
        points += [[*place, number] for place in places]
    contours.remove()
    return points


def choose(data: Mapping[str, Any], *, number: float) -> Values:
    """Return what one of the networks makes of the plane."""
    outlines = {}
    for name in LEVELS:
        points = np.array(data[f"{name}_{number}"], dtype=float).reshape(-1, 3)
        breaks = np.flatnonzero(np.diff(points[:, 2])) + 1
        outlines[name] = np.insert(points[:, :2], breaks, np.nan, axis=0)
    share = data["shares"][data["units"].index(number)]
    return {**outlines, "units": number, "share": share}
