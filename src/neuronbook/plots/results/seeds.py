"""One result for each seed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import numpy as np
from matplotlib.axes import Axes

from neuronbook.arguments import Count, checked
from neuronbook.plots.drawing.legends import legend_above
from neuronbook.plots.drawing.palette import PALETTE
from neuronbook.plots.drawing.style import LINE_STYLES, new_axes

__all__ = ["plot_seeds"]


@checked
def plot_seeds(
    values: Annotated[Sequence[float], "(num_seeds,)"],
    *,
    x_label: str,
    baseline: float | None = None,
    baseline_label: str = "majority baseline",
    num_bins: Count = 40,
    ax: Axes | None = None,
) -> Axes:
    """Draw one dot for each seed, and stack those that lie too close.

    Parameters
    ----------
    values
        The result of each seed.
    x_label
        Words and unit of the result.
    baseline
        A result to compare with, drawn as an upright line.
    baseline_label
        What to call it.
    num_bins
        Into how many places the range is divided; dots in one place are stacked.
    ax
        Where to draw; a new figure if not given.
    """
    ax = ax if ax is not None else new_axes(height=1.9)
    results = np.asarray(values, dtype=float)
    if baseline is not None:
        ax.axvline(
            baseline, color=PALETTE["orange"], linestyle=LINE_STYLES[1], label=baseline_label
        )
        legend_above(ax)
    low, high = min([*results, baseline or results[0]]), max([*results, baseline or results[0]])
    width = max(high - low, 1e-9) / num_bins
    places = np.round((results - low) / width).astype(int)
    heights = [int(np.sum(places[:index] == place)) for index, place in enumerate(places)]
    ax.plot(low + places * width, np.add(heights, 0.5), "o", color=PALETTE["blue"], markersize=8)
    ax.set(ylim=(0, max(4, max(heights) + 1.3)), xlabel=x_label, yticks=[])
    ax.spines["left"].set_visible(False)
    return ax
