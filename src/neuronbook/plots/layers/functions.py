"""Functions of one input: straight, bent, and bent again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator
from numpy.typing import ArrayLike, NDArray

from neuronbook.arguments import ColumnOf, Count, LabelsOf, checked
from neuronbook.plots.drawing.legends import legend_above
from neuronbook.plots.drawing.palette import PALETTE
from neuronbook.plots.drawing.panels import new_panels
from neuronbook.plots.drawing.style import DATA_COLOURS, line_style, mark_source, new_axes

__all__ = ["plot_functions", "plot_means"]

Floats = NDArray[np.floating[Any]]


@checked
def plot_means(
    data: pd.DataFrame,
    *,
    x: Annotated[str, ColumnOf("data", "numbers")],
    y: Annotated[str, ColumnOf("data", "numbers")],
    curves: Sequence[tuple[str, ArrayLike, ArrayLike]] = (),
    x_label: str | None = None,
    y_label: str | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw the mean of one column at each value of another, and curves over them.

    A larger dot is the mean of more rows. The bar through a dot covers their middle half.

    Parameters
    ----------
    data
        The table. Rows with a missing value in either column are left out.
    x, y
        The columns drawn to the right and upwards; ``x`` has few values.
    curves
        For each curve its label, its places to the right and its heights.
    x_label, y_label
        Words and units for the axes; the column names if not given.
    ax
        Where to draw; a new figure if not given.
    """
    ax = ax if ax is not None else new_axes()
    groups = data[[x, y]].dropna().groupby(x)[y]
    means, counts = groups.mean(), groups.size()
    ax.vlines(
        means.index,
        groups.quantile(0.25),
        groups.quantile(0.75),
        color=PALETTE["blue"],
        linewidth=1,
    )
    ax.scatter(
        means.index,
        means,
        s=14 + 110 * counts / counts.max(),
        facecolor=PALETTE["pale_blue"],
        edgecolor=PALETTE["blue"],
        linewidth=1.2,
        zorder=2.5,
    )
    for index, (label, places, heights) in enumerate(curves):
        ax.plot(
            places,
            heights,
            label=label,
            zorder=3,
            color=line_style(index, skip=1)["color"],
            linestyle=line_style(len(curves) - 1 - index)["linestyle"],  # the last is solid
        )
    ax.set(xlabel=x_label or x, ylabel=y_label or y)
    ax.set_ylim(bottom=0)
    if curves:
        legend_above(ax)
    mark_source(ax, data)
    return ax


@checked
def plot_functions(
    x: Annotated[ArrayLike, "(num_places,)"],
    panels: Mapping[str, ArrayLike],
    *,
    target: Annotated[ArrayLike, "(num_places,)"] | None = None,
    bends: Annotated[Mapping[str, ArrayLike], LabelsOf("panels")] | None = None,
    num_columns: Count = 2,
    axes: Sequence[Axes] | None = None,
) -> list[Axes]:
    """Draw functions of one input in panels side by side, all to the same scale.

    Parameters
    ----------
    x
        The places at which the functions are known, in order, shape (num_places,).
    panels
        For each panel its label and its heights: shape (num_places,), or
        (num_functions, num_places) for several functions in one panel.
    target
        Heights of one more function that every panel shows, dashed.
    bends
        For each panel, by its label, places at which its only function gets a dot.
    num_columns
        How many panels stand in a row.
    axes
        One axes for each panel; a new figure if not given.

    Raises
    ------
    ValueError
        If there is no panel, or a panel has other places than ``x``.
    """
    places = np.asarray(x, dtype=float)
    heights = {label: np.atleast_2d(np.asarray(panel)) for label, panel in panels.items()}
    _check_heights(places, heights)
    if axes is None:
        margin = 0.2 if len(panels) > num_columns else 0.6
        axes = new_panels(len(panels), num_columns, row_height=1.75, margin=margin)
    for ax, (label, functions) in zip(axes, heights.items(), strict=True):
        if target is not None:
            ax.plot(
                places, np.asarray(target), color=PALETTE["muted"], linewidth=1.4, dashes=(3, 2)
            )
        for index, function in enumerate(functions):
            ax.plot(places, function, color=_colour(index, len(functions)))
        dots = np.asarray((bends or {}).get(label, []), dtype=float)
        ax.plot(
            dots,
            np.interp(dots, places, functions[0]),
            linestyle="none",
            marker="o",
            markersize=4.5,
            markerfacecolor=PALETTE["paper"],
            markeredgecolor=PALETTE["ink"],
            markeredgewidth=1.1,
        )
        ax.set_title(label)
        ax.xaxis.set_major_locator(MaxNLocator(4, steps=[1, 2, 5, 10]))
        ax.yaxis.set_major_locator(MaxNLocator(4, steps=[1, 2, 5, 10]))
    return list(axes)


def _check_heights(places: Floats, heights: Mapping[str, Floats]) -> None:
    shapes = {label: functions.shape for label, functions in heights.items()}
    if not shapes or any(shape[1:] != places.shape for shape in shapes.values()):
        raise ValueError(
            f"Every panel has one height for each of the {places.size} places in x. "
            f"Received: panels of shapes {shapes}. Compute each function at every place."
        )


def _colour(index: int, num_functions: int) -> str:
    return PALETTE["orange" if num_functions == 1 else DATA_COLOURS[index % len(DATA_COLOURS)]]
