"""Accuracy beside what it costs nothing to get."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes

from neuronbook.arguments import Share, checked
from neuronbook.plots.drawing.legends import legend_above
from neuronbook.plots.drawing.palette import PALETTE
from neuronbook.plots.drawing.style import LINE_STYLES, new_axes

__all__ = ["plot_imbalance"]


@checked
def plot_imbalance(
    *,
    true_positive_rate: Share,
    true_negative_rate: Share,
    share: Share | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw the accuracy of one classifier and of the majority baseline over the share of class 1.

    The classifier finds the same share of each class throughout, so its accuracy is a straight
    line; the baseline always answers with the more frequent class, so its accuracy is a V.

    Parameters
    ----------
    true_positive_rate, true_negative_rate
        Which shares of class 1 and of class 0 the classifier gets right, 0 to 1.
    share
        The share of class 1 to mark.
    ax
        Where to draw; a new figure if not given.
    """
    ax = ax if ax is not None else new_axes(height=3.3)
    corners = np.array([0, 0.5, 1])
    majority = np.maximum(corners, 1 - corners)
    ax.fill_between(corners, majority, color=PALETTE["pale_orange"])
    ax.plot(
        corners,
        majority,
        color=PALETTE["orange"],
        linestyle=LINE_STYLES[1],
        label="majority baseline",
    )
    ax.plot(
        [0, 1], [true_negative_rate, true_positive_rate], color=PALETTE["blue"], label="network"
    )
    if share is not None:
        accuracy = share * true_positive_rate + (1 - share) * true_negative_rate
        ax.plot(share, accuracy, "o", color=PALETTE["blue"], markersize=7)
    ax.set(xlim=(0, 1), ylim=(0, 1.02), xlabel="share of class 1", ylabel="accuracy")
    legend_above(ax, num_columns=2)
    return ax
