"""Learning curves, of one run or of several seeds."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from neuronbook.plots.drawing.bands import draw_mean
from neuronbook.plots.drawing.style import DATA_COLOURS, PALETTE, new_axes

__all__ = ["plot_curves"]

MARKS = ("-", "--", "-.", ":", (0, (5, 1, 1, 1, 1, 1)))


def plot_curves(
    curves: Mapping[str, npt.ArrayLike],
    *,
    y_label: str = "loss",
    skip: int = 0,
    ax: Axes | None = None,
) -> Axes:
    """Plot learning curves against the epoch, counted from 1.

    Parameters
    ----------
    curves
        By label. One run is a row of numbers (num_epochs,); several seeds are a table
        (num_seeds, num_epochs), drawn as their mean with a band of one standard deviation.
        Each epoch counts the seeds that are not NaN there.
    y_label
        What the curves measure, with its unit.
    skip
        Epochs left out at the beginning, where a large loss hides all that follows.

    Raises
    ------
    ValueError
        If there are more curves than colours, or `skip` leaves no epoch.
    """
    if not 1 <= len(curves) <= len(DATA_COLOURS):
        raise ValueError(
            f"A figure shows 1 to {len(DATA_COLOURS)} curves. Received: {len(curves)} curves. "
            "Draw the others in a second figure."
        )
    ax = ax if ax is not None else new_axes()
    for (label, values), colour, mark in zip(curves.items(), DATA_COLOURS, MARKS, strict=False):
        table = np.atleast_2d(np.asarray(values, dtype=float))  # (num_seeds, num_epochs)
        epochs = np.arange(1, table.shape[1] + 1)[skip:]
        table = table[:, skip:]
        if not len(epochs):
            raise ValueError(
                f"At least one epoch is shown. Received: skip={skip!r} for a curve without more "
                "epochs. Skip fewer."
            )
        seen = ~np.isnan(table).all(axis=0)
        style = {"color": PALETTE[colour], "linestyle": mark}
        draw_mean(ax, epochs[seen], table[:, seen], label=label, style=style)
    ax.xaxis.set_major_locator(MaxNLocator(integer=True))
    ax.set_xlabel("epoch")
    ax.set_ylabel(y_label)
    if len(curves) > 1:
        ax.legend()
    return ax
