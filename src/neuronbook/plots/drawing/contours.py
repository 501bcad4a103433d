"""Contour lines with few points."""

from __future__ import annotations

import numpy as np
from matplotlib.contour import ContourSet
from matplotlib.transforms import Affine2D

__all__ = ["thin"]


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
