"""Results month by month, after a model has gone into use."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike

from neuronbook.arguments import Positive, checked
from neuronbook.plots.drawing.legends import legend_above
from neuronbook.plots.drawing.palette import PALETTE
from neuronbook.plots.drawing.style import DATA_COLOURS, LINE_STYLES, new_axes

__all__ = ["plot_by_month"]

MARKERS = ("o", "D", "s", "^", "v")


@checked
def plot_by_month(
    lines: Mapping[str, Annotated[ArrayLike, "(num_months,)"]],
    *,
    months: Sequence[str],
    y_label: str,
    errors: Mapping[str, Annotated[ArrayLike, "(num_months,)"]] | None = None,
    height: Positive = 3.4,
    ax: Axes | None = None,
) -> Axes:
    """Draw one line for each model, or for each measure, over the months.

    Parameters
    ----------
    lines
        By label, the values of the months: (num_months,).
    months
        The names of the months in their order, such as ``"2016-07"``; every second is written.
    y_label
        What is measured.
    errors
        By label, the standard errors of the values, drawn as a band: (num_months,).
    height
        Height of a new figure in inches.
    ax
        Where to draw; a new figure if not given.

    Raises
    ------
    ValueError
        If there is no line, or there are more than colours.
    """
    if not 1 <= len(lines) <= len(DATA_COLOURS):
        raise ValueError(
            f"A figure shows 1 to {len(DATA_COLOURS)} lines. Received: {len(lines)} lines. "
            "Draw the others in a second figure."
        )
    ax = ax if ax is not None else new_axes(height=height)
    places = np.arange(len(months))
    for index, (label, line) in enumerate(lines.items()):
        values, colour = np.asarray(line, dtype=float), PALETTE[DATA_COLOURS[index]]
        if errors is not None and label in errors:
            error = np.asarray(errors[label], dtype=float)
            ax.fill_between(
                places, values - error, values + error, color=colour, alpha=0.25, linewidth=0
            )
        ax.plot(
            places,
            values,
            color=colour,
            linestyle=LINE_STYLES[index % len(LINE_STYLES)],
            marker=MARKERS[index],
            markersize=4.5,
            label=label,
        )
    ax.set_xticks(places[::2], list(months)[::2], rotation=45, ha="right")
    ax.set_ylabel(y_label)
    legend_above(ax, num_columns=min(2, len(lines)))
    return ax
