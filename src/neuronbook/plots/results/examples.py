"""A result against how many examples it was learned from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated

import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import NullLocator
from numpy.typing import ArrayLike

from neuronbook.arguments import Count, checked
from neuronbook.plots.drawing.bands import draw_mean
from neuronbook.plots.drawing.legends import legend_above
from neuronbook.plots.drawing.palette import PALETTE
from neuronbook.plots.drawing.style import Sourced, line_style, mark_source, new_axes

__all__ = ["plot_by_examples"]


@checked
def plot_by_examples(
    num_examples: Sequence[Count],
    results: Mapping[str, Annotated[ArrayLike, "(num_seeds, ?)"]],
    *,
    x_label: str = "examples per class",
    y_label: str = "accuracy",
    baseline: float | None = None,
    baseline_label: str = "constant",
    data: Sourced | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw what several methods reach against the number of examples, in equal ratios.

    Parameters
    ----------
    num_examples
        How many examples there were, in increasing order.
    results
        By label, the result of each seed and number: (num_seeds, num_numbers). A line is the mean
        over the seeds, its band one standard deviation to either side.
    x_label, y_label
        What is counted, and what the results measure.
    baseline
        A result to compare with, drawn as a level line.
    baseline_label
        What to call it.
    data
        What the examples were taken from, as its loader returned it; if that is synthetic the
        figure says so.
    ax
        Where to draw; a new figure if not given.

    Raises
    ------
    ValueError
        If there is no method, or one has another number of results than there are numbers.

    Examples
    --------
    >>> ax = plot_by_examples([1, 10, 100], {"pixels": [[0.2, 0.3, 0.4], [0.1, 0.3, 0.5]]})
    >>> [float(height) for height in ax.lines[0].get_ydata()]
    [0.15000000000000002, 0.3, 0.45]
    """
    for label, runs in results.items():
        if np.shape(runs)[1] != len(num_examples):
            raise ValueError(
                "Every seed must have a result for each number of examples. "
                f"Received: {label!r} of shape {np.shape(runs)} for {len(num_examples)} numbers. "
                "Put the seeds along the first axis, and the numbers along the second."
            )
    if not results:
        raise ValueError(
            "There must be a method to draw. Received: results={}. Give its results by its label."
        )
    ax = ax if ax is not None else new_axes(height=3.9)
    places = np.asarray(num_examples, dtype=float)
    for index, (label, runs) in enumerate(results.items()):
        values = np.asarray(runs, dtype=float)
        style = line_style(index) | {"marker": "o", "markersize": 4.5}
        draw_mean(ax, places, values, label=label, style=style)
    if baseline is not None:
        colour = PALETTE["muted"]
        ax.axhline(baseline, color=colour, linewidth=1.1, linestyle=(0, (1.5, 1.5)))
        ax.annotate(
            baseline_label,
            (1, baseline),
            xycoords=("axes fraction", "data"),
            xytext=(-4, 3),
            textcoords="offset points",
            ha="right",
            fontsize=10,
            color=colour,
        )
    ax.set_xscale("log")
    ax.xaxis.set_minor_locator(NullLocator())
    ax.set_xticks(places, [f"{place:.0f}" for place in places])
    ax.set(xlabel=x_label, ylabel=y_label)
    legend_above(ax)
    if data is not None:
        mark_source(ax, data)
    return ax
