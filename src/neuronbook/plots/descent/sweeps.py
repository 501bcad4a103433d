"""What becomes of a training when one setting is swept over a range."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated

import numpy as np
import numpy.typing as npt
from matplotlib.axes import Axes

from neuronbook.arguments import checked
from neuronbook.plots.drawing.bands import draw_mean
from neuronbook.plots.drawing.legends import legend_above
from neuronbook.plots.drawing.palette import PALETTE
from neuronbook.plots.drawing.style import line_style, new_axes

__all__ = ["plot_sweep"]


@checked
def plot_sweep(
    values: Annotated[Sequence[float], "(num_values,)"],
    results: Mapping[str, Annotated[npt.ArrayLike, "(?, num_values)"]],
    *,
    x_label: str,
    y_label: str,
    baseline: tuple[str, float] | None = None,
    y_limits: tuple[float, float] | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw a result against a setting, on a logarithmic scale of the setting.

    Parameters
    ----------
    values
        The settings that were tried, above zero, in increasing order.
    results
        By label, the result of each seed with each setting, (num_seeds, num_values), drawn as
        the mean with a band of one standard deviation.
    x_label, y_label
        What was set, and what was measured, with its unit.
    baseline
        Label and height of a line across the figure: what a model that looks at nothing costs.
    y_limits
        The lowest and highest result shown; as far as the curves reach if not given.
    ax
        Where to draw; a new figure if not given.
    """
    ax = ax if ax is not None else new_axes()
    places = np.asarray(values, dtype=float)
    for number, (label, runs) in enumerate(results.items()):
        style = {**line_style(number), "marker": "o", "markersize": 5}
        draw_mean(ax, places, np.asarray(runs, dtype=float), label=label, style=style)
    if baseline is not None:
        name, height = baseline
        ax.axhline(height, color=PALETTE["muted"], linestyle=(0, (1.5, 1.5)), label=name)
    ax.set(xscale="log", xlabel=x_label, ylabel=y_label)
    if y_limits is not None:
        ax.set_ylim(*y_limits)
    legend_above(ax)
    return ax
