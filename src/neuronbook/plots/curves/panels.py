"""Learning curves of several runs, each in a panel of its own."""

from __future__ import annotations

from collections.abc import Mapping

import numpy.typing as npt
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from neuronbook.plots.curves.curves import plot_curves
from neuronbook.plots.drawing.legends import legend_of_all
from neuronbook.plots.drawing.panels import new_panels
from neuronbook.plots.drawing.style import PALETTE, figure_of

__all__ = ["plot_curve_panels"]

PANEL_HEIGHT = 1.75  # inches


def plot_curve_panels(
    panels: Mapping[str, Mapping[str, npt.ArrayLike]],
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
