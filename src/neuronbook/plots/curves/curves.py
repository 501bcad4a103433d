"""Learning curves, of one run or of several seeds."""

from __future__ import annotations

from collections.abc import Mapping

import matplotlib.pyplot as plt
import numpy as np
import numpy.typing as npt
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from neuronbook.plots.drawing.style import PALETTE

__all__ = ["plot_curves"]

COLOURS = ("blue", "orange", "green", "purple", "red")
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
    if not 1 <= len(curves) <= len(COLOURS):
        raise ValueError(
            f"A figure shows 1 to {len(COLOURS)} curves. Received: {len(curves)} curves. "
            "Draw the others in a second figure."
        )
    if ax is None:
        _, ax = plt.subplots()
    for (label, values), colour, mark in zip(curves.items(), COLOURS, MARKS, strict=False):
        table = np.atleast_2d(np.asarray(values, dtype=float))  # (num_seeds, num_epochs)
        epochs = np.arange(1, table.shape[1] + 1)[skip:]
        table = table[:, skip:]
        if not len(epochs):
            raise ValueError(
                f"At least one epoch is shown. Received: skip={skip!r} for a curve without more "
                "epochs. Skip fewer."
            )
        seen = ~np.isnan(table).all(axis=0)
        epochs, table = epochs[seen], table[:, seen]
        mean = np.nanmean(table, axis=0)
        ax.plot(epochs, mean, linestyle=mark, color=PALETTE[colour], label=label)
        if len(table) > 1:
            std = np.nanstd(table, axis=0)
            ax.fill_between(
                epochs, mean - std, mean + std, color=PALETTE[colour], alpha=0.25, linewidth=0
            )
    ax.xaxis.set_major_locator(MaxNLocator(integer=True))
    ax.set_xlabel("epoch")
    ax.set_ylabel(y_label)
    if len(curves) > 1:
        ax.legend()
    return ax
