"""Lines over many powers of ten: what a gradient costs, and how exact it is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

import numpy as np
import numpy.typing as npt
from matplotlib.axes import Axes

from neuronbook.arguments import checked
from neuronbook.plots.drawing.legends import legend_above
from neuronbook.plots.drawing.style import line_style, new_axes

__all__ = ["plot_powers"]

MARKS = "os^D"
Numbers = Annotated[npt.ArrayLike, "(num_places,)"]


@checked
def plot_powers(
    x: Numbers,
    lines: Mapping[str, Numbers],
    *,
    x_label: str,
    y_label: str,
    ax: Axes | None = None,
) -> Axes:
    """Draw lines with a mark at each place, both axes by powers of ten.

    Parameters
    ----------
    x
        Positive numbers, (num_places,).
    lines
        By label, the positive height at each place: (num_places,).
    x_label, y_label
        What the axes measure, with units.
    ax
        Where to draw; a new figure if not given.
    """
    ax = ax if ax is not None else new_axes(height=3.6)
    for index, (label, heights) in enumerate(lines.items()):
        ax.loglog(
            np.asarray(x, dtype=float),
            np.asarray(heights, dtype=float),
            marker=MARKS[index % len(MARKS)],
            markersize=5,
            label=label,
            **line_style(index),
        )
    ax.set(xlabel=x_label, ylabel=y_label)
    ax.minorticks_off()
    legend_above(ax, num_columns=2)
    return ax
