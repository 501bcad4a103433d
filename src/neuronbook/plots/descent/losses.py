"""Loss functions, and the line that each of them asks for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray

from neuronbook.plots.drawing.style import DATA_COLOURS, LINE_STYLES, PALETTE, figure_of

__all__ = ["plot_losses"]

Floats = NDArray[np.floating[Any]]


def plot_losses(
    errors: Floats,
    losses: Mapping[str, Floats],
    *,
    x: Floats,
    y: Floats,
    lines: Mapping[str, tuple[float, float]],
    outlier: int,
    labels: tuple[str, str] = ("x", "y"),
    axes: tuple[Axes, Axes] | None = None,
) -> list[Axes]:
    """Draw what each loss charges for an error, and the line with which each is content.

    Parameters
    ----------
    errors
        Errors of one prediction, in increasing order, shape (num_errors,).
    losses
        By label: what the loss charges for each error, shape (num_errors,).
    x, y
        Points, both of shape (num_examples,).
    lines
        By label, the same as those of `losses`: the slope and the intercept of its best line.
    outlier
        The number of the point that does not belong to the others; it gets a ring.
    labels
        Words and units for x and y.
    axes
        One for the losses, one for the points; a new figure if not given.
    """
    left, right = axes or _two_axes()
    ends = np.array([x.min(), x.max()])
    for index, label in enumerate(losses):
        style: dict[str, Any] = {
            "color": PALETTE[DATA_COLOURS[index % len(DATA_COLOURS)]],
            "linestyle": LINE_STYLES[index % len(LINE_STYLES)],
        }
        left.plot(errors, losses[label], label=label, **style)
        w, b = lines[label]
        right.plot(ends, w * ends + b, **style)
    left.set(xlabel="error", ylabel="loss")
    left.set_ylim(bottom=0)
    right.plot(x, y, "o", color=PALETTE["ink"], markersize=4.5, zorder=3)
    right.scatter(
        x[outlier], y[outlier], s=150, facecolor="none", edgecolor=PALETTE["red"], linewidth=1.2
    )
    right.set(xlabel=labels[0], ylabel=labels[1])
    figure_of(left).legend(
        loc="outside upper left", borderaxespad=0.4, ncols=len(losses), columnspacing=1.4
    )
    return [left, right]


def _two_axes() -> tuple[Axes, Axes]:
    _, (left, right) = plt.subplots(1, 2, figsize=(4.8, 2.9))
    return left, right
