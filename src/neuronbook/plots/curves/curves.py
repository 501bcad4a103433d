"""Learning curves: of one run, of several seeds, of several runs in panels."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

import numpy as np
import numpy.typing as npt
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from neuronbook.arguments import GAPS, Natural, checked
from neuronbook.plots.drawing.bands import draw_mean
from neuronbook.plots.drawing.legends import legend_of_all
from neuronbook.plots.drawing.palette import PALETTE
from neuronbook.plots.drawing.panels import new_panels
from neuronbook.plots.drawing.style import DATA_COLOURS, figure_of, new_axes

__all__ = ["plot_curve_panels", "plot_curves"]

PANEL_HEIGHT = 1.75  # inches
Curve = Annotated[npt.ArrayLike, GAPS, "(?,) or (?, ?)"]
MARKS = ("-", "--", "-.", ":", (0, (5, 1, 1, 1, 1, 1)))


@checked
def plot_curves(
    curves: Mapping[str, Curve],
    *,
    y_label: str = "loss",
    skip: Natural = 0,
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


@checked
def plot_curve_panels(
    panels: Mapping[str, Mapping[str, Curve]],
    *,
    y_label: str = "loss",
    y_limits: tuple[float, float] | None = None,
    baseline: tuple[str, float] | None = None,
) -> Axes:
    """Plot the learning curves of several runs in panels, two in a row, on one scale of loss.

    Parameters
    ----------
    panels
        By label, the curves of one run, as `plot_curves` takes them: by label, (num_epochs,) or
        (num_seeds, num_epochs). The first panel's labels name the colours of all.
    y_label
        What the curves measure, with its unit.
    y_limits
        The lowest and highest loss shown; as far as the curves reach if not given.
    baseline
        Label and height of a line across every panel: what a model that looks at nothing costs.

    Returns
    -------
    Axes
        Those of the first panel.
    """
    axes = new_panels(len(panels), 2, row_height=PANEL_HEIGHT, margin=0.45, sharex=False)
    for ax, (label, curves) in zip(axes, panels.items(), strict=True):
        plot_curves(curves, y_label="", ax=ax)
        ax.xaxis.set_major_locator(MaxNLocator(nbins=4, integer=True))
        if legend := ax.get_legend():
            legend.remove()
        if baseline is not None:
            name, height = baseline
            ax.axhline(height, color=PALETTE["muted"], linestyle=(0, (1.5, 1.5)), label=name)
        ax.set_title(label)
    for ax in axes[: (len(axes) - 1) // 2 * 2]:  # all but the last row
        ax.set_xlabel("")
    if y_limits is not None:
        axes[0].set_ylim(*y_limits)
    figure_of(axes[0]).supylabel(y_label, fontsize=11)
    legend_of_all(axes[0])
    return axes[0]
