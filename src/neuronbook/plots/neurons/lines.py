"""Lines in the plane of one input and one output."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from neuronbook.arguments import ColumnOf, checked
from neuronbook.plots.drawing.legends import legend_above
from neuronbook.plots.drawing.palette import PALETTE
from neuronbook.plots.drawing.style import DATA_COLOURS, line_style, mark_source, new_axes, number

__all__ = ["plot_lines", "plot_untrained_lines"]


@checked
def plot_lines(
    data: pd.DataFrame,
    *,
    x: Annotated[str, ColumnOf("data", "numbers")],
    y: Annotated[str, ColumnOf("data", "numbers")],
    lines: Sequence[tuple[str, float, float]] = (),
    x_label: str | None = None,
    y_label: str | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw two columns of a table as points, and lines ``y = w x + b`` through them.

    Parameters
    ----------
    data
        The table. Rows with a missing value in either column are left out.
    x, y
        The columns drawn to the right and upwards.
    lines
        For each line its label, its slope w and its intercept b.
    x_label, y_label
        Words and units for the axes; the column names if not given.
    ax
        Where to draw; a new figure if not given.
    """
    ax = ax if ax is not None else new_axes()
    points = data[[x, y]].dropna()
    horizontal = points[x].to_numpy(dtype=float)
    ax.scatter(
        horizontal,
        points[y].to_numpy(dtype=float),
        s=26,
        color=PALETTE["blue"],
        alpha=0.75,
        edgecolor="none",
    )
    ends = np.array([horizontal.min(), horizontal.max()])
    for index, (label, weight, bias) in enumerate(lines):
        ax.plot(
            ends,
            weight * ends + bias,
            label=label,
            **line_style(index, skip=1),
        )
    ax.set_xlabel(x_label or x)
    ax.set_ylabel(y_label or y)
    if lines:
        legend_above(ax)
    mark_source(ax, data)
    return ax


@checked
def plot_untrained_lines(weights: Sequence[float], *, ax: Axes | None = None) -> Axes:
    """Draw the line ``y = w x`` of units that were never trained.

    Parameters
    ----------
    weights
        The untrained weight of each unit. The bias of an untrained unit is zero.
    ax
        Where to draw; a new figure if not given.
    """
    ax = ax if ax is not None else new_axes()
    slopes = [float(weight) for weight in weights]
    if not slopes:
        raise ValueError(
            "There must be a line to draw. Received: weights=[]. Give the weight of each unit."
        )
    limit = 1.15 * max(1.0, *(abs(slope) for slope in slopes))
    ax.axhline(0, color=PALETTE["muted"], linewidth=0.9)
    ax.axvline(0, color=PALETTE["muted"], linewidth=0.9)
    heights = _spread(slopes, gap=limit / 7.5)
    for index, (slope, height) in enumerate(zip(slopes, heights, strict=True)):
        colour = PALETTE[DATA_COLOURS[index % len(DATA_COLOURS)]]
        ax.plot([-1, 1], [-slope, slope], color=colour)
        ax.plot([1.02, 1.1], [slope, height], color=colour, linewidth=0.9, clip_on=False)
        ax.text(1.13, height, f"w = {number(slope, 2)}", color=colour, va="center", fontsize=10)
    ax.plot(0, 0, "o", color=PALETTE["ink"], markersize=5, zorder=3)
    ax.set(xlim=(-1.02, 1.02), ylim=(-limit, limit), xlabel="x")
    ax.set_ylabel("y", rotation=0, va="center")
    ax.set_xticks([-1, -0.5, 0, 0.5, 1])
    return ax


def _spread(heights: Sequence[float], *, gap: float) -> list[float]:
    """Move heights apart until neighbours are ``gap`` apart, keeping their order and centre."""
    order = np.argsort(heights)
    placed = np.array(heights)[order]
    for _ in range(50):
        for lower in range(len(placed) - 1):
            overlap = gap - (placed[lower + 1] - placed[lower])
            if overlap > 0:
                placed[lower] -= overlap / 2
                placed[lower + 1] += overlap / 2
    spread = np.empty_like(placed)
    spread[order] = placed
    return [float(height) for height in spread]
