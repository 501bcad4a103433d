"""Diagrams, which are measured in inches."""

from __future__ import annotations

import matplotlib.pyplot as plt
from matplotlib.axes import Axes

from neuronbook.plots.drawing.palette import PALETTE

__all__ = ["draw_arrow", "new_drawing"]


def new_drawing(width: float = 4.8, height: float = 3.2, *, ax: Axes | None = None) -> Axes:
    """Return axes as a sheet of paper: no frame, equal units. They fill a new figure if new."""
    if ax is None:
        figure = plt.figure(figsize=(width, height))
        figure.set_layout_engine("none")
        ax = figure.add_axes((0, 0, 1, 1))
    ax.set_axis_off()
    ax.set_aspect("equal")
    ax.set_xlim(0, width)
    ax.set_ylim(0, height)
    return ax


def draw_arrow(
    ax: Axes, start: tuple[float, float], end: tuple[float, float], *, colour: str = "muted"
) -> None:
    """Draw a straight arrow with a filled head."""
    ax.annotate(
        "",
        xy=end,
        xytext=start,
        arrowprops={
            "arrowstyle": "-|>,head_length=0.45,head_width=0.2",
            "color": PALETTE[colour],
            "linewidth": 1.4,
            "shrinkA": 0,
            "shrinkB": 0,
        },
    )
