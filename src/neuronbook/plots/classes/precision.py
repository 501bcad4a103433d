"""Precision against recall, as the share of class 1 changes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from numpy.typing import NDArray

from neuronbook.arguments import ColumnOf, NotEmpty, Share, checked
from neuronbook.plots.drawing.style import line_style, mark_source, new_axes

__all__ = ["plot_precision_recall"]

Floats = NDArray[np.floating[Any]]


@checked
def plot_precision_recall(
    data: pd.DataFrame,
    *,
    label: Annotated[str, ColumnOf("data", "labels")],
    probability: Annotated[str, ColumnOf("data", "known numbers")],
    shares: Annotated[Sequence[Share], NotEmpty()],
    ax: Axes | None = None,
) -> Axes:
    """Draw the precision over the recall, one curve for each share of class 1.

    Both classes keep their predictions, so the ROC curve is the same for every share; each
    class only counts as much as its share says.

    Parameters
    ----------
    data
        The examples.
    label, probability
        The columns of the true class, 0 or 1, and of the predicted probability of class 1.
    shares
        The shares of class 1, above 0.
    ax
        Where to draw; a new figure if not given.

    Raises
    ------
    ValueError
        If the labels are not 0 and 1, one class is missing, or a share is 0.
    """
    if not all(share > 0 for share in shares):
        raise ValueError(
            f"Without class 1 there is no recall. Received: shares={tuple(shares)}. Leave out 0."
        )
    ax = ax if ax is not None else new_axes(height=3.5)
    recall, false_rate = _rates(data[label].to_numpy(), data[probability].to_numpy(dtype=float))
    for index, share in enumerate(shares):
        precision = share * recall / (share * recall + (1 - share) * false_rate)
        style = {**line_style(index), "linewidth": 1.6}
        ax.step(recall, precision, where="pre", label=f"{share:.0%}", **style)
    ax.set(xlim=(0, 1.01), ylim=(0, 1.02), xlabel="recall", ylabel="precision")
    ax.legend(
        title="share of class 1",
        loc="lower left",
        bbox_to_anchor=(0, 1.02),
        ncols=len(shares),
        alignment="left",
    )
    mark_source(ax, data)
    return ax


def _rates(y_true: NDArray[Any], p: Floats) -> tuple[Floats, Floats]:
    """Return recall and false positive rate at each probability that finds some of class 1."""
    thresholds = np.unique(p)[::-1]
    rates = np.array([[np.mean(p[y_true == truth] >= t) for t in thresholds] for truth in (1, 0)])
    recall, false_rate = rates[:, rates[0] > 0]
    return recall, false_rate
