"""ROC curves: of one set of predictions, and of several over seeds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator
from numpy.typing import ArrayLike, NDArray

from neuronbook.arguments import ColumnOf, Labels, Share, checked
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

NUM_PLACES = 61  # of a curve that bends almost everywhere

Floats = NDArray[np.floating[Any]]


@checked
def plot_roc(
    data: pd.DataFrame,
    *,
    label: Annotated[str, ColumnOf("data", "labels")],
    probability: Annotated[str, ColumnOf("data", "known numbers")],
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

    Raises
    ------
    ValueError
        If the labels are not 0 and 1, one class is missing, or a probability is not a number.
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


@checked
def plot_roc_curves(
    y_true: Annotated[ArrayLike, Labels(), "(num_examples,)"],
    probabilities: Mapping[
        str, Annotated[ArrayLike, "(num_examples,) or (num_seeds, num_examples)"]
    ],
    *,
    up_to: Share = 1.0,
    ax: Axes | None = None,
) -> Axes:
    """Draw ROC curves, each the mean over seeds with a band of one standard deviation.

    Parameters
    ----------
    y_true
        The labels, 0 or 1: (num_examples,).
    probabilities
        By label of the curve, predicted probabilities of class 1: (num_seeds, num_examples), or
        (num_examples,) of one seed.
    up_to
        The largest false positive rate to draw: below 1, only the left end of the curves is seen,
        where few examples of class 0 are taken for class 1.
    ax
        Where to draw; a new figure if not given.

    Raises
    ------
    ValueError
        If the labels are not 0 and 1, one class is missing, or a probability is not a number.
    """
    ax = ax if ax is not None else new_axes(height=4.2)
    _draw_guessing(ax)
    for index, (label, values) in enumerate(probabilities.items()):
        curves = [roc(np.asarray(y_true), p) for p in np.atleast_2d(np.asarray(values))]
        places = _places([false_rate for false_rate, _ in curves], up_to)
        heights = np.stack([_heights(places, *curve) for curve in curves])
        style = {**line_style(index), "linewidth": 1.6}
        draw_mean(ax, np.repeat(places, 2), heights, label=label, style=style)
    ax.set(xlabel="false positive rate", ylabel="true positive rate (recall)")
    ax.set_yticks([0, 0.5, 1])
    ax.legend(loc="lower right", borderaxespad=0.6)
    if up_to < 1:
        _show_left_end(ax, up_to)
    return ax


def _show_left_end(ax: Axes, up_to: float) -> None:
    highest = max(np.max(line.get_data()[1]) for line in ax.lines[1:])  # without the diagonal
    ax.set_aspect("auto")
    ax.set(xlim=(0, up_to), ylim=(0, 1.25 * highest))
    for axis in (ax.xaxis, ax.yaxis):
        axis.set_major_locator(MaxNLocator(4))
    ax.legend(loc="upper left", borderaxespad=0.6)


def _places(false_rates: list[Floats], up_to: float) -> Floats:
    """Return where the curves bend, or a grid if they bend in more places than can be seen."""
    bends: Floats = np.unique(np.concatenate([*false_rates, [up_to]]))
    bends = bends[bends <= up_to]
    return bends if len(bends) <= NUM_PLACES else np.linspace(0, up_to, NUM_PLACES)


def _heights(places: Floats, false_rate: Floats, true_rate: Floats) -> Floats:
    """Return two heights of a curve at each place, before and after it may jump there."""
    before = np.interp(-places, -false_rate[::-1], true_rate[::-1])
    after = np.interp(places, false_rate, true_rate)
    return np.stack([before, after], axis=1).ravel()


def roc(y_true: NDArray[Any], p: Floats) -> tuple[Floats, Floats]:
    """Return the two rates for every threshold, from above the highest probability down."""
    # scikit-learn takes a second to import, and most figures do not need it.
    from sklearn.metrics import roc_curve

    false_rate, true_rate, _ = roc_curve(y_true, p)
    return false_rate, true_rate


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
