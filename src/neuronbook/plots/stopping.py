"""A training run that was stopped early."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from matplotlib.axes import Axes

from neuronbook.plots.curves import plot_curves
from neuronbook.plots.style import PALETTE, new_axes, number

__all__ = ["plot_stopping"]


def plot_stopping(
    loss: npt.ArrayLike,
    val_loss: npt.ArrayLike,
    *,
    y_label: str = "loss",
    y_limits: tuple[float, float] | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Plot one run with its minimum validation loss, and the epochs it waited in vain after it.

    Parameters
    ----------
    loss, val_loss
        Training and validation loss of each epoch: (num_epochs,).
    y_label
        What the curves measure, with its unit.
    y_limits
        The lowest and highest loss shown; as far as the curves reach if not given.
    ax
        Where to draw; a new figure if not given.
    """
    ax = ax if ax is not None else new_axes(4.8, 3.3)
    plot_curves({"training": loss, "validation": val_loss}, y_label=y_label, ax=ax)
    values = np.asarray(val_loss, dtype=float)
    best, last = int(np.nanargmin(values)) + 1, len(values)  # epochs are counted from 1
    ax.axvspan(best, last, color=PALETTE["pale_orange"], linewidth=0, zorder=0)
    ax.plot(
        best,
        values[best - 1],
        "o",
        markersize=9,
        color=PALETTE["orange"],
        markeredgecolor=PALETTE["paper"],
        zorder=4,
        label=f"minimum validation loss: {number(values[best - 1])} at epoch {best}",
    )
    if y_limits is not None:
        ax.set_ylim(*y_limits)
    ax.legend(loc="lower left", bbox_to_anchor=(0, 1.02))
    return ax
