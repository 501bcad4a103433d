"""Many dots, or many lines, as one element: a file a fraction of the size of one for each."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from numpy.typing import ArrayLike, NDArray

__all__ = ["dots", "segments"]

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


def segments(starts: ArrayLike, ends: ArrayLike) -> Floats:
    """Return straight lines as one that is broken between them, for Matplotlib's ``plot``.

    Parameters
    ----------
    starts, ends
        Where the lines begin and end, both of shape (num_lines, num_dimensions).

    Examples
    --------
    >>> segments([[0, 1], [2, 3]], [[4, 5], [6, 7]]).tolist()
    [[0.0, 4.0, nan, 2.0, 6.0, nan], [1.0, 5.0, nan, 3.0, 7.0, nan]]
    """
    first = np.asarray(starts, dtype=float)
    gaps = np.full_like(first, np.nan)
    return np.stack([first, ends, gaps], axis=1).reshape(-1, first.shape[1]).T
