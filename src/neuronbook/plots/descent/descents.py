"""Gradient descent to be looked at: where the weights go, and what the model then says."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Annotated, Any

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.text import Text
from numpy.typing import NDArray

from neuronbook.arguments import IndexOf, checked
from neuronbook.plots.drawing.contours import draw_contours
from neuronbook.plots.drawing.frames import add_frames
from neuronbook.plots.drawing.palette import PALETTE
from neuronbook.plots.drawing.panels import new_panels
from neuronbook.plots.drawing.paths import dots, segments
from neuronbook.plots.drawing.style import figure_of, line_style

__all__ = ["plot_batches", "plot_descents", "plot_paths", "plot_steps"]

Floats = NDArray[np.floating[Any]]
Way = Annotated[Floats, "(?, 2)"]  # of w and b
Surface = Callable[[Floats, Floats], Floats]
EXACT: dict[str, Any] = {"color": PALETTE["purple"], "linestyle": (0, (3, 1.5)), "linewidth": 1.3}
TRUE_LINE: dict[str, Any] = {"color": PALETTE["green"], "linestyle": (0, (5, 2))}


@checked
def plot_batches(
    x: Annotated[Floats, "(num_examples,)"],
    y: Annotated[Floats, "(num_examples,)"],
    *,
    path: Annotated[Floats, "(num_batches + 1, 2)"],
    batches: Annotated[NDArray[np.integer[Any]], "(num_batches, ?)", IndexOf("x")],
    exact: Way | None = None,
    true_line: tuple[float, float] | None = None,
    axes: tuple[Axes, Axes] | None = None,
) -> list[Axes]:
    """Draw how a line is fitted batch by batch: one frame before the first, one after each.

    On the left all points are pale and the batch is dark, with the line after that batch. On the
    right is the way of the weights over the contours of the mean squared error, with w and b on
    one scale: steps along the gradient of all points cross the contours at right angles.

    Parameters
    ----------
    x, y
        All the points, both of shape (num_examples,).
    path
        w and b before the first batch and after each one, shape (num_batches + 1, 2).
    batches
        The numbers of the points in each batch, shape (num_batches, batch_size).
    exact
        The way of a descent with all points in every step, (num_steps + 1, 2), to compare with.
    true_line
        The slope and the intercept that the points were made with, if they were made.
    axes
        One for the line, one for the weights; a new figure if not given.
    """
    points, weights = axes or plt.subplots(1, 2, figsize=(4.8, 3.5), width_ratios=(1.15, 1))[1]
    places = np.stack([x, y], axis=1)
    points.add_patch(dots(places, colour=PALETTE["blue"], alpha=0.3, size=3.4, zorder=1))
    ends = np.array([x.min(), x.max()])
    points.set(xlim=_wide(ends, 0.04), ylim=_wide(y, 0.04), xlabel="x")
    points.set_ylabel("y", rotation=0, va="center", labelpad=8)
    others = [exact] if exact is not None else []
    _draw_bowl(weights, x, y, np.vstack([path, *others, *([true_line] if true_line else [])]))
    entries = [
        Line2D([], [], linestyle="none", marker="o", markersize=4.5, color=PALETTE["ink"]),
        Line2D([], [], color=PALETTE["orange"]),
    ]
    labels = ["this batch", "the line after it"]
    if true_line is not None:
        entries.append(*points.plot(ends, true_line[0] * ends + true_line[1], **TRUE_LINE))
        labels.append("true line")
        weights.plot(*true_line, "+", color=PALETTE["green"], markersize=9, markeredgewidth=2)
    if exact is not None:
        entries.append(*weights.plot(*exact.T, **EXACT))
        labels.append("with all points")
    points.legend(entries, labels, loc="lower left", bbox_to_anchor=(0, 1.02))
    frames = {
        f"Batch {number} of {len(batches)}": _frame(
            points, weights, path[: number + 1], places[batch], ends
        )
        for number, batch in enumerate([batches[0][:0], *batches])
    }
    add_frames(figure_of(points), frames)
    return [points, weights]


def _wide(values: Floats, margin: float) -> tuple[float, float]:
    extra = margin * float(np.ptp(values))
    return float(values.min()) - extra, float(values.max()) + extra


def _draw_bowl(ax: Axes, x: Floats, y: Floats, places: Floats) -> None:
    """Draw contours of the mean squared error over w and b, on one scale, around these places."""
    center = (places.min(axis=0) + places.max(axis=0)) / 2
    half = 0.64 * np.ptp(places, axis=0).max()
    low, high = center - half, center + half
    ax.set(xlim=(low[0], high[0]), ylim=(low[1], high[1]), xlabel="w")
    ax.set_aspect("equal")
    ax.set_ylabel("b", rotation=0, va="center", labelpad=6)
    w, b = np.meshgrid(np.linspace(*ax.get_xlim(), 60), np.linspace(*ax.get_ylim(), 60))
    errors = w[..., np.newaxis] * x + b[..., np.newaxis] - y  # (60, 60, num_examples)
    loss = np.mean(errors**2, axis=-1)
    levels = loss.min() + np.ptp(loss) * np.linspace(0.08, 1, 7) ** 2
    draw_contours(ax, w, b, loss, levels)


def _frame(
    points: Axes, weights: Axes, path: Floats, batch: Floats, ends: Floats
) -> list[tuple[Axes, Artist]]:
    w, b = path[-1]
    orange = PALETTE["orange"]
    words = f"w = {w:.2f}\nb = {b:.2f}".replace("-", "\N{MINUS SIGN}")
    text = Text(1, 1.03, words, color=orange, ha="right", va="bottom", fontsize=10)
    text.set_transform(weights.transAxes)
    artists: list[tuple[Axes, Artist]] = [
        (points, Line2D(ends, w * ends + b, color=orange)),
        (weights, Line2D(*path.T, color=orange, linewidth=1.3)),
        (weights, Line2D([w], [b], color=orange, marker="o", markersize=5)),
        (weights, text),
    ]
    if len(batch):
        artists.insert(0, (points, dots(batch, colour=PALETTE["ink"], size=4.2)))
    return artists


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
