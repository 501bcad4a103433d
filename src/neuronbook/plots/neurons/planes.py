"""Linear models of two inputs, which are planes in space."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any, cast

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator
from numpy.typing import NDArray

from neuronbook.arguments import ColumnOf, checked, refuse
from neuronbook.plots.drawing.palette import PALETTE
from neuronbook.plots.drawing.paths import segments
from neuronbook.plots.drawing.style import mark_source

if TYPE_CHECKING:
    from mpl_toolkits.mplot3d import Axes3D

__all__ = ["plot_plane"]

Floats = NDArray[np.floating[Any]]


@checked
def plot_plane(
    data: pd.DataFrame,
    *,
    x0: Annotated[str, ColumnOf("data", "numbers")],
    x1: Annotated[str, ColumnOf("data", "numbers")],
    y: Annotated[str, ColumnOf("data", "numbers")],
    weights: tuple[float, float] | Annotated[Sequence[float], "(2,)"],
    bias: float,
    labels: tuple[str, str, str] | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw three columns as points in space, and the plane ``y = w0 x0 + w1 x1 + b``.

    A stem joins every point to the plane: it is what the plane misses.

    Parameters
    ----------
    data
        The table. Rows with a missing value in a drawn column are left out.
    x0, x1, y
        The columns of the two inputs and of the output, which is drawn upwards.
    weights, bias
        The two weights and the bias of the plane.
    labels
        Words and units for x0, x1 and y; the column names if not given.
    ax
        Axes made with ``projection="3d"``; a new figure if not given.
    """
    if ax is not None and ax.name != "3d":
        refuse("ax", "axes in space", ax, 'Make them with projection="3d".')
    points = data[[x0, x1, y]].dropna().to_numpy(dtype=float)
    space = _new_space(points, weights) if ax is None else cast("Axes3D", ax)
    first, second, actual = points.T
    on_plane = weights[0] * first + weights[1] * second + bias
    # Matplotlib sorts whole artists, not what they show: draw what lies below the plane first.
    space.computed_zorder = False
    _draw_residuals(space, points, on_plane, actual < on_plane, zorder=1)
    corners = np.meshgrid(
        np.linspace(first.min(), first.max(), 6), np.linspace(second.min(), second.max(), 6)
    )
    space.plot_surface(
        *corners,
        weights[0] * corners[0] + weights[1] * corners[1] + bias,
        color=PALETTE["orange"],
        edgecolor=PALETTE["orange"],
        linewidth=0.6,
        alpha=0.25,
        shade=False,
        zorder=2,
    )
    _draw_residuals(space, points, on_plane, actual >= on_plane, zorder=3)
    words = labels or (x0, x1, y)
    space.set_xlabel(words[0], labelpad=1)
    space.set_ylabel(words[1], labelpad=1)
    space.set_zlabel(words[2], labelpad=5)
    mark_source(space, data)
    return cast("Axes", space)


def _new_space(points: Floats, weights: Sequence[float]) -> Axes3D:
    """Make axes in space, seen from the front corner that shows more of the plane's face."""
    ranges = np.ptp(points, axis=0)
    slopes = np.asarray(weights) * ranges[:2] / ranges[2]
    azimuths = (-58, -122)
    faces = [-slopes @ (np.cos(np.radians(a)), np.sin(np.radians(a))) for a in azimuths]
    figure = plt.figure(figsize=(4.8, 3.9))
    figure.set_layout_engine("none")
    front = int(np.argmax(faces))
    left = (0.0, 0.05)[front]  # beside the words of the upright axis, which change sides
    space = cast("Axes3D", figure.add_axes((left, 0.055, 0.95, 0.945), projection="3d"))
    space.view_init(elev=24, azim=azimuths[front])
    space.set_box_aspect((1, 1, 0.8), zoom=0.98)
    for axis in (space.xaxis, space.yaxis, space.zaxis):
        axis.pane.set_visible(False)
        axis.line.set_color(PALETTE["muted"])
        axis._axinfo["grid"].update(color=PALETTE["grid"], linewidth=0.8)
        axis.set_major_locator(MaxNLocator(4))
    space.tick_params(pad=-1)
    space.zaxis.set_tick_params(pad=3)
    return space


def _draw_residuals(
    space: Axes3D, points: Floats, on_plane: Floats, chosen: NDArray[np.bool_], *, zorder: int
) -> None:
    tops = points[chosen]
    feet = np.column_stack([tops[:, :2], on_plane[chosen]])
    space.plot(*segments(feet, tops), color=PALETTE["muted"], linewidth=0.8, zorder=zorder)
    space.plot(
        *tops.T,
        linestyle="none",
        marker="o",
        markersize=4.6,
        color=PALETTE["blue"],
        markeredgewidth=0,
        zorder=zorder + 0.5,
    )
