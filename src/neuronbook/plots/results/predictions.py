"""What a model says, beside what is true."""

from __future__ import annotations

from typing import Annotated

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from numpy.typing import ArrayLike

from neuronbook.arguments import ColumnOf, checked
from neuronbook.plots.drawing.legends import legend_above
from neuronbook.plots.drawing.palette import PALETTE
from neuronbook.plots.drawing.paths import dots
from neuronbook.plots.drawing.style import mark_source, new_axes

__all__ = ["plot_predictions"]


@checked
def plot_predictions(
    data: Annotated[pd.DataFrame, "(num_examples, ?)"],
    y_pred: Annotated[ArrayLike, "(num_examples,)"],
    *,
    target: Annotated[str, ColumnOf("data", "known numbers")],
    baseline: float,
    x_label: str,
    y_label: str,
    ax: Axes | None = None,
) -> Axes:
    """Draw predictions of a target that takes few whole values, such as a grade.

    Dots of the same value are scattered sideways, so that they do not hide one another; a bar
    marks the median prediction of each value.

    Parameters
    ----------
    data
        The table with the target.
    y_pred
        The predictions, shape (num_examples,).
    target
        The column of the target.
    baseline
        What a model says that looks at nothing.
    x_label, y_label
        Words for the true value and for the prediction.
    ax
        Where to draw; a new figure if not given.
    """
    ax = ax if ax is not None else new_axes(height=3.4)
    y_true = data[target].to_numpy(dtype=float)
    sideways = np.random.default_rng(0).uniform(-0.27, 0.27, len(y_true))
    places = np.stack([y_true + sideways, np.asarray(y_pred, dtype=float)], axis=1)
    ax.add_patch(dots(places, colour=PALETTE["blue"], alpha=0.55, size=3.6))
    ends = np.array([y_true.min() - 0.4, y_true.max() + 0.4])
    ax.plot(ends, ends, color=PALETTE["green"], linestyle=(0, (5, 2)), label="perfect prediction")
    ax.axhline(
        baseline,
        color=PALETTE["muted"],
        linestyle=(0, (1.5, 1.5)),
        label="always the median",
        zorder=1,
    )
    values = np.unique(y_true)
    medians = [np.median(places[y_true == value, 1]) for value in values]
    ax.hlines(
        medians,
        values - 0.33,
        values + 0.33,
        color=PALETTE["orange"],
        linewidth=2.4,
        zorder=4,
        label="median prediction",
    )
    ax.set(xlabel=x_label, ylabel=y_label, xticks=values)
    ax.set_xlim(*ends)
    legend_above(ax)
    mark_source(ax, data)
    return ax
