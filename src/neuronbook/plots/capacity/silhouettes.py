"""Small pictures of networks, side by side, to compare their outlines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection

from neuronbook.arguments import Count, checked
from neuronbook.plots.drawing.palette import PALETTE
from neuronbook.plots.drawing.panels import new_panels

__all__ = ["plot_silhouettes"]


@checked
def plot_silhouettes(networks: Mapping[str, Sequence[Count]]) -> Axes:
    """Draw the outlines of several networks side by side, inputs below and output on top.

    Parameters
    ----------
    networks
        By label, the number of inputs and then of the units of each layer, all of them drawn.

    Returns
    -------
    Axes
        Those of the first network.

    Raises
    ------
    ValueError
        If there is no network, or one has fewer than two sizes.
    """
    if not networks or min(map(len, networks.values())) < 2:
        raise ValueError(
            "A network has inputs and at least one layer. "
            f"Received: networks={dict(networks)!r}. Give sizes such as [3, 1]."
        )
    panels = new_panels(len(networks), len(networks), row_height=1.9)
    tallest = max(map(len, networks.values()))
    widest = max(max(sizes) for sizes in networks.values())
    for ax, (label, sizes) in zip(panels, networks.items(), strict=True):
        layers = [
            np.c_[np.arange(size) - (size - 1) / 2, np.full(size, height)]
            for height, size in enumerate(sizes)
        ]
        edges = [(lower, upper) for a, b in pairwise(layers) for lower in a for upper in b]
        ax.add_collection(LineCollection(edges, colors=PALETTE["muted"], linewidths=0.6))
        for height, places in enumerate(layers):
            colour = "green" if height == 0 else "orange" if height == len(layers) - 1 else "blue"
            ax.plot(*places.T, "o", markersize=7, color=PALETTE[colour], zorder=3)
        ax.set_title(label)
        ax.set(xlim=(-widest / 2, widest / 2), ylim=(-0.3, tallest - 0.7))
        ax.set_axis_off()
    return panels[0]
