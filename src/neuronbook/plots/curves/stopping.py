"""A training run that was stopped early."""

from __future__ import annotations

from typing import Annotated

import numpy as np
import numpy.typing as npt
from matplotlib.axes import Axes

from neuronbook.arguments import checked
from neuronbook.plots.curves.curves import plot_curves
from neuronbook.plots.drawing.legends import legend_above
from neuronbook.plots.drawing.palette import PALETTE
from neuronbook.plots.drawing.style import new_axes, number

__all__ = ["plot_stopping"]


@checked
def plot_stopping(
    loss: Annotated[npt.ArrayLike, "(num_epochs,)"],
    val_loss: Annotated[npt.ArrayLike, "(num_epochs,)"],
    *,
    kept: int,
    y_label: str = "loss",
    y_limits: tuple[float, float] | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Plot one run, the epoch whose weights were kept, and the epochs it waited in vain after it.

    Parameters
    ----------
    loss, val_loss
        Training and validation loss of each epoch: (num_epochs,).
    kept
        The epoch whose weights were kept, counted from 1.
    y_label
        What the curves measure, with its unit.
    y_limits
        The lowest and highest loss shown; as far as the curves reach if not given.
    ax
        Where to draw; a new figure if not given.

    Raises
    ------
    ValueError
        If the run has no such epoch.
    """
    values = np.asarray(val_loss, dtype=float)
    if not 1 <= kept <= len(values):
        raise ValueError(
            f"The epoch that was kept is one of the run's {len(values)}. Received: kept={kept!r}. "
            "Count epochs from 1."
        )
    ax = ax if ax is not None else new_axes(4.8, 3.3)
    plot_curves({"training": loss, "validation": val_loss}, y_label=y_label, ax=ax)
    ax.axvspan(kept, len(values), color=PALETTE["pale_orange"], linewidth=0, zorder=0)
    ax.plot(
        kept,
        values[kept - 1],
        "o",
        markersize=9,
        color=PALETTE["orange"],
        markeredgecolor=PALETTE["paper"],
        zorder=4,
        label=f"weights kept: {number(values[kept - 1])} at epoch {kept}",
    )
    if y_limits is not None:
        ax.set_ylim(*y_limits)
    legend_above(ax)
    return ax
