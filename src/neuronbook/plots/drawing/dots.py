"""Many dots as one path: a file a fraction of the size that one element a dot would give."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from numpy.typing import NDArray

__all__ = ["dots"]

Floats = NDArray[np.floating[Any]]


def dots(
    places: Floats, *, colour: str, size: float = 3.6, alpha: float = 1.0, zorder: float = 3
) -> PathPatch:
    """Return dots as one path of lines without length, whose round ends are the dots.

    Parameters
    ----------
    places
        Where they are, shape (num_dots, 2).
    colour
        A colour of the palette.
    size
        Their diameter in points.
    alpha, zorder
        As everywhere in Matplotlib.
    """
    ends = np.repeat(places, 2, axis=0)
    width = float(np.ptp(places[:, 0])) if len(places) else 0.0
    ends[1::2, 0] += 1e-3 * (width or 1.0)  # Agg skips lines of no length at all
    codes = np.tile([Path.MOVETO, Path.LINETO], len(places))
    path = Path(ends, codes)
    path.should_simplify = False
    patch = PathPatch(
        path,
        fill=False,
        edgecolor=colour,
        linewidth=size,
        capstyle="round",
        alpha=alpha,
        zorder=zorder,
    )
    patch.set_snap(False)
    return patch
