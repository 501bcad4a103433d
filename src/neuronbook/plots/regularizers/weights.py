"""How large the weights of several networks are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike

from neuronbook.arguments import Positive, checked
from neuronbook.plots.drawing.panels import new_panels
from neuronbook.plots.drawing.style import figure_of, line_style

__all__ = ["plot_weights"]

NUM_BINS = 81  # odd, so that zero is in the middle of a bar
PANEL_HEIGHT = 1.15  # inches


@checked
def plot_weights(
    networks: Mapping[str, Annotated[ArrayLike, "(?,)"]],
    *,
    reach: Positive = 1.0,
    x_label: str = "weight",
) -> Axes:
    """Draw histograms of weights, one above the other, on the same scales.

    The numbers of weights are drawn as powers of ten, so that few large weights can be seen
    beside many small ones. Weights beyond the ends count in the last bars.

    Parameters
    ----------
    networks
        By label, all weights in a row.
    reach
        The largest size of a weight that is shown.
    x_label
        What the weights are.

    Returns
    -------
    Axes
        Those of the first panel.

    Raises
    ------
    ValueError
        If there is no network.
    """
    axes = new_panels(len(networks), 1, row_height=PANEL_HEIGHT, margin=0.6)
    edges = np.linspace(-reach, reach, NUM_BINS + 1)
    for index, (ax, (label, weights)) in enumerate(zip(axes, networks.items(), strict=True)):
        inside = np.clip(np.asarray(weights, dtype=float), -reach, reach)
        counts = np.histogram(inside, edges)[0]
        ax.stairs(counts, edges, baseline=0.5, fill=True, color=line_style(index)["color"])
        ax.set_title(label, loc="left", pad=3)
        ax.grid(visible=False, axis="x")
    axes[0].set_yscale("log")  # the panels share it
    axes[0].set_ylim(bottom=0.5)
    axes[-1].set_xlabel(x_label)
    figure_of(axes[0]).supylabel("number of weights", fontsize=11)
    return axes[0]
