"""The scores of several classes, worked as a picture."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle
from numpy.typing import ArrayLike, NDArray

from neuronbook.arguments import checked
from neuronbook.plots.drawing.diagrams import draw_arrow, new_drawing
from neuronbook.plots.drawing.palette import PALETTE
from neuronbook.plots.drawing.style import number

__all__ = ["plot_scores"]

Floats = NDArray[np.floating[Any]]

SIZE = (4.8, 3.22)  # inches, like every length here
ROW = 0.4
CLASS_COLOURS = ("blue", "orange", "green")

_CELL = 0.46
_SCORE_CELL = 0.62
_MIDDLE = 1.18  # height of the middle of W, x, b and the scores
_MATRIX_X = 0.8  # room for a class name of eight letters
_COLUMN_X = _MATRIX_X + 4 * _CELL + 0.12
_BIAS_X = _COLUMN_X + _CELL + 0.22
_SCORE_X = _BIAS_X + _CELL + 0.22


@checked
def plot_scores(
    image: ArrayLike,
    weights: ArrayLike,
    bias: ArrayLike,
    *,
    class_names: Sequence[str],
    ax: Axes | None = None,
) -> Axes:
    """Draw ``f(x, W, b) = W x + b`` for a picture of four pixels and three classes.

    Parameters
    ----------
    image
        Four grey values, shape (2, 2), either from 0 to 1 or from 0 to 255.
    weights
        The matrix W, shape (3, 4): one row for each class.
    bias
        The vector b, shape (3,).
    class_names
        The three classes.
    ax
        Where to draw; a new figure if not given.

    Raises
    ------
    ValueError
        If a shape is another one, or there are not three classes.
    """
    pixels, matrix, offsets = (np.asarray(part, dtype=float) for part in (image, weights, bias))
    shapes = (pixels.shape, matrix.shape, offsets.shape, len(class_names))
    if shapes != ((2, 2), (3, 4), (3,), 3):
        raise ValueError(
            "The picture needs four pixels and three classes. Received shapes: "
            f"image={shapes[0]}, weights={shapes[1]}, bias={shapes[2]}, "
            f"class_names={shapes[3]} names. Give (2, 2), (3, 4), (3,) and 3 names."
        )
    ax = new_drawing(*SIZE, ax=ax)
    column = pixels.reshape(4)
    _draw_picture(ax, pixels)
    _draw_product(ax, column, matrix, offsets, class_names)
    return ax


def _draw_picture(ax: Axes, pixels: Floats) -> None:
    """Draw the four pixels above the column x, and the arrow that says they become it."""
    left, bottom = _COLUMN_X + _CELL / 2 - ROW, _MIDDLE + 2 * ROW + 0.34
    for (row, column), value in np.ndenumerate(pixels):
        place = (left + column * ROW, bottom + (1 - row) * ROW)
        _draw_pixel(ax, place, ROW, float(value), brightest=_brightest(pixels))
    ax.add_patch(Rectangle((left, bottom), 2 * ROW, 2 * ROW, fill=False, edgecolor=PALETTE["ink"]))
    draw_arrow(ax, (left + ROW, bottom - 0.02), (left + ROW, bottom - 0.32))
    ax.text(left + 2 * ROW + 0.14, bottom + ROW, "picture", va="center_baseline")
    ax.text(_MATRIX_X, bottom + ROW, "f(x, W, b) = W x + b", va="center_baseline", fontsize=12)


def _draw_product(
    ax: Axes, column: Floats, matrix: Floats, offsets: Floats, class_names: Sequence[str]
) -> None:
    scores = matrix @ column + offsets
    for row, value in enumerate(column):
        place = (_COLUMN_X, _MIDDLE + (1 - row) * ROW)
        _draw_pixel(ax, place, _CELL, value, brightest=_brightest(column))
    for row, (class_name, colour) in enumerate(zip(class_names, CLASS_COLOURS, strict=True)):
        y = _MIDDLE + (0.5 - row) * ROW
        is_highest = scores[row] == scores.max()
        ax.text(
            _MATRIX_X - 0.1,
            y + ROW / 2,
            class_name,
            ha="right",
            va="center_baseline",
            color=PALETTE[colour],
            fontsize=11,
            fontweight="bold" if is_highest else "normal",
        )
        for index, weight in enumerate(matrix[row]):
            _draw_cell(ax, (_MATRIX_X + index * _CELL, y), _CELL, weight, colour)
        _draw_cell(ax, (_BIAS_X, y), _CELL, offsets[row], colour)
        _draw_cell(ax, (_SCORE_X, y), _SCORE_CELL, scores[row], colour, is_strong=is_highest)
    for x, sign in (
        ((_COLUMN_X + _CELL + _BIAS_X) / 2, "+"),
        ((_BIAS_X + _CELL + _SCORE_X) / 2, "="),
    ):
        ax.text(x, _MIDDLE, sign, ha="center", va="center", fontsize=13)
    for x, name in (
        (_MATRIX_X + 2 * _CELL, "W"),
        (_COLUMN_X + _CELL / 2, "x"),
        (_BIAS_X + _CELL / 2, "b"),
        (_SCORE_X + _SCORE_CELL / 2, "scores"),
    ):
        ax.text(x, 0.16, name, ha="center", va="center_baseline", color=PALETTE["muted"])


def _brightest(pixels: Floats) -> float:
    return 255 if pixels.max() > 1 else 1


def _draw_pixel(
    ax: Axes, place: tuple[float, float], width: float, value: float, *, brightest: float
) -> None:
    """Draw one grey as black, more or less opaque, over white: greys need no more colours."""
    blackness = 1 - value / brightest
    looks: tuple[dict[str, Any], ...] = (
        {"facecolor": PALETTE["white_pixel"], "edgecolor": "none"},
        {"facecolor": PALETTE["black_pixel"], "edgecolor": "none", "alpha": blackness},
        {"fill": False, "edgecolor": PALETTE["muted"], "linewidth": 0.8},
    )
    for look in looks:
        ax.add_patch(Rectangle(place, width, ROW, **look))
    colour = "white_pixel" if blackness > 0.55 else "black_pixel"
    _write(ax, place, width, value, PALETTE[colour])


def _draw_cell(
    ax: Axes,
    place: tuple[float, float],
    width: float,
    value: float,
    colour: str,
    *,
    is_strong: bool = False,
) -> None:
    face, edge, linewidth = PALETTE[f"pale_{colour}"], PALETTE[colour], 2 if is_strong else 0.8
    cell = Rectangle(place, width, ROW, facecolor=face, edgecolor=edge, linewidth=linewidth)
    cell.set_zorder(2 if is_strong else 1)
    ax.add_patch(cell)
    _write(ax, place, width, value, PALETTE["ink"], is_strong=is_strong)


def _write(
    ax: Axes,
    place: tuple[float, float],
    width: float,
    value: float,
    colour: str,
    *,
    is_strong: bool = False,
) -> None:
    ax.text(
        place[0] + width / 2,
        place[1] + ROW / 2,
        number(value, 4),
        ha="center",
        va="center_baseline",
        color=colour,
        fontsize=10,
        fontweight="bold" if is_strong else "normal",
        zorder=3,
    )
