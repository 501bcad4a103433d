"""Learning curves of several runs, each in a panel of its own."""

from __future__ import annotations

from collections.abc import Mapping

import matplotlib.pyplot as plt
import numpy.typing as npt
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from neuronbook.plots.curves.curves import plot_curves
from neuronbook.plots.drawing.style import PALETTE

__all__ = ["plot_curve_panels"]

COLUMNS = 2
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

    Raises
    ------
    ValueError
        If there is no panel.
    """
    if not panels:
        raise ValueError(
            f"There must be a run to show. Received: panels={panels!r}. Give its curves by label."
        )
    num_rows = -(-len(panels) // COLUMNS)
    figure, grid = plt.subplots(
        num_rows,
        COLUMNS,
        figsize=(4.8, PANEL_HEIGHT * num_rows + 0.45),
        sharey=True,
        squeeze=False,
    )
    axes = list(grid.flat)
    for ax, (label, curves) in zip(axes, panels.items(), strict=False):
        plot_curves(curves, y_label="", ax=ax)
        ax.xaxis.set_major_locator(MaxNLocator(nbins=4, integer=True))
        if legend := ax.get_legend():
            legend.remove()
        if baseline is not None:
            name, height = baseline
            ax.axhline(height, color=PALETTE["muted"], linestyle=(0, (1.5, 1.5)), label=name)
        ax.set_title(label)
        ax.set_xlabel("epoch" if ax in grid[-1] else "")
    for ax in axes[len(panels) :]:
        ax.set_axis_off()
    if y_limits is not None:
        axes[0].set_ylim(*y_limits)
    figure.supylabel(y_label, fontsize=11)
    handles, labels = axes[0].get_legend_handles_labels()
    figure.legend(
        handles,
        labels,
        loc="outside upper center",
        ncols=len(labels),
        columnspacing=1.2,
        borderaxespad=0.4,  # off the edge of the figure
    )
    first: Axes = axes[0]
    return first
