"""The values of a network on the way forward, and the gradients on the way back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Annotated, Any

import numpy as np
import numpy.typing as npt
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.patches import Circle
from matplotlib.text import Text

from neuronbook.arguments import checked, refuse
from neuronbook.plots.drawing.diagrams import new_drawing
from neuronbook.plots.drawing.frames import add_frames
from neuronbook.plots.drawing.palette import PALETTE
from neuronbook.plots.drawing.style import figure_of, number

__all__ = ["plot_passes"]

WIDTH, HEIGHT = 4.8, 3.0  # inches, like every length here
MARGIN, ROW, RADIUS = 0.48, 1.35, 0.25
Node = tuple[float, float]


@checked
def plot_passes(
    columns: Sequence[Mapping[str, tuple[float, float]]],
    *,
    weights: Sequence[Annotated[npt.ArrayLike, "(?, ?)"] | None],
    ax: Axes | None = None,
) -> Axes:
    """Draw a computational graph that fills with values from the left and gradients from the right.

    The figure moves: a frame for each column on the way forward, and one for each on the way back.

    Parameters
    ----------
    columns
        From the inputs to the loss, the nodes of each column: by name, the value (written above)
        and the derivative of the loss with respect to it (written below).
    weights
        For each gap between columns the numbers on its lines, of shape (num_left, num_right), or
        None where each node leads to the one beside it.
    ax
        Where to draw; a new figure if not given.

    Raises
    ------
    ValueError
        If there are fewer than two columns, or not one entry of `weights` for each gap.
    """
    if len(columns) < 2 or len(weights) != len(columns) - 1:
        fix = f"Give {max(len(columns) - 1, 1)} entries, None where there are no weights."
        refuse("weights", "one entry for each gap between two or more columns", weights, fix)
    ax = new_drawing(WIDTH, HEIGHT, ax=ax)
    places = [_place(len(column), x) for column, x in zip(columns, _across(columns), strict=True)]
    for (left, right), kernel in zip(pairwise(places), weights, strict=True):
        _draw_lines(ax, left, right, None if kernel is None else np.asarray(kernel, dtype=float))
    for depth, (column, nodes) in enumerate(zip(columns, places, strict=True)):
        _draw_nodes(ax, list(column), nodes, is_input=depth == 0)
    steps = [_write(columns[i], places[i], part=0) for i in range(len(columns))]
    steps += [_write(columns[i], places[i], part=1) for i in reversed(range(len(columns)))]
    half = len(columns)
    labels = [f"Forward, step {i} of {half}" for i in range(1, half + 1)]
    labels += [f"Back, step {i} of {half}" for i in range(1, half + 1)]
    frames: dict[str, list[tuple[Axes, Artist]]] = {}
    for count, label in enumerate(labels, start=1):
        frames[label] = [(ax, Text(**words)) for step in steps[:count] for words in step]
    add_frames(figure_of(ax), frames)
    for x, words, colour in ((0.02, "above: value", "blue"), (1.7, "below: derivative", "orange")):
        ax.text(x + 0.2, 0.13, words, color=PALETTE[colour], va="center", fontsize=10)
    return ax


def _across(columns: Sequence[object]) -> npt.NDArray[np.floating]:
    return np.linspace(MARGIN, WIDTH - MARGIN, len(columns))


def _place(num_nodes: int, x: float) -> list[Node]:
    middle = (HEIGHT + 0.25) / 2
    return [(x, middle + ((num_nodes - 1) / 2 - row) * ROW) for row in range(num_nodes)]


def _draw_lines(
    ax: Axes, left: list[Node], right: list[Node], kernel: npt.NDArray[np.floating] | None
) -> None:
    for row, start in enumerate(left):
        for column, end in enumerate(right):
            if kernel is None and row != min(column, len(left) - 1):
                continue
            ax.plot(*zip(start, end, strict=True), color=PALETTE["muted"], linewidth=1, zorder=1)
            if kernel is None:
                continue
            along = 0.5 if start[1] == end[1] or len(right) == 1 else 0.36
            ax.text(
                start[0] + along * (end[0] - start[0]),
                start[1] + along * (end[1] - start[1]),
                number(kernel[row, column]),
                ha="center",
                va="center",
                fontsize=10,
                color=PALETTE["green"],
                bbox={"boxstyle": "round,pad=0.1", "fc": PALETTE["paper"], "ec": "none"},
                zorder=2,
            )


def _draw_nodes(ax: Axes, names: list[str], nodes: list[Node], *, is_input: bool) -> None:
    colour = "blue" if is_input else "orange"
    for name, node in zip(names, nodes, strict=True):
        ax.add_patch(
            Circle(
                node,
                RADIUS,
                facecolor=PALETTE[f"pale_{colour}"],
                edgecolor=PALETTE[colour],
                linewidth=1.4,
                zorder=3,
            )
        )
        ax.text(*node, name, ha="center", va="center_baseline", zorder=4)


def _write(
    column: Mapping[str, tuple[float, float]], nodes: list[Node], *, part: int
) -> list[dict[str, Any]]:
    """Return the words of one step: the values above the nodes, or the derivatives below them."""
    offset = (RADIUS + 0.14) * (-1 if part else 1)
    return [
        {
            "x": x,
            "y": y + offset,
            "text": number(pair[part], digits=4),
            "ha": "center",
            "va": "center",
            "fontsize": 11,
            "color": PALETTE["orange" if part else "blue"],
        }
        for pair, (x, y) in zip(column.values(), nodes, strict=True)
    ]
