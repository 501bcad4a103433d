"""What the size of a batch does to the result."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated

import numpy as np
import numpy.typing as npt
from matplotlib.axes import Axes
from matplotlib.ticker import NullLocator

from neuronbook.arguments import GAPS, Count, checked
from neuronbook.plots.drawing.bands import deviation
from neuronbook.plots.drawing.legends import legend_above
from neuronbook.plots.drawing.palette import PALETTE
from neuronbook.plots.drawing.style import line_style, new_axes

__all__ = ["plot_batch_sizes"]

MARKS = "os^D"


@checked
def plot_batch_sizes(
    batch_sizes: Sequence[Count],
    results: Mapping[str, Annotated[npt.ArrayLike, GAPS, "(?, ?)"]],
    *,
    baselines: Mapping[str, float] | None = None,
    y_label: str = "validation loss",
    ax: Axes | None = None,
) -> Axes:
    """Draw the results of several ways to train against the size of the batch.

    Parameters
    ----------
    batch_sizes
        Examples in a batch, in increasing order.
    results
        By label, the result of each size and seed: (num_sizes, num_seeds). The mean is drawn, with
        a bar of one standard deviation to either side; a size that has NaN is left out.
    baselines
        By label, a result to compare with, drawn as a level line.
    y_label
        What the results measure, with its unit.
    ax
        Where to draw; a new figure if not given.
    """
    ax = ax if ax is not None else new_axes(height=3.7)
    sizes = np.asarray(batch_sizes, dtype=float)
    for index, (label, values) in enumerate(results.items()):
        table = np.asarray(values, dtype=float)  # (num_sizes, num_seeds)
        known = ~np.isnan(table).any(axis=1)
        ax.errorbar(
            sizes[known],
            table[known].mean(axis=1),
            yerr=deviation(table[known].T),
            marker=MARKS[index % len(MARKS)],
            markersize=6,
            elinewidth=1.4,
            capsize=3,
            label=label,
            **line_style(index),
        )
    lowest = min(float(np.nanmin(values)) for values in results.values())
    for label, height in (baselines or {}).items():
        ax.axhline(height, color=PALETTE["muted"], linewidth=1.1, linestyle=(0, (1.5, 1.5)))
        above = "bottom" if height > lowest else "top"  # the words keep out of the curves' way
        ax.text(sizes[0], height, label, va=above, fontsize=10, color=PALETTE["muted"])
    ax.margins(y=0.12)
    ax.set_xscale("log")
    ax.xaxis.set_minor_locator(NullLocator())
    ax.set_xticks(sizes, [f"{size:.0f}" for size in sizes])
    ax.set(xlabel="batch size", ylabel=y_label)
    legend_above(ax)
    return ax
