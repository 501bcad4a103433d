"""Curves of several seeds."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray

__all__ = ["draw_mean"]

Floats = NDArray[np.floating[Any]]


def draw_mean(ax: Axes, x: Floats, runs: Floats, *, label: str, style: dict[str, Any]) -> None:
    """Draw the mean of several runs, and around it a band of one standard deviation.

    Parameters
    ----------
    ax
        Where to draw.
    x
        The places, shape (num_places,).
    runs
        Their heights, shape (num_runs, num_places); NaN is no run there.
    label
        What the curve is called.
    style
        Colour, dashes and width of the curve.
    """
    mean = np.nanmean(runs, axis=0)
    ax.plot(x, mean, label=label, **style)
    if len(runs) > 1:
        std = np.nanstd(runs, axis=0)
        ax.fill_between(x, mean - std, mean + std, color=style["color"], alpha=0.25, linewidth=0)
