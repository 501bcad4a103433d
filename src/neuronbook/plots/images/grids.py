"""Many pictures in a grid: with a label each, or with what a model says of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike, NDArray

from neuronbook.arguments import Count, checked
from neuronbook.plots.drawing.palette import PALETTE
from neuronbook.plots.drawing.panels import new_panels
from neuronbook.plots.drawing.style import SMALL, Sourced, mark_source

__all__ = ["plot_guesses", "plot_pictures"]

WIDTH = 4.8  # inches, as all figures of the book
LABEL = 0.26  # inches over a picture, for its label
SHAPES = "(num_pictures, height, width) or (num_pictures, height, width, 3)"


@checked
def plot_pictures(
    pictures: Annotated[ArrayLike, SHAPES],
    labels: Annotated[Sequence[str], "(num_pictures,)"],
    *,
    num_columns: Count = 5,
    data: Sourced | None = None,
) -> list[Axes]:
    """Draw pictures in a grid, row by row, each with its label above it.

    Parameters
    ----------
    pictures
        Grey pictures, (num_pictures, height, width), of any numbers: the smallest of all is
        drawn black, the largest white; or coloured ones, (num_pictures, height, width, 3), as
        Matplotlib takes them.
    labels
        A label for each, such as the name of its class.
    num_columns
        Pictures in a row.
    data
        What the pictures were taken from, whole, as its loader returned it; if that is synthetic
        the figure says so at its lower right.

    Examples
    --------
    >>> axes = plot_pictures(np.eye(4).reshape(4, 2, 2), ["a", "b", "c", "d"], num_columns=2)
    >>> [ax.get_title() for ax in axes]
    ['a', 'b', 'c', 'd']
    """
    grid = np.asarray(pictures)
    height = WIDTH / num_columns * grid.shape[1] / grid.shape[2] + LABEL
    axes = new_panels(len(grid), num_columns, row_height=height, sharex=False, sharey=False)
    for ax, picture, label in zip(axes, grid, labels, strict=True):
        _draw_picture(ax, picture, float(grid.min()), float(grid.max()))
        ax.set_title(label, fontsize=SMALL, pad=3)
    if data is not None:
        mark_source(axes[-1], data, below=True)
    return axes


@checked
def plot_guesses(
    pictures: Annotated[ArrayLike, SHAPES],
    probabilities: Annotated[ArrayLike, "(num_pictures, num_classes)"],
    *,
    y_true: Annotated[ArrayLike, "(num_pictures,)"],
    class_names: Annotated[Sequence[str], "(num_classes,)"],
    num_bars: Count = 3,
    num_columns: Count = 2,
    data: Sourced | None = None,
) -> list[Axes]:
    """Draw pictures, and beside each the classes that a model finds most probable, as bars.

    The name and the bar of the true class are bold and blue; if it is not among the first
    `num_bars`, it takes the place of the last of these. A more probable class, which is wrong,
    has an orange bar.

    Parameters
    ----------
    pictures
        As `plot_pictures` takes them.
    probabilities
        What the model gives to each class: (num_pictures, num_classes).
    y_true
        The number of the true class of each picture.
    class_names
        The names of the classes, in order.
    num_bars
        Classes beside a picture.
    num_columns
        Pictures in a row.
    data
        As `plot_pictures` takes it.

    Returns
    -------
    list of Axes
        Two for each picture: the picture, and its bars.

    Raises
    ------
    ValueError
        If a true class is not one of the classes.
    """
    grid, rows = np.asarray(pictures), np.asarray(probabilities, dtype=float)
    truth = np.asarray(y_true)
    if not np.isin(truth, np.arange(rows.shape[1])).all():
        raise ValueError(
            f"A true class is a number from 0 to {rows.shape[1] - 1}. "
            f"Received: y_true={truth.tolist()!r}. Give the labels as they stand in the data set."
        )
    side = WIDTH / (2.4 * num_columns)
    height = max(side * grid.shape[1] / grid.shape[2], 0.3 * num_bars) + 0.12
    axes = new_panels(2 * len(grid), 2 * num_columns, row_height=height, sharex=False, sharey=False)
    for number, picture in enumerate(grid):
        _draw_picture(axes[2 * number], picture, float(grid.min()), float(grid.max()))
        shown = _most_probable(rows[number], int(truth[number]), num_bars)
        _draw_bars(axes[2 * number + 1], rows[number], shown, int(truth[number]), class_names)
    if data is not None:
        mark_source(axes[-1], data, below=True)
    return axes


def _most_probable(row: NDArray[Any], truth: int, num_bars: int) -> list[int]:
    """Return the classes to show, the most probable first, the true one always among them."""
    shown = [int(each) for each in np.argsort(-row, kind="stable")[:num_bars]]
    return shown if truth in shown else [*shown[:-1], truth]


def _draw_picture(ax: Axes, picture: NDArray[Any], black: float, white: float) -> None:
    # uninterpolated, the file holds the pixels themselves, and the page draws them sharply
    ax.imshow(picture, cmap="gray", vmin=black, vmax=white, interpolation="none")
    ax.set_axis_off()


def _draw_bars(
    ax: Axes, row: NDArray[Any], shown: Sequence[int], truth: int, class_names: Sequence[str]
) -> None:
    for place, each in enumerate(shown):
        is_true = each == truth
        is_wrong = not is_true and row[each] > row[truth]
        colour = PALETTE["blue" if is_true else "orange" if is_wrong else "muted"]
        weight = "bold" if is_true else "normal"
        ax.barh(place + 0.28, row[each], height=0.24, color=colour)
        ax.text(0, place, class_names[each], fontsize=8.5, weight=weight, va="center")
        ax.text(1, place, f"{row[each]:.2f}", fontsize=8.5, weight=weight, va="center", ha="right")
    ax.set(xlim=(0, 1), ylim=(len(shown) - 0.5, -0.35))
    ax.set_axis_off()
