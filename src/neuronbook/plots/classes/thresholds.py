"""Where a threshold cuts the predicted probabilities, and what comes of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.layout_engine import ConstrainedLayoutEngine
from matplotlib.patches import Rectangle
from numpy.typing import NDArray

from neuronbook.arguments import ColumnOf, Columns, NotEmpty, Share, checked
from neuronbook.plots.classes.roc import draw_roc, roc, two_rates
from neuronbook.plots.drawing.legends import legend_above
from neuronbook.plots.drawing.palette import PALETTE
from neuronbook.plots.drawing.style import (
    LINE_STYLES,
    SMALL,
    line_style,
    mark_source,
    new_axes,
    number,
)

__all__ = ["plot_by_threshold", "plot_thresholds"]

Floats = NDArray[np.floating[Any]]

# fill and edge of the four outcomes, by true class and predicted class: a mistake is pale
OUTCOMES = {
    (1, 1): ("blue", "blue"),
    (1, 0): ("pale_blue", "blue"),
    (0, 1): ("pale_orange", "orange"),
    (0, 0): ("orange", "orange"),
}


@checked
def plot_thresholds(
    data: pd.DataFrame,
    *,
    label: Annotated[str, ColumnOf("data", "labels")],
    probability: Annotated[str, ColumnOf("data", "probabilities")],
    class_names: tuple[str, str],
    thresholds: Annotated[Sequence[float], NotEmpty()] = (0.2, 0.5, 0.8),
) -> list[Axes]:
    """Draw one row for each threshold: histograms, confusion matrix, place on the ROC curve.

    The histograms stand back to back, class 1 above and class 0 below, so that the threshold
    cuts them into the four numbers of the confusion matrix as they lie there.

    Parameters
    ----------
    data
        The examples.
    label, probability
        The columns of the true class, 0 or 1, and of the predicted probability of class 1.
    class_names
        The names of class 0 and of class 1.
    thresholds
        The probabilities from which on class 1 is predicted, above 0 and below 1.

    Returns
    -------
    list of Axes
        Three for each threshold, row by row.

    Raises
    ------
    ValueError
        If a threshold leaves nothing on one of its sides.
    """
    if not all(0 < threshold < 1 for threshold in thresholds):
        raise ValueError(
            "A threshold that cuts a histogram lies above 0 and below 1. "
            f"Received: thresholds={tuple(thresholds)}. Leave out 0 and 1."
        )
    height = 1.5 * len(thresholds) + 0.45
    _, rows = plt.subplots(
        len(thresholds),
        3,
        figsize=(4.8, height),
        sharex="col",
        squeeze=False,
        width_ratios=(1.4, 0.95, 1),
        layout=ConstrainedLayoutEngine(w_pad=0.04, h_pad=0.05, wspace=0.03, hspace=0.03),
    )
    y_true, p = data[label].to_numpy(), data[probability].to_numpy(dtype=float)
    curve = roc(y_true, p)
    for row, threshold in zip(rows, thresholds, strict=True):
        _draw_histograms(row[0], y_true, p, threshold)
        _draw_confusion(row[1], y_true, p >= threshold, class_names)
        draw_roc(row[2], *curve)
        row[2].plot(*two_rates(y_true, p >= threshold), "o", color=PALETTE["ink"], clip_on=False)
        row[0].set_title(f"threshold {number(threshold)}", fontsize=10, loc="left")
    middle = rows[len(rows) // 2]
    middle[1].set_ylabel("truth", fontsize=SMALL)
    middle[2].set_ylabel("true positive rate", fontsize=SMALL)
    for ax, words in zip(
        rows[-1], ("probability", "prediction", "false positive rate"), strict=True
    ):
        ax.set_xlabel(words, fontsize=SMALL)
    mark_source(rows[0][2], data)
    return list(rows.flat)


def _draw_histograms(
    ax: Axes, y_true: NDArray[Any], p: Floats, threshold: float, *, num_bins: int = 10
) -> None:
    # the threshold is an edge too, so that no bar holds both sides of it
    edges = np.union1d(np.linspace(0, 1, num_bins + 1), [threshold])
    for (truth, prediction), (fill, edge) in OUTCOMES.items():
        side = edges[edges >= threshold] if prediction else edges[edges <= threshold]
        chosen = p[(y_true == truth) & ((p >= threshold) == prediction)]
        ax.stairs(
            (1 if truth else -1) * np.histogram(chosen, side)[0],
            side,
            fill=True,
            facecolor=PALETTE[fill],
            edgecolor=PALETTE[edge],
            linewidth=0.7,
        )
    ax.axhline(0, color=PALETTE["muted"], linewidth=0.9)
    ax.axvline(threshold, color=PALETTE["ink"], linewidth=1.6)
    ax.set(xlim=(-0.02, 1.02), xticks=[0, 0.5, 1])
    ax.yaxis.set_major_formatter(lambda count, _: f"{abs(count):g}")
    ax.locator_params(axis="y", nbins=4)
    ax.grid(visible=False)
    ax.tick_params(labelsize=SMALL)


def _draw_confusion(
    ax: Axes, y_true: NDArray[Any], said: NDArray[np.bool_], class_names: tuple[str, str]
) -> None:
    for (truth, prediction), (fill, edge) in OUTCOMES.items():
        ax.add_patch(
            Rectangle(
                (prediction + 0.03, truth + 0.03),
                0.94,
                0.94,
                facecolor=PALETTE[fill],
                edgecolor=PALETTE[edge],
            )
        )
        ax.text(
            prediction + 0.5,
            truth + 0.5,
            f"{np.sum((y_true == truth) & (said == prediction)):,}",
            ha="center",
            va="center",
            color=PALETTE["paper" if truth == prediction else "ink"],
        )
    ax.set(xlim=(0, 2), ylim=(0, 2))
    ax.set_xticks([0.5, 1.5], class_names)
    ax.set_yticks([0.5, 1.5], class_names)
    ax.tick_params(length=0, labelsize=SMALL)
    ax.grid(visible=False)
    ax.spines[:].set_visible(False)


@checked
def plot_by_threshold(
    data: Annotated[pd.DataFrame, Columns()],
    *,
    y_label: str | None = None,
    mark: Share | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw numbers that change with the threshold, each column of a table as a curve.

    Parameters
    ----------
    data
        One row for each threshold, which is its index; the names of the columns are the labels
        of the curves.
    y_label
        Words for the axis; none if not given.
    mark
        A threshold to mark with an upright line.
    ax
        Where to draw; a new figure if not given.
    """
    ax = ax if ax is not None else new_axes()
    if mark is not None:
        ax.axvline(mark, color=PALETTE["muted"], linewidth=1, linestyle=LINE_STYLES[2])
        ax.set_xticks([0, mark, 1] if abs(mark - 0.5) > 0.4 else [0, mark, 0.5, 1])
    for index, column in enumerate(data.columns):
        ax.plot(data.index, data[column], label=column, **line_style(index))
    ax.set(xlim=(0, 1), xlabel="threshold")
    if y_label is not None:
        ax.set_ylabel(y_label)
    if len(data.columns) > 1:
        legend_above(ax, num_columns=len(data.columns))
    mark_source(ax, data)
    return ax
