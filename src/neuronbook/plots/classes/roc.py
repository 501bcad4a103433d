"""ROC curves: of one set of predictions, and of several over seeds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from numpy.typing import ArrayLike, NDArray

from neuronbook.plots.drawing.bands import draw_mean
from neuronbook.plots.drawing.palette import PALETTE
from neuronbook.plots.drawing.style import (
    LINE_STYLES,
    SMALL,
    line_style,
    mark_source,
    new_axes,
    number,
)

__all__ = ["plot_roc", "plot_roc_curves"]

Floats = NDArray[np.floating[Any]]


def plot_roc(
    data: pd.DataFrame,
    *,
    label: str,
    probability: str,
    thresholds: Sequence[float] = (),
    ax: Axes | None = None,
) -> Axes:
    """Draw the ROC curve, with the area under it, and mark some thresholds on it.

    Parameters
    ----------
    data
        The examples.
    label, probability
        The columns of the true class, 0 or 1, and of the predicted probability of class 1.
    thresholds
        The thresholds to mark.
    ax
        Where to draw; a new figure if not given.
    """
    ax = ax if ax is not None else new_axes(height=3.6)
    y_true, p = data[label].to_numpy(), data[probability].to_numpy(dtype=float)
    false_rate, true_rate = roc(y_true, p)
    ax.fill_between(false_rate, true_rate, color=PALETTE["pale_blue"])
    draw_roc(ax, false_rate, true_rate)
    ax.text(
        0.62,
        0.34,
        f"area = {np.trapezoid(true_rate, false_rate):.2f}",
        ha="center",
        fontsize=12,
        color=PALETTE["ink"],
    )
    for threshold in thresholds:
        place = two_rates(y_true, p >= threshold)
        ax.plot(*place, "o", color=PALETTE["ink"], clip_on=False)
        ax.annotate(
            number(threshold), place, xytext=(7, -14), textcoords="offset points", fontsize=10
        )
    ax.set(xlabel="false positive rate", ylabel="true positive rate (recall)")
    mark_source(ax, data)
    return ax


def plot_roc_curves(
    y_true: ArrayLike, probabilities: Mapping[str, ArrayLike], *, ax: Axes | None = None
) -> Axes:
    """Draw ROC curves, each the mean over seeds with a band of one standard deviation.

    Parameters
    ----------
    y_true
        The labels, 0 or 1: (num_examples,).
    probabilities
        By label of the curve, predicted probabilities of class 1: (num_seeds, num_examples), or
        (num_examples,) of one seed.
    ax
        Where to draw; a new figure if not given.
    """
    ax = ax if ax is not None else new_axes(height=4.2)
    _draw_guessing(ax)
    grid = np.linspace(0, 1, 61)
    for index, (label, values) in enumerate(probabilities.items()):
        rates = [_true_rates(grid, y_true, p) for p in np.atleast_2d(np.asarray(values))]
        style = {**line_style(index), "linewidth": 1.6}
        draw_mean(ax, grid, np.stack(rates), label=label, style=style)
    ax.set(xlabel="false positive rate", ylabel="true positive rate (recall)")
    ax.set_yticks([0, 0.5, 1])
    ax.legend(loc="lower right", borderaxespad=0.6)
    return ax


def _true_rates(grid: NDArray[Any], y_true: ArrayLike, p: ArrayLike) -> NDArray[Any]:
    """Return the true positive rates at these false positive rates."""
    is_one, probabilities = np.asarray(y_true) == 1, np.asarray(p)
    thresholds = np.quantile(probabilities[~is_one], 1 - grid)
    missed = np.searchsorted(np.sort(probabilities[is_one]), thresholds)
    return np.asarray(1 - missed / is_one.sum())


def roc(y_true: NDArray[Any], p: Floats) -> tuple[Floats, Floats]:
    """Return the two rates for every threshold, from above the highest probability down."""
    order = np.argsort(-p, kind="stable")
    sorted_p = p[order]
    last_of_equals = np.append(np.flatnonzero(np.diff(sorted_p)), len(p) - 1)
    true = np.append(0, np.cumsum(y_true[order] == 1)[last_of_equals])
    false = np.append(0, np.cumsum(y_true[order] == 0)[last_of_equals])
    # points on a straight piece change nothing but the size of the file
    bends = np.diff(true[:-1]) * np.diff(false[1:]) != np.diff(true[1:]) * np.diff(false[:-1])
    corners = np.concatenate([[True], bends, [True]])
    return false[corners] / false[-1], true[corners] / true[-1]


def two_rates(y_true: NDArray[Any], said: NDArray[np.bool_]) -> tuple[float, float]:
    return float(np.mean(said[y_true == 0])), float(np.mean(said[y_true == 1]))


def draw_roc(ax: Axes, false_rate: Floats, true_rate: Floats) -> None:
    _draw_guessing(ax)
    ax.plot(false_rate, true_rate, color=PALETTE["blue"], linewidth=1.6)
    ax.grid(visible=False)
    ax.tick_params(labelsize=SMALL)


def _draw_guessing(ax: Axes) -> None:
    """Draw the diagonal, on which whoever guesses is, in axes that show all rates."""
    ax.plot([0, 1], [0, 1], color=PALETTE["muted"], linewidth=1, linestyle=LINE_STYLES[2])
    ax.set(xlim=(0, 1), ylim=(0, 1), xticks=[0, 0.5, 1], yticks=[0, 1])
    ax.set_aspect("equal")
