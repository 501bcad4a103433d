"""Gradient descent to be looked at: where the weights go, and what the model then says."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Annotated, Any

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray

from neuronbook.arguments import checked
from neuronbook.plots.drawing.contours import draw_contours
from neuronbook.plots.drawing.palette import PALETTE
from neuronbook.plots.drawing.panels import new_panels
from neuronbook.plots.drawing.paths import dots, segments
from neuronbook.plots.drawing.style import figure_of, line_style

__all__ = ["plot_descents", "plot_paths", "plot_steps"]

Floats = NDArray[np.floating[Any]]
Way = Annotated[Floats, "(?, 2)"]  # of w and b
Surface = Callable[[Floats, Floats], Floats]
TRUE_LINE: dict[str, Any] = {"color": PALETTE["green"], "linestyle": (0, (5, 2))}


@checked
def plot_steps(
    steps: Mapping[str, Annotated[Floats, "(?,)"]],
    *,
    loss: Callable[[Floats], Floats],
    w_range: tuple[float, float],
    axes: Sequence[Axes] | None = None,
) -> list[Axes]:
    """Draw side by side how a single weight steps down the curve of its loss.

    Parameters
    ----------
    steps
        By label: the weight before the first step and after each one, shape (num_steps + 1,).
    loss
        A function of an array of weights that returns the loss of each.
    w_range
        What the axes show.
    axes
        One for each label; a new figure of one row if not given.
    """
    if axes is None:
        axes = new_panels(len(steps), len(steps), row_height=2.1)
    panels = list(axes)
    w = np.linspace(*w_range, 81)
    for ax, (label, path) in zip(panels, steps.items(), strict=True):
        ax.plot(w, loss(w), color=PALETTE["muted"], linewidth=1.3)
        ax.plot(path, loss(path), color=PALETTE["orange"], linewidth=1.3)
        ax.add_patch(dots(np.stack([path, loss(path)], axis=1), colour=PALETTE["orange"], size=5))
        ax.set(xlim=w_range, xlabel="w")
        ax.set_title(label, fontsize=10)
    panels[0].set_ylabel("loss")
    return panels


@checked
def plot_descents(
    descents: Mapping[str, Way],
    *,
    true_line: tuple[float, float],
    x_range: tuple[float, float] = (-1.0, 1.0),
    y_range: tuple[float, float] = (-4.0, 8.0),
    axes: Sequence[Axes] | None = None,
) -> list[Axes]:
    """Draw side by side, for several descents, the line before the first batch and after each.

    Parameters
    ----------
    descents
        By label: w and b before the first batch and after each one, shape (num_batches + 1, 2).
    true_line
        The slope and the intercept that every descent is looking for.
    x_range, y_range
        What the axes show; a line may leave them.
    axes
        One for each descent; a new figure of two columns if not given.
    """
    if axes is None:
        axes = new_panels(len(descents), 2, row_height=1.52, margin=0.6)
    panels = list(axes)
    ends = np.array(x_range)
    for ax, (label, path) in zip(panels, descents.items(), strict=True):
        heights = path[:, :1] * ends + path[:, 1:]  # (num_batches + 1, 2)
        lines = np.stack([np.broadcast_to(ends, heights.shape), heights], axis=-1)[:-1]
        between = segments(lines[:, 0], lines[:, 1])
        fan = ax.plot(*between, color=PALETTE["blue"], alpha=0.6, linewidth=0.8)
        last = ax.plot(ends, heights[-1], color=PALETTE["orange"])
        true = ax.plot(ends, true_line[0] * ends + true_line[1], **TRUE_LINE)
        ax.set(xlim=x_range, ylim=y_range, xticks=[-1, 0, 1])
        ax.set_title(label, fontsize=10)
    labels = ["before and between batches", "after the last batch", "true line"]
    figure_of(panels[0]).legend(
        [fan[0], last[0], true[0]], labels, loc="outside upper left", borderaxespad=0.4
    )
    return panels


@checked
def plot_paths(
    panels: Sequence[tuple[str, Way, Surface]],
    *,
    w_range: tuple[float, float],
    b_range: tuple[float, float],
    axes: Sequence[Axes] | None = None,
) -> list[Axes]:
    """Draw side by side how optimizers go down a surface over the weight and the bias of a unit.

    Parameters
    ----------
    panels
        For each panel its label, the path of shape (num_steps + 1, 2), and the surface: a
        function of arrays w and b that returns the loss at each place. A cross marks its lowest
        place.
    w_range, b_range
        What the axes show.
    axes
        One for each panel; a new figure of two columns if not given.
    """
    if axes is None:
        axes = new_panels(len(panels), 2, row_height=2.3, margin=0.6)
    places = list(axes)
    w, b = np.meshgrid(np.linspace(*w_range, 90), np.linspace(*b_range, 90))
    for number, (ax, (label, path, surface)) in enumerate(zip(places, panels, strict=True)):
        loss = surface(w, b)
        lowest = np.unravel_index(loss.argmin(), loss.shape)
        levels = loss.min() + np.ptp(loss) * np.geomspace(0.0015, 0.8, 8)
        colour = line_style(number)["color"]
        draw_contours(ax, w, b, loss, levels)
        ax.plot(w[lowest], b[lowest], "+", color=PALETTE["ink"], markersize=9, markeredgewidth=1.6)
        ax.plot(*path.T, color=colour, linewidth=1.3)
        ax.add_patch(dots(path, colour=colour, size=3.2))
        ax.set(xlim=w_range, ylim=b_range, xlabel="w" if number >= len(panels) - 2 else None)
        ax.set_title(label, fontsize=10)
        ax.set_aspect("equal")
        if number % 2 == 0:
            ax.set_ylabel("b", rotation=0, va="center", labelpad=6)
    return places
