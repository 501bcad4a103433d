"""Radar echoes, pulse by pulse."""

from __future__ import annotations

from typing import Annotated

import pandas as pd
from matplotlib.axes import Axes

from neuronbook.arguments import ColumnOf, Count, check_column, checked, refuse
from neuronbook.plots.drawing.legends import legend_of_all
from neuronbook.plots.drawing.palette import PALETTE
from neuronbook.plots.drawing.panels import new_panels
from neuronbook.plots.drawing.style import LINE_STYLES, SMALL, figure_of, mark_source

__all__ = ["plot_echoes"]


@checked
def plot_echoes(
    data: pd.DataFrame, *, label: Annotated[str, ColumnOf("data")], num_each: Count = 3
) -> list[Axes]:
    """Draw the first echoes of each class, one class a row, each echo as two lines.

    Parameters
    ----------
    data
        A table as `load_ionosphere` gives it: for each pulse a real and an imaginary part, in
        this order, and the class.
    label
        The column of the class; its values are the labels of the rows.
    num_each
        How many echoes to draw of each class.

    Returns
    -------
    list of Axes
        Row by row, the first row for the class that comes first in the table.
    """
    for column in data.columns.drop(label):
        check_column(f"data[{column!r}]", data[column], "known numbers")
    classes = list(data[label].unique())
    fewest = int(data[label].value_counts().min())
    if num_each > fewest:
        refuse("num_each", f"at most {fewest}, the echoes of a class", num_each, "Draw fewer.")
    axes = new_panels(len(classes) * num_each, num_each, row_height=1.35, margin=0.75)
    for first, name in zip(axes[::num_each], classes, strict=True):
        row = axes[axes.index(first) :][:num_each]
        parts = data.loc[data[label] == name].drop(columns=label).head(num_each)
        for ax, echo in zip(row, parts.to_numpy(dtype=float), strict=True):
            pulses = range(1, len(echo) // 2 + 1)
            ax.plot(pulses, echo[0::2], color=PALETTE["blue"], linewidth=1.6, label="real part")
            ax.plot(
                pulses,
                echo[1::2],
                color=PALETTE["orange"],
                linewidth=1.6,
                linestyle=LINE_STYLES[1],
                label="imaginary part",
            )
            ax.set(ylim=(-1.1, 1.1), yticks=[-1, 0, 1], xticks=[1, 9, 17])
            ax.tick_params(labelsize=SMALL)
        first.set_ylabel(name)
    figure_of(axes[0]).supxlabel("pulse", fontsize=11)
    legend_of_all(axes[0])
    mark_source(axes[num_each - 1], data)
    return axes
