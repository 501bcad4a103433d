"""A surface with more than one valley, and the ways down it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated, Any

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray

from neuronbook.arguments import checked
from neuronbook.plots.drawing.contours import draw_contours
from neuronbook.plots.drawing.legends import legend_above
from neuronbook.plots.drawing.palette import PALETTE
from neuronbook.plots.drawing.paths import dots
from neuronbook.plots.drawing.style import line_style, new_axes

__all__ = ["plot_landscape"]

Floats = NDArray[np.floating[Any]]
Way = Annotated[Floats, "(?, 2)"]
Surface = Callable[[Floats, Floats], Floats]
MARKS = ("+", "o", "x", "s")


@checked
def plot_landscape(
    surface: Surface,
    paths: Mapping[str, Way],
    *,
    marks: Mapping[str, tuple[float, float]],
    x_range: tuple[float, float],
    y_range: tuple[float, float],
    ax: Axes | None = None,
) -> Axes:
    """Draw the contours of a surface over two weights, its places of note, and ways down it.

    Parameters
    ----------
    surface
        A function of arrays of the two weights that returns the loss at each place.
    paths
        By label: the two weights before the first step and after each one, (num_steps + 1, 2).
    marks
        By label: a place of note, such as a saddle point.
    x_range, y_range
        What the axes show, on one scale.
    ax
        Where to draw; a new figure if not given.

    Raises
    ------
    ValueError
        If there are more than four places of note.
    """
    if len(marks) > len(MARKS):
        raise ValueError(
            f"At most {len(MARKS)} places are marked. Received: {len(marks)} marks. "
            "Draw the others in a second figure."
        )
    ax = ax if ax is not None else new_axes(height=4.0)
    x, y = np.meshgrid(np.linspace(*x_range, 90), np.linspace(*y_range, 90))
    loss = surface(x, y)
    levels = np.ptp(loss) * np.linspace(0.07, 1, 16) ** 2
    draw_contours(ax, x, y, loss - loss.min(), levels)  # contours below zero would be dashed
    for number, (label, path) in enumerate(paths.items()):
        style = line_style(number)
        ax.plot(*path.T, label=label, **{**style, "linewidth": 1.3})
        ax.add_patch(dots(path, colour=style["color"], size=3.2))
    for shape, (label, place) in zip(MARKS, marks.items(), strict=False):
        ax.plot(
            *place, shape, color=PALETTE["ink"], markersize=9, markeredgewidth=1.8,
            markerfacecolor=PALETTE["paper"], linestyle="none", label=label, zorder=4,
        )  # fmt: skip
    ax.set(xlim=x_range, ylim=y_range, xlabel="w₁")
    ax.set_ylabel("w₂", rotation=0, va="center", labelpad=8)
    ax.set_aspect("equal")
    legend_above(ax, num_columns=2)
    return ax
