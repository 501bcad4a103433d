"""What dropout does: the networks it leaves, and what their units say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise, product
from typing import Annotated, Any

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike, NDArray

from neuronbook.arguments import Count, checked
from neuronbook.plots.drawing.diagrams import new_drawing
from neuronbook.plots.drawing.legends import legend_above
from neuronbook.plots.drawing.palette import PALETTE
from neuronbook.plots.drawing.paths import segments
from neuronbook.plots.drawing.style import line_style, new_axes, number

__all__ = ["plot_masked_outputs", "plot_thinned_networks"]

Mask = Sequence[NDArray[np.bool_]]

PANEL = (1.5, 1.5)  # inches, like every length here
GAP = 0.15
PER_ROW = 3
WORDS = 0.3  # height of the words above a network
RADIUS = 0.1


@checked
def plot_thinned_networks(
    masks: Sequence[Mask], *, num_inputs: Count, ax: Axes | None = None
) -> Axes:
    """Draw the network that every mask leaves of one small network, and the whole one last.

    Parameters
    ----------
    masks
        For each network one array for each hidden layer, shape (units,): true where a unit is
        kept.
    num_inputs
        How many inputs the network has; none of them is dropped. It has one output.
    ax
        Where to draw; a new figure, as tall as needed, if not given.

    Raises
    ------
    ValueError
        If there is no mask, or the masks are not of the same network.
    """
    sizes = {tuple(len(kept) for kept in mask) for mask in masks}
    if len(sizes) != 1:
        raise ValueError(
            "The masks must be one or more, all of the same hidden layers. "
            f"Received: masks of {sorted(sizes)} units. Give each layer's array the same length."
        )
    hidden = next(iter(sizes))
    networks = [*masks, [np.ones(units, dtype=bool) for units in hidden]]
    num_rows = -(-len(networks) // PER_ROW)
    height = num_rows * (PANEL[1] + WORDS)
    ax = new_drawing(PER_ROW * PANEL[0] + 2 * GAP, height, ax=ax)
    for index, network in enumerate(networks):
        row, column = divmod(index, PER_ROW)
        left = column * (PANEL[0] + GAP)
        bottom = height - (row + 1) * (PANEL[1] + WORDS)
        is_whole = index == len(masks)
        kept = [np.ones(num_inputs, dtype=bool), *network, np.ones(1, dtype=bool)]
        _draw_network(ax, kept, left, bottom, colour="green" if is_whole else "orange")
        ax.text(
            left + PANEL[0] / 2,
            bottom + PANEL[1] + WORDS / 2 - 0.04,
            "inference: all units" if is_whole else f"training: mask {index + 1}",
            ha="center",
            va="center",
            fontsize=10,
            color=PALETTE["green" if is_whole else "ink"],
        )
    return ax


def _draw_network(ax: Axes, kept: Mask, left: float, bottom: float, *, colour: str) -> None:
    """Draw the units of one network, and lines between those that are kept."""
    margin = 2.2 * RADIUS
    columns = np.linspace(left + margin, left + PANEL[0] - margin, len(kept))
    heights = [_heights(len(layer)) + bottom + PANEL[1] / 2 for layer in kept]
    places = [
        [(x, y) for y in column[layer]]
        for x, column, layer in zip(columns, heights, kept, strict=True)
    ]
    edges = [edge for layer, following in pairwise(places) for edge in product(layer, following)]
    if edges:
        lines = segments(*zip(*edges, strict=True))
        ax.plot(*lines, color=PALETTE["muted"], linewidth=0.8, zorder=1)
    for depth, layer in enumerate(kept):
        name = "blue" if depth == 0 else colour
        _draw_units(ax, columns[depth], heights[depth][layer], name)
        _draw_units(ax, columns[depth], heights[depth][~layer], None)


def _heights(units: int) -> NDArray[np.floating[Any]]:
    return (np.arange(units)[::-1] - (units - 1) / 2) * 2.9 * RADIUS


def _draw_units(ax: Axes, x: float, heights: NDArray[Any], name: str | None) -> None:
    """Draw units in a colour, or the empty seats of those that were dropped."""
    if len(heights):
        ax.scatter(
            np.full(len(heights), x),
            heights,
            s=(2 * RADIUS * 72) ** 2,  # points
            facecolor=PALETTE["paper" if name is None else f"pale_{name}"],
            edgecolor=PALETTE["muted" if name is None else name],
            linewidth=0.9 if name is None else 1.5,
            linestyle=(0, (2, 1.6)) if name is None else "solid",
            zorder=3,
        )


@checked
def plot_masked_outputs(
    outputs: Mapping[str, Annotated[ArrayLike, "(?,)"]],
    *,
    reference: float,
    reference_label: str,
    x_label: str,
    ax: Axes | None = None,
) -> Axes:
    """Draw how often a unit said what, under many masks, and their means beside a reference.

    Parameters
    ----------
    outputs
        Under each name the outputs of the unit, one for each mask.
    reference, reference_label
        What the unit says when nothing is dropped.
    x_label
        Words for the outputs.
    ax
        Where to draw; a new figure if not given.
    """
    ax = ax if ax is not None else new_axes(height=2.9)
    values = {name: np.asarray(series, dtype=float) for name, series in outputs.items()}
    together = np.concatenate([*values.values(), [reference]])
    bins = np.linspace(together.min(), together.max(), 41)
    for index, (name, series) in enumerate(values.items()):
        colour = line_style(index, skip=1)["color"]
        counts, _ = np.histogram(series, bins)
        ax.stairs(counts, bins, fill=True, color=colour, alpha=0.3)
        ax.axvline(
            series.mean(),
            color=colour,
            linestyle=line_style(index + 1)["linestyle"],
            label=f"{name}: {number(series.mean())}",
        )
    ax.axvline(
        reference,
        color=PALETTE["ink"],
        linewidth=5,
        alpha=0.3,
        zorder=1,
        label=f"{reference_label}: {number(reference)}",
    )
    ax.set_xlabel(x_label)
    ax.set_ylabel("number of masks")
    legend_above(ax)
    return ax
