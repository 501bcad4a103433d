"""Curves of several seeds."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from numpy.typing import ArrayLike, NDArray

__all__ = ["deviation", "draw_mean"]

Floats = NDArray[np.floating[Any]]


def deviation(runs: ArrayLike) -> Floats:
    """Return the sample standard deviation over runs, the first axis, as `results.spread` has it.

    NaN is no run there; of a single run it is 0.

    Examples
    --------
    >>> deviation([[1.0, 5.0], [2.0, np.nan], [3.0, np.nan]]).tolist()
    [1.0, 0.0]
    """
    std: Floats = pd.DataFrame(np.asarray(runs)).std(ddof=1).fillna(0).to_numpy()
    return std


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
        std = deviation(runs)
        ax.fill_between(x, mean - std, mean + std, color=style["color"], alpha=0.25, linewidth=0)
