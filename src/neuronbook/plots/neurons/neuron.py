"""The biological neuron, drawn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Circle, FancyBboxPatch, PathPatch
from matplotlib.path import Path
from matplotlib.transforms import Affine2D

from neuronbook.arguments import checked
from neuronbook.plots.drawing.diagrams import draw_arrow, new_drawing
from neuronbook.plots.drawing.palette import PALETTE

__all__ = ["plot_biological_neuron"]

SIZE = (4.8, 2.45)  # inches, like every length here
Point = tuple[float, float]


class _Branch(NamedTuple):
    """A cubic curve through four control points that grows thinner from start to end."""

    points: tuple[Point, Point, Point, Point]
    start_width: float
    end_width: float


_SOMA = (1.36, 1.15)
_BOUTONS = ((3.99, 1.72), (4.1, 1.23), (3.93, 0.73))
_AXON = _Branch(((1.5, 1.13), (2.1, 1.09), (2.7, 1.29), (3.42, 1.23)), 0.1, 0.075)
_BRANCHES = (
    # dendrites: three boughs, each with twigs
    _Branch(((1.2, 1.23), (0.95, 1.45), (0.72, 1.45), (0.42, 1.73)), 0.24, 0.045),
    _Branch(((0.8, 1.47), (0.66, 1.51), (0.45, 1.39), (0.2, 1.43)), 0.08, 0.03),
    _Branch(((0.68, 1.53), (0.66, 1.71), (0.72, 1.81), (0.68, 1.99)), 0.07, 0.03),
    _Branch(((1.15, 1.11), (0.85, 1.03), (0.62, 1.03), (0.2, 0.99)), 0.2, 0.035),
    _Branch(((0.7, 1.03), (0.55, 0.95), (0.42, 0.77), (0.24, 0.71)), 0.07, 0.03),
    _Branch(((1.22, 1.01), (1.08, 0.75), (0.92, 0.59), (0.66, 0.35)), 0.22, 0.04),
    _Branch(((0.98, 0.65), (1.0, 0.49), (0.96, 0.35), (1.0, 0.21)), 0.075, 0.03),
    _Branch(((0.86, 0.53), (0.72, 0.53), (0.58, 0.47), (0.42, 0.45)), 0.065, 0.03),
    _Branch(((1.4, 1.33), (1.42, 1.59), (1.24, 1.71), (1.22, 2.03)), 0.22, 0.04),
    _Branch(((1.31, 1.71), (1.4, 1.85), (1.48, 1.89), (1.53, 2.01)), 0.07, 0.03),
    # the axon, which leaves the cell body as a cone, and its ends
    _Branch(((1.5, 1.14), (1.64, 1.13), (1.78, 1.13), (1.92, 1.13)), 0.34, 0.08),
    _AXON,
    _Branch(((3.34, 1.23), (3.62, 1.23), (3.62, 1.65), (3.99, 1.72)), 0.075, 0.05),
    _Branch(((3.34, 1.23), (3.6, 1.21), (3.8, 1.23), (4.1, 1.23)), 0.075, 0.05),
    _Branch(((3.34, 1.23), (3.6, 1.23), (3.6, 0.79), (3.93, 0.73)), 0.075, 0.05),
)
_NEXT_BRANCHES = (
    _Branch(((4.85, 1.35), (4.62, 1.33), (4.5, 1.25), (4.24, 1.23)), 0.22, 0.1),
    _Branch(((4.85, 1.53), (4.66, 1.71), (4.5, 1.78), (4.3, 1.93)), 0.16, 0.05),
    _Branch(((4.85, 1.13), (4.68, 0.85), (4.56, 0.73), (4.32, 0.59)), 0.16, 0.05),
)
_SHEATHS = (0.36, 0.51, 0.66, 0.81)  # centres, as parts of the axon's length


@checked
def plot_biological_neuron(*, ax: Axes | None = None) -> Axes:
    """Draw a nerve cell with its dendrites, cell body, axon and a synapse.

    Parameters
    ----------
    ax
        Where to draw; a new figure if not given.
    """
    ax = new_drawing(*SIZE, ax=ax)
    _draw_flesh(ax, _NEXT_BRANCHES, [], edge="muted", fill="grid")
    bulges = [(_SOMA, 0.3), *((centre, 0.07) for centre in _BOUTONS)]
    _draw_flesh(ax, _BRANCHES, bulges, edge="blue", fill="pale_blue")
    ax.add_patch(Circle(_SOMA, 0.11, facecolor=PALETTE["blue"], zorder=4))
    _draw_sheaths(ax, _AXON)
    _draw_labels(ax)
    return ax


def _draw_flesh(
    ax: Axes,
    branches: Sequence[_Branch],
    bulges: Sequence[tuple[Point, float]],
    *,
    edge: str,
    fill: str,
) -> None:
    """Draw overlapping shapes as one: first all outlines, then all insides over them."""
    circles = [Path.circle(centre, radius) for centre, radius in bulges]
    whole = Path.make_compound_path(*map(_outline, branches), *circles)
    ax.add_patch(
        PathPatch(
            whole, facecolor="none", edgecolor=PALETTE[edge], linewidth=2.6, joinstyle="round"
        )
    )
    ax.add_patch(PathPatch(whole, facecolor=PALETTE[fill], edgecolor="none", zorder=2))


def _outline(branch: _Branch) -> Path:
    """Go along one side of a branch and back along the other, counter-clockwise."""
    points = np.array(branch.points)
    directions = np.gradient(points, axis=0)
    directions /= np.linalg.norm(directions, axis=1, keepdims=True)
    normals = directions[:, ::-1] * (-1, 1)
    half_widths = np.linspace(branch.start_width, branch.end_width, 4)[:, np.newaxis] / 2
    right, left = points - half_widths * normals, points + half_widths * normals
    tip = points[-1] + directions[-1] * branch.end_width / 2
    return Path(
        [*right, tip, left[-1], *left[-2::-1], right[0]],
        [Path.MOVETO, *[Path.CURVE4] * 3, *[Path.CURVE3] * 2, *[Path.CURVE4] * 3, Path.CLOSEPOLY],
    )


def _draw_sheaths(ax: Axes, axon: _Branch) -> None:
    start, first, second, end = np.array(axon.points)
    for part in _SHEATHS:
        rest = 1 - part
        x, y = (
            rest**3 * start
            + 3 * rest**2 * part * first
            + 3 * rest * part**2 * second
            + part**3 * end
        )
        slope = rest**2 * (first - start) + 2 * rest * part * (second - first)
        slope += part**2 * (end - second)
        turn = Affine2D().rotate(np.arctan2(slope[1], slope[0])).translate(x, y)
        ax.add_patch(
            FancyBboxPatch(
                (-0.08, -0.04),
                0.16,
                0.08,
                boxstyle="round,pad=0.05,rounding_size=0.08",
                facecolor=PALETTE["pale_orange"],
                edgecolor=PALETTE["orange"],
                linewidth=1.3,
                transform=turn + ax.transData,
                zorder=3,
            )
        )


def _draw_labels(ax: Axes) -> None:
    synapse = (_BOUTONS[1][0] + 0.09, _BOUTONS[1][1])
    ax.add_patch(
        Circle(synapse, 0.2, fill=False, edgecolor=PALETTE["red"], linewidth=1.5, zorder=5)
    )
    for label, place, tip in (
        ("dendrites", (0.75, 2.29), (0.71, 2.05)),
        ("cell body", (1.75, 0.45), (1.47, 0.81)),
        ("axon", (2.56, 1.75), (2.56, 1.33)),
        ("synapse", (4.2, 2.29), (4.19, 1.47)),
    ):
        ax.annotate(
            label,
            xy=tip,
            xytext=place,
            ha="center",
            va="center",
            fontsize=11.5,
            arrowprops={
                "arrowstyle": "-",
                "color": PALETTE["muted"],
                "linewidth": 0.9,
                "shrinkA": 1,
                "shrinkB": 0,
            },
            zorder=6,
        )
    draw_arrow(ax, (2.35, 0.59), (3.4, 0.59), colour="green")
    ax.text(2.87, 0.39, "signal", ha="center", va="center", color=PALETTE["green"], fontsize=11)
