"""What a gradient costs, by the number of weights."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

import numpy as np
import numpy.typing as npt
from matplotlib.axes import Axes

from neuronbook.arguments import checked
from neuronbook.plots.drawing.legends import legend_above
from neuronbook.plots.drawing.style import line_style, new_axes

__all__ = ["plot_costs"]

MARKS = "os^D"
Numbers = Annotated[npt.ArrayLike, "(num_sizes,)"]


@checked
def plot_costs(
    num_weights: Numbers,
    seconds: Mapping[str, Numbers],
    *,
    ax: Axes | None = None,
) -> Axes:
    """Draw the time that each way to a gradient takes, both axes by powers of ten.

    Parameters
    ----------
    num_weights
        The sizes of the networks: (num_sizes,).
    seconds
        By label, the time at each size: (num_sizes,).
    ax
        Where to draw; a new figure if not given.
    """
    ax = ax if ax is not None else new_axes(height=3.6)
    for index, (label, times) in enumerate(seconds.items()):
        ax.loglog(
            np.asarray(num_weights, dtype=float),
            np.asarray(times, dtype=float),
            marker=MARKS[index % len(MARKS)],
            markersize=5,
            label=label,
            **line_style(index),
        )
    ax.set(xlabel="number of weights", ylabel="time (seconds)")
    ax.minorticks_off()
    legend_above(ax, num_columns=2)
    return ax
