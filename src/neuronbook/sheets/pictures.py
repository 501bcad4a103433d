"""The small picture of an entry: one curve, or two, over a pair of axes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

__all__ = ["draw_curves"]

WIDTH, HEIGHT = 168, 104  # pixels, numbers at the axes included
LEFT, RIGHT, TOP, BOTTOM = 34, 6, 7, 16
COLOURS = (("blue", "#1f6fb5", ""), ("orange", "#bd530b", ' stroke-dasharray="4 2.5"'))
INK, GRID = "var(--nb-muted, #5d6975)", "var(--nb-grid, #e4e8ec)"
JUMP = 0.2  # of the height; where a curve climbs more from one place to the next, it is broken
NUM_DIGITS = 2
INVISIBLE = 0.15  # pixels

Floats = NDArray[np.floating[Any]]


def draw_curves(
    places: ArrayLike, curves: Sequence[ArrayLike], *, limits: tuple[float, float] | None = None
) -> str:
    """Return an SVG of curves over the same places, the second one dashed.

    Parameters
    ----------
    places
        The variable's values, in order.
    curves
        The heights of each curve at these places; NaN and infinity are left out.
    limits
        The lowest and the highest height that is shown.
    """
    x = np.asarray(places, dtype=float)
    heights = [np.asarray(curve, dtype=float) for curve in curves]
    low, high = limits or _limits(heights)
    across = (WIDTH - LEFT - RIGHT) / (x[-1] - x[0])
    up = (HEIGHT - TOP - BOTTOM) / (high - low)
    lines = [_axis(x[0], low, high, across, up, x[-1])]
    for curve, (name, colour, dashes) in zip(heights, COLOURS, strict=False):
        right, down = LEFT + (x - x[0]) * across, TOP + (high - curve) * up
        lines.append(
            f'<path d="{_path(right, down)}" fill="none" stroke="var(--nb-{name}, {colour})" '
            f'stroke-width="1.8"{dashes}/>'
        )
    return (
        f'<svg class="nb-curve" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" '
        f'aria-hidden="true">{"".join(lines)}</svg>'
    )


def _limits(heights: Sequence[Floats]) -> tuple[float, float]:
    values = np.concatenate([curve[np.isfinite(curve)] for curve in heights])
    low, high = min(0.0, float(values.min())), max(0.0, float(values.max()))
    return (low, high) if high > low else (low, low + 1)


def _axis(left: float, low: float, high: float, across: float, up: float, right: float) -> str:
    """Return the two lines through zero, or at the edge, and the numbers at their ends."""
    bottom = HEIGHT - BOTTOM
    zero_x = LEFT + (min(max(0.0, left), right) - left) * across
    zero_y = TOP + (high - min(max(0.0, low), high)) * up
    marks = "".join(
        f'<text x="{x:.0f}" y="{y:.0f}" text-anchor="{anchor}">{_number(value)}</text>'
        for x, y, anchor, value in (
            (LEFT, HEIGHT - 4, "start", left),
            (WIDTH - RIGHT, HEIGHT - 4, "end", right),
            (LEFT - 4, bottom, "end", low),
            (LEFT - 4, TOP + 8, "end", high),
        )
    )
    return (
        f'<path d="M{LEFT} {zero_y:.1f}H{WIDTH - RIGHT}M{zero_x:.1f} {TOP}V{bottom}" fill="none" '
        f'stroke="{INK}" stroke-width="0.8"/><g fill="{INK}" font-size="10">{marks}</g>'
    )


def _number(value: float) -> str:
    rounded = float(f"{value:.{NUM_DIGITS}g}")
    return f"{rounded:g}".replace("-", "\N{MINUS SIGN}")


def _path(right: Floats, down: Floats) -> str:
    """Return the path of a curve: broken where it jumps, and bent only where it has to be."""
    inside = np.isfinite(down) & (down >= TOP - 0.5) & (down <= HEIGHT - BOTTOM + 0.5)
    jumps = np.abs(np.diff(down, prepend=down[0])) > JUMP * (HEIGHT - TOP - BOTTOM)
    pieces: list[list[tuple[float, float]]] = []
    before = False
    for x, y, shown, jump in zip(right, down, inside, jumps, strict=True):
        if shown:
            if not before or jump:
                pieces.append([])
            pieces[-1].append((float(x), float(y)))
        before = bool(shown)
    return "".join("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in _thin(piece)) for piece in pieces)


def _thin(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Leave out the points that lie on the straight line between those that stay."""
    if len(points) < 3:
        return points
    (x0, y0), (x1, y1) = points[0], points[-1]
    off = [abs(y0 + (y1 - y0) * (x - x0) / (x1 - x0) - y) for x, y in points]
    farthest = off.index(max(off))
    if off[farthest] < INVISIBLE:
        return [points[0], points[-1]]
    return [*_thin(points[: farthest + 1])[:-1], *_thin(points[farthest:])]
