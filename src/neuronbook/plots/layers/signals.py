"""What becomes of signals and gradients from layer to layer of a deep stack."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import LogLocator, NullLocator
from numpy.typing import ArrayLike

from neuronbook.arguments import Count, checked
from neuronbook.plots.drawing.legends import legend_of_all
from neuronbook.plots.drawing.palette import PALETTE
from neuronbook.plots.drawing.panels import new_panels
from neuronbook.plots.drawing.style import DATA_COLOURS, LINE_STYLES, figure_of

__all__ = ["plot_by_layer"]

WIDE = 20  # letters; two labels that are longer do not fit into one line of the legend

Runs = Annotated[ArrayLike, "(?, ?)"]  # (num_seeds, num_layers)
Line = Annotated[ArrayLike, "(?,)"]  # (num_layers,)


@checked
def plot_by_layer(
    panels: Mapping[str, Mapping[str, Runs]],
    *,
    y_label: str,
    theory: Mapping[str, Line] | None = None,
    num_columns: Count = 1,
) -> list[Axes]:
    """Draw a positive quantity layer by layer, by powers of ten, one panel for each kind of stack.

    Parameters
    ----------
    panels
        By title, the lines of a panel: by label, the quantity of each seed and each layer, from
        the input on, (num_seeds, num_layers). A line is the mean over the seeds, its band holds
        nine seeds in ten. The first panel's labels name the colours of all; a panel with an empty
        title has none.
    y_label
        What the quantity is.
    theory
        By label, what theory says of the line of that label: (num_layers,), drawn as dots over it.
    num_columns
        How many panels stand in a row.

    Raises
    ------
    ValueError
        If a quantity is not above zero, or there are more lines than colours.
    """
    names = [label for lines in panels.values() for label in lines]
    is_wide = max(map(len, names), default=0) > WIDE
    row_height = 1.7 if len(panels) > 1 else 3.9 if is_wide else 3.1
    axes = new_panels(len(panels), num_columns, row_height=row_height)
    for ax, (title, lines) in zip(axes, panels.items(), strict=True):
        _require_drawable(lines)
        for index, (label, runs) in enumerate(lines.items()):
            values = np.asarray(runs, dtype=float)
            layers = np.arange(1, values.shape[1] + 1)
            colour = PALETTE[DATA_COLOURS[index]]
            low, high = np.quantile(values, [0.05, 0.95], axis=0)
            ax.fill_between(layers, low, high, color=colour, alpha=0.25, linewidth=0)
            style = LINE_STYLES[index % len(LINE_STYLES)]
            ax.plot(layers, values.mean(axis=0), color=colour, linestyle=style, label=label)
            if theory is not None and label in theory:
                heights = np.asarray(theory[label], dtype=float)
                ax.plot(layers, heights, "o", markersize=3.5, color=PALETTE["ink"], zorder=3)
        ax.set_yscale("log")
        ax.yaxis.set_major_locator(LogLocator(numticks=5))
        ax.yaxis.set_minor_locator(NullLocator())
        if title:
            ax.set_title(title)
    if theory is not None:
        axes[0].plot([], [], "o", markersize=3.5, color=PALETTE["ink"], label="theory")
    for ax in axes[-num_columns:]:
        ax.set_xlabel("layer")
    figure_of(axes[0]).supylabel(y_label, fontsize=11)
    labels = axes[0].get_legend_handles_labels()[1]
    legend_of_all(axes[0], num_columns=1 if is_wide else 2 if len(labels) > 3 else len(labels))
    return axes


def _require_drawable(lines: Mapping[str, ArrayLike]) -> None:
    if not 1 <= len(lines) <= len(DATA_COLOURS):
        raise ValueError(
            f"A panel shows 1 to {len(DATA_COLOURS)} lines. Received: {len(lines)} lines. "
            "Draw the others in a second figure."
        )
    for label, runs in lines.items():
        if not (np.asarray(runs) > 0).all():
            raise ValueError(
                "Powers of ten show what is above zero. "
                f"Received: {label!r} with a smallest value of {np.min(runs)!r}. "
                "Leave out the layers that have none."
            )
