"""Accuracy beside what it costs nothing to get."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes

from neuronbook.plots.drawing.style import LINE_STYLES, PALETTE, new_axes

__all__ = ["plot_imbalance", "plot_seeds"]


def plot_imbalance(
    *,
    true_positive_rate: float,
    true_negative_rate: float,
    share: float | None = None,
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
    ax.legend(loc="lower left", bbox_to_anchor=(0, 1.02), ncols=2)
    return ax


def plot_seeds(
    values: Sequence[float],
    *,
    x_label: str,
    baseline: float | None = None,
    baseline_label: str = "majority baseline",
    num_bins: int = 40,
    ax: Axes | None = None,
) -> Axes:
    """Draw one dot for each seed, and stack those that lie too close.

    Parameters
    ----------
    values
        The result of each seed.
    x_label
        Words and unit of the result.
    baseline
        A result to compare with, drawn as an upright line.
    baseline_label
        What to call it.
    num_bins
        Into how many places the range is divided; dots in one place are stacked.
    ax
        Where to draw; a new figure if not given.
    """
    ax = ax if ax is not None else new_axes(height=1.9)
    results = np.asarray(values, dtype=float)
    if baseline is not None:
        ax.axvline(
            baseline, color=PALETTE["orange"], linestyle=LINE_STYLES[1], label=baseline_label
        )
        ax.legend(loc="lower left", bbox_to_anchor=(0, 1.02))
    low, high = min([*results, baseline or results[0]]), max([*results, baseline or results[0]])
    width = max(high - low, 1e-9) / num_bins
    places = np.round((results - low) / width).astype(int)
    heights = [int(np.sum(places[:index] == place)) for index, place in enumerate(places)]
    ax.plot(low + places * width, np.add(heights, 0.5), "o", color=PALETTE["blue"], markersize=8)
    ax.set(ylim=(0, max(4, max(heights) + 1.3)), xlabel=x_label, yticks=[])
    ax.spines["left"].set_visible(False)
    return ax
