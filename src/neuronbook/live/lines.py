"""One line and its loss, moved by its weight and its bias."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd

from neuronbook.arguments import ColumnOf, checked
from neuronbook.live.figure import Live, Slider, Values, dots
from neuronbook.plots.drawing.contours import draw_contours
from neuronbook.plots.drawing.palette import PALETTE
from neuronbook.plots.drawing.paths import dots as draw_dots
from neuronbook.plots.drawing.style import mark_source

__all__ = ["try_lines"]

HEIGHTS = (1.03, 1.15, 1.4, 1.9, 2.8, 4.5, 8, 14)
"""The losses that the contours join, as multiples of the smallest one."""


@checked
def try_lines(
    data: pd.DataFrame,
    *,
    x: Annotated[str, ColumnOf("data", "numbers")],
    y: Annotated[str, ColumnOf("data", "numbers")],
    w: float,
    b: float,
    w_range: tuple[float, float],
    b_range: tuple[float, float],
    x_label: str | None = None,
    y_label: str | None = None,
) -> Live:
    """Show a line through points, and its place on the map of the mean squared error.

    Parameters
    ----------
    data
        The table. Rows with a missing value in either column are left out.
    x, y
        The columns drawn to the right and upwards.
    w, b
        The slope and the intercept of the line in the still.
    w_range, b_range
        Between what the reader can set them; the edges of the map.
    x_label, y_label
        Words and units for the axes; the column names if not given.
    """
    points = data[[x, y]].dropna().to_numpy(dtype=float)
    figure, (left, right) = plt.subplots(1, 2, figsize=(4.8, 2.75))
    left.add_patch(draw_dots(points, colour=PALETTE["blue"], size=4.6, alpha=0.75))
    style = {"color": PALETTE["orange"], "zorder": 2}
    (errors,) = left.plot([], [], linewidth=0.8, alpha=0.7, **style)
    (answer,) = left.plot([], [], **style)
    low, high = points.min(axis=0), points.max(axis=0)
    margin = 0.06 * (high - low)
    left.set(xlim=(low[0] - margin[0], high[0] + margin[0]))
    left.set(ylim=(low[1] - margin[1], high[1] + margin[1]))
    left.set(xlabel=x_label or x, ylabel=y_label or y)

    slopes, intercepts = np.linspace(*w_range, 61), np.linspace(*b_range, 61)
    answers = slopes[:, np.newaxis] * points[:, 0] + intercepts[:, np.newaxis, np.newaxis]
    losses = np.mean((answers - points[:, 1]) ** 2, axis=-1)  # (61, 61): b, w
    best = np.polyfit(points[:, 0], points[:, 1], deg=1)
    smallest = np.mean((np.polyval(best, points[:, 0]) - points[:, 1]) ** 2)
    levels = [smallest * height for height in HEIGHTS]
    draw_contours(right, slopes, intercepts, losses, np.array(levels))
    right.plot(*best, "+", color=PALETTE["blue"], markersize=12, markeredgewidth=1.8, zorder=5)
    (place,) = right.plot([], [], clip_on=False, **{**style, "linewidth": 8, "zorder": 4})
    right.set(xlim=w_range, ylim=b_range, xlabel="w", ylabel="b")
    above = {"fontsize": 10, "color": PALETTE["orange"], "va": "bottom"}
    rule = left.text(0, 1.03, "y = {w:.1f} x + {b:.0f}", transform=left.transAxes, **above)
    loss = right.text(0, 1.03, "MSE = {mse:.0f}", transform=right.transAxes, **above)
    mark_source(right, data)
    return Live(
        figure,
        line,
        data={"x": points[:, 0], "y": points[:, 1]},
        controls=[
            Slider("w", "weight w", w, *w_range, 0.1),
            Slider("b", "bias b", b, *b_range, 1),
        ],
        parts={"line": answer, "errors": errors, "place": place, "rule": rule, "loss": loss},
        status="y = {w:.1f} x + {b:.0f}: MSE = {mse:.1f}, MAE = {mae:.1f}",
    )


def line(data: Mapping[str, Any], *, w: float, b: float) -> Values:
    """Compute the line ``y = w x + b``, its errors at the points, and their means."""
    x, y = np.array(data["x"], dtype=float), np.array(data["y"], dtype=float)
    errors = w * x + b - y
    ends = np.array([x.min(), x.max()])
    gaps = np.full_like(x, np.nan)
    return {
        "line": np.stack([ends, w * ends + b], axis=1),
        "errors": np.stack([[x, x, gaps], [y, y + errors, gaps]]).T.reshape(-1, 2)[:-1],
        "place": dots(np.array([[w, b]])),
        "w": w,
        "b": b,
        "mse": np.mean(errors**2),
        "mae": np.mean(np.abs(errors)),
    }
