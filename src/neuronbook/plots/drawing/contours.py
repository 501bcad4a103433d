"""Contour lines, with few points."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.contour import ContourSet
from matplotlib.transforms import Affine2D
from numpy.typing import NDArray

from neuronbook.plots.drawing.palette import PALETTE

__all__ = ["draw_contours", "thin"]

Floats = NDArray[np.floating[Any]]


def draw_contours(
    ax: Axes, x: Floats, y: Floats, heights: Floats, levels: Floats, *, labelled: bool = False
) -> None:
    """Draw the contours of a surface, pale, on axes without a grid; `labelled`, with heights."""
    lines = ax.contour(x, y, heights, levels, colors=[PALETTE["muted"]], linewidths=0.7, alpha=0.6)
    if labelled:  # before the lines get thin: a label needs points to lie between
        for text in ax.clabel(lines, fmt="%g", fontsize="x-small", inline_spacing=2):
            text.set(color=PALETTE["muted"], alpha=1)
    thin(lines)
    ax.grid(visible=False)


def thin(contours: ContourSet) -> None:
    """Leave out the points of a contour that lie near a straight line: a smaller file."""
    scale = 1000 / np.ptp(contours.axes.get_xlim())
    larger = Affine2D().scale(scale)
    thinned = []
    for path in contours.get_paths():
        path = larger.transform_path(path)
        path.simplify_threshold = 3  # thousandths of the width
        thinned.append(larger.inverted().transform_path(path.cleaned(simplify=True)))
    contours.set_paths(thinned)
