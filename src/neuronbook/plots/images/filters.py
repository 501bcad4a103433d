"""Filters: the sums that one computes by hand, and what several find in a picture."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle
from numpy.typing import ArrayLike, NDArray

from neuronbook.arguments import Count, NotEmpty, checked
from neuronbook.plots.drawing.diagrams import new_drawing
from neuronbook.plots.drawing.palette import PALETTE
from neuronbook.plots.drawing.panels import new_panels
from neuronbook.plots.drawing.style import SMALL, Sourced, mark_source, number

__all__ = ["plot_convolution", "plot_filters"]

Floats = NDArray[np.floating[Any]]

WIDTH = 4.8  # inches, as all figures of the book
CELL = 0.4
GAP = 0.42
LABEL = 0.34  # inches below the grids, or over a filter, for words


@checked
def plot_convolution(
    picture: Annotated[ArrayLike, "(height, width)"],
    kernel: Annotated[ArrayLike, "(kernel_height, kernel_width)"],
    output: Annotated[ArrayLike, "(output_height, output_width)"],
    *,
    ax: Axes | None = None,
) -> Axes:
    """Draw a small picture, a kernel and the output as numbers, and where the first one is from.

    The part of the picture that the kernel covers at its first place is framed, and so is the
    output that it gives.

    Parameters
    ----------
    picture, kernel, output
        The numbers; together at most ten columns fit.
    ax
        Where to draw; a new figure if not given.

    Examples
    --------
    >>> ax = plot_convolution(np.eye(4), np.eye(3), [[3, 0], [0, 3]])
    >>> sum(text.get_text() == "3" for text in ax.texts)
    2
    """
    grids = [np.asarray(each, dtype=float) for each in (picture, kernel, output)]
    height = CELL * max(len(grid) for grid in grids) + LABEL + 0.1
    ax = new_drawing(WIDTH, height, ax=ax)
    width = CELL * sum(grid.shape[1] for grid in grids) + 2 * GAP
    left, top = (WIDTH - width) / 2, height - 0.06
    middle = (top + LABEL) / 2
    frames = (grids[1].shape, None, (1, 1))
    for index, (grid, name) in enumerate(zip(grids, ("picture", "kernel", "output"), strict=True)):
        upper = middle + CELL * len(grid) / 2
        _draw_numbers(ax, grid, left, upper, frames[index], is_signed=index > 0)
        right = left + CELL * grid.shape[1]
        ax.text((left + right) / 2, 0.12, name, ha="center", va="center", color=PALETTE["muted"])
        if index < 2:
            sign = "\N{ASTERISK OPERATOR}="[index]
            ax.text(right + GAP / 2, middle, sign, ha="center", va="center", fontsize=15)
        left = right + GAP
    return ax


def _draw_numbers(
    ax: Axes,
    grid: Floats,
    left: float,
    upper: float,
    frame: tuple[int, ...] | None,
    *,
    is_signed: bool,
) -> None:
    for (row, column), value in np.ndenumerate(grid):
        place = (left + CELL * column, upper - CELL * (row + 1))
        face = _face(float(value)) if is_signed else PALETTE["paper"]
        ax.add_patch(Rectangle(place, CELL, CELL, facecolor=face, edgecolor=PALETTE["grid"]))
        ax.text(
            place[0] + CELL / 2,
            place[1] + CELL / 2,
            number(float(value)),
            ha="center",
            va="center_baseline",
        )
    if frame is not None:
        height, width = (CELL * size for size in frame)
        ax.add_patch(
            Rectangle(
                (left, upper - height),
                width,
                height,
                fill=False,
                edgecolor=PALETTE["red"],
                linewidth=2,
                zorder=3,
            )
        )


def _face(value: float) -> str:
    """Return blue for positive, orange for negative, nothing for zero."""
    return PALETTE["pale_blue" if value > 0 else "pale_orange" if value < 0 else "paper"]


@checked
def plot_filters(
    filters: Annotated[Mapping[str, tuple[ArrayLike, ArrayLike]], NotEmpty()],
    *,
    num_columns: Count = 2,
    data: Sourced | None = None,
) -> list[Axes]:
    """Draw filters, each as its numbers, and beside it what it makes of a picture.

    Parameters
    ----------
    filters
        By label, the kernel of each filter and its response, both of two axes. In a response,
        zero is grey, a positive number brighter and a negative one darker, each to its own scale.
    num_columns
        Filters in a row.
    data
        What the picture was taken from, whole, as its loader returned it; if that is synthetic
        the figure says so at its lower right.

    Returns
    -------
    list of Axes
        Two for each filter: its numbers, and its response.

    Examples
    --------
    >>> axes = plot_filters({"edges": ([[-1, 1]], np.eye(3))})
    >>> len(axes), axes[0].get_title()
    (2, 'edges')
    """
    side = WIDTH / (2 * num_columns)
    axes = new_panels(
        2 * len(filters),
        2 * num_columns,
        row_height=side + LABEL - 0.1,
        sharex=False,
        sharey=False,
    )
    for index, (label, (kernel, response)) in enumerate(filters.items()):
        grid, values = np.asarray(kernel, dtype=float), np.asarray(response, dtype=float)
        left, right = axes[2 * index : 2 * index + 2]
        left.set_title(label, fontsize=SMALL, pad=3)
        _draw_kernel(left, grid)
        limit = float(np.abs(values).max()) or 1.0
        right.imshow(values, cmap="gray", vmin=-limit, vmax=limit, interpolation="none")
        right.set_axis_off()
    if data is not None:
        mark_source(axes[-1], data, below=True)
    return axes


def _draw_kernel(ax: Axes, grid: Floats) -> None:
    height, width = grid.shape
    for (row, column), value in np.ndenumerate(grid):
        ax.add_patch(
            Rectangle(
                (column, height - row - 1),
                1,
                1,
                facecolor=_face(float(value)),
                edgecolor=PALETTE["grid"],
            )
        )
        ax.text(
            column + 0.5,
            height - row - 0.5,
            number(float(value), 2),
            ha="center",
            va="center",
            fontsize=9,
        )
    ax.set(xlim=(-0.4, width + 0.4), ylim=(-0.4, height + 0.4), aspect="equal")
    ax.set_axis_off()
