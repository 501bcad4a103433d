"""Legends that stand over what they explain."""

from __future__ import annotations

from matplotlib.axes import Axes

from neuronbook.plots.drawing.style import figure_of

__all__ = ["legend_above", "legend_of_all"]


def legend_above(ax: Axes, *, num_columns: int = 1) -> None:
    """Put the legend of the axes over them, from their left edge."""
    ax.legend(loc="lower left", bbox_to_anchor=(0, 1.02), ncols=num_columns)


def legend_of_all(ax: Axes, *, num_columns: int | None = None) -> None:
    """Put one legend over all panels of the figure, with the entries of these axes, in one row."""
    handles, labels = ax.get_legend_handles_labels()
    figure_of(ax).legend(
        handles,
        labels,
        loc="outside upper center",
        ncols=num_columns or len(labels),
        columnspacing=1.2,
        borderaxespad=0.4,  # off the edge of the figure
    )
