"""Stochastic gradient descent on a line, moved by step, learning rate and batch size."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.lines import Line2D
from numpy.typing import NDArray

from neuronbook.arguments import IndexOf, Positive, checked
from neuronbook.live.figure import Choice, Live, Slider, Values, dots
from neuronbook.plots.drawing import paths
from neuronbook.plots.drawing.contours import draw_contours
from neuronbook.plots.drawing.palette import PALETTE

__all__ = ["try_descent"]

Floats = NDArray[np.floating[Any]]
RATES = (0.01, 0.03, 0.1, 0.3, 0.9)
SIZES = (1, 8, 32, 256)
EXACT: dict[str, Any] = {"color": PALETTE["purple"], "linestyle": (0, (3, 1.5)), "linewidth": 1.3}
TRUE: dict[str, Any] = {"color": PALETTE["green"], "linestyle": (0, (5, 2))}


@checked
def try_descent(
    x: Annotated[Floats, "(num_examples,)"],
    y: Annotated[Floats, "(num_examples,)"],
    *,
    batches: Annotated[NDArray[np.integer[Any]], "(num_batches, ?)", IndexOf("x")],
    learning_rate: Positive,
    start: tuple[float, float],
    true_line: tuple[float, float],
) -> Live:
    """Show how a line is fitted batch by batch, and the way of its weights down the loss.

    The still shows the last step; a page begins before the first.

    Parameters
    ----------
    x, y
        All the points, both of shape (num_examples,).
    batches
        The numbers of the points in each batch of the still. Batches of another size take the
        points in the same order, from the beginning again after the last.
    learning_rate
        That of the still.
    start
        w and b before the first step.
    true_line
        The slope and the intercept that the points were made with.
    """
    num_batches, batch_size = batches.shape
    figure, (points, weights) = plt.subplots(1, 2, figsize=(4.8, 3.5), width_ratios=(1.15, 1))
    places = np.stack([x, y], axis=1)
    points.add_patch(paths.dots(places, colour=PALETTE["blue"], alpha=0.3, size=3.4, zorder=1))
    ends = np.array([x.min(), x.max()])
    parts: dict[str, Any] = {}
    (parts["batch"],) = points.plot([], [], color=PALETTE["ink"], linewidth=4.2)
    (parts["answer"],) = points.plot([], [], color=PALETTE["orange"], zorder=3)
    true = points.plot(ends, true_line[0] * ends + true_line[1], **TRUE)
    points.set(xlim=_wide(ends), ylim=_wide(y), xlabel="x")
    points.set_ylabel("y", rotation=0, va="center", labelpad=8)
    (parts["exact"],) = weights.plot([], [], **EXACT)
    (parts["way"],) = weights.plot([], [], color=PALETTE["orange"], linewidth=1.3)
    (parts["place"],) = weights.plot([], [], color=PALETTE["orange"], linewidth=6, zorder=4)
    weights.plot(*true_line, "+", color=PALETTE["green"], markersize=9, markeredgewidth=2)
    _draw_bowl(weights, x, y, np.array([start, true_line]))
    parts["rule"] = weights.text(
        1, 1.03, "w = {w:.2f}, b = {b:.2f}", transform=weights.transAxes,
        color=PALETTE["orange"], ha="right", va="bottom", fontsize=10,
    )  # fmt: skip
    entries = [
        Line2D([], [], linestyle="none", marker="o", markersize=4.5, color=PALETTE["ink"]),
        parts["answer"], *true, parts["exact"],
    ]  # fmt: skip
    labels = ["this batch", "the line after it", "true line", "with all points"]
    points.legend(entries, labels, loc="lower left", bbox_to_anchor=(0, 1.02))
    return Live(
        figure,
        descend,
        data={"x": x, "y": y, "order": batches.ravel(), "start": start, "steps": num_batches},
        controls=[
            Slider("step", "step", num_batches, 0, num_batches, 1, begin=0, plays=True),
            Choice("rate", "learning rate", learning_rate, {f"{rate:g}": rate for rate in RATES}),
            Choice("size", "batch size", batch_size, {f"{size}": size for size in SIZES}),
        ],
        parts=parts,
        status="step {step:.0f}: {seen:.0f} examples seen, loss {loss:.2f}",
    )


def _wide(values: Floats) -> tuple[float, float]:
    extra = 0.04 * float(np.ptp(values))
    return float(values.min()) - extra, float(values.max()) + extra


def _draw_bowl(ax: Any, x: Floats, y: Floats, places: Floats) -> None:
    """Draw contours of the mean squared error over w and b, on one scale, around these places."""
    center, half = places.mean(axis=0), 0.64 * np.ptp(places, axis=0).max()
    w, b = (np.linspace(middle - half, middle + half, 60) for middle in center)
    ax.set(xlim=(w[0], w[-1]), ylim=(b[0], b[-1]), xlabel="w")
    ax.set_aspect("equal")
    ax.set_ylabel("b", rotation=0, va="center", labelpad=6)
    errors = w[:, np.newaxis] * x + b[:, np.newaxis, np.newaxis] - y  # (60, 60, num_examples)
    loss = np.mean(errors**2, axis=-1)
    draw_contours(ax, w, b, loss, loss.min() + np.ptp(loss) * np.linspace(0.08, 1, 7) ** 2)


def descend(data: Mapping[str, Any], *, step: float, rate: float, size: float) -> Values:
    """Compute the way of w and b over some steps, each along the gradient of one batch."""
    x, y = np.array(data["x"], dtype=float), np.array(data["y"], dtype=float)
    order, count = np.array(data["order"], dtype=int), int(size)
    everything = np.arange(len(x))

    def batch(number: int) -> NDArray[np.integer[Any]]:
        return order[(number * count + np.arange(count)) % len(order)]

    def stepped(w: float, b: float, rows: NDArray[np.integer[Any]]) -> tuple[float, float]:
        errors = w * x[rows] + b - y[rows]
        return w - rate * np.mean(2 * errors * x[rows]), b - rate * np.mean(2 * errors)

    w, b = data["start"]
    way, exact = [(w, b)], [(w, b)]
    for number in range(int(step)):
        way.append(stepped(*way[-1], batch(number)))
    for _ in range(int(data["steps"])):
        exact.append(stepped(*exact[-1], everything))
    w, b = way[-1]
    ends = np.array([x.min(), x.max()])
    seen = batch(int(step) - 1) if step else everything[:0]
    return {
        "batch": dots(np.stack([x[seen], y[seen]], axis=1)),
        "answer": np.stack([ends, w * ends + b], axis=1),
        "exact": np.array(exact),
        "way": np.array(way),
        "place": dots(np.array([[w, b]])),
        "w": w,
        "b": b,
        "step": step,
        "seen": step * size,
        "loss": np.mean((w * x + b - y) ** 2),
    }
