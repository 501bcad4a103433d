"""Activation functions: each with its derivative, and the softmax of scores."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Any

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike, NDArray

from neuronbook.arguments import Count, checked
from neuronbook.plots.drawing.legends import legend_of_all
from neuronbook.plots.drawing.palette import PALETTE
from neuronbook.plots.drawing.panels import new_panels
from neuronbook.plots.drawing.style import SMALL

__all__ = ["plot_activations", "plot_softmax"]

JUMP = 0.3  # heights of neighbouring places that differ by more are not joined

Floats = NDArray[np.floating[Any]]
Heights = Annotated[ArrayLike, "(num_places,)"]
Bars = Annotated[ArrayLike, "(num_classes,)"]


@checked
def plot_activations(
    x: Heights,
    activations: Mapping[str, tuple[Heights, Heights]],
    *,
    num_columns: Count = 2,
    axes: Sequence[Axes] | None = None,
) -> list[Axes]:
    """Draw activation functions, one a panel, each with its derivative.

    Parameters
    ----------
    x
        The places at which they are known, in order, shape (num_places,).
    activations
        For each activation its name, its values and its derivative, both of shape
        (num_places,).
    num_columns
        How many panels stand in a row.
    axes
        One axes for each activation; a new figure if not given.
    """
    if axes is None:
        axes = new_panels(len(activations), num_columns, row_height=1.55, margin=0.35)
    for ax, (name, (values, derivative)) in zip(axes, activations.items(), strict=True):
        ax.axhline(0, color=PALETTE["muted"], linewidth=0.7)
        ax.axvline(0, color=PALETTE["muted"], linewidth=0.7)
        ax.plot(x, values, color=PALETTE["blue"], label="function")
        ax.plot(
            *_broken(x, derivative), color=PALETTE["orange"], dashes=(3, 1.6), label="derivative"
        )
        ax.set_title(name)
        ax.set(xlim=(np.min(x), np.max(x)), ylim=(-2.1, 3.1), yticks=[-2, -1, 0, 1, 2, 3])
        ax.tick_params(labelsize=SMALL)
    legend_of_all(axes[0])
    return list(axes)


def _broken(x: ArrayLike, heights: ArrayLike) -> tuple[Floats, Floats]:
    """Leave a gap where the heights jump, so that no line joins the two sides."""
    places, broken = np.asarray(x, dtype=float), np.asarray(heights, dtype=float)
    jumps = np.flatnonzero(np.abs(np.diff(broken)) > JUMP) + 1
    return np.insert(places, jumps, np.nan), np.insert(broken, jumps, np.nan)


@checked
def plot_softmax(
    panels: Mapping[str, tuple[Bars, Bars]],
    *,
    class_names: Annotated[Sequence[str], "(num_classes,)"],
    axes: Sequence[Axes] | None = None,
) -> list[Axes]:
    """Draw what softmax makes of vectors of scores: a row for each, scores left of probabilities.

    Parameters
    ----------
    panels
        For each row its label, the scores and their probabilities, both of shape (num_classes,).
    class_names
        The names of the classes, in order.
    axes
        Two axes for each row, from the top; a new figure if not given.
    """
    if axes is None:
        row_height = 0.3 * len(class_names) + 0.42
        axes = new_panels(2 * len(panels), 2, row_height=row_height, margin=0.25, sharex=False)
    places = np.arange(len(class_names))[::-1]
    rows = np.array(list(panels.values()), dtype=float)  # (num_rows, 2, num_classes)
    for column, widths in enumerate(rows.transpose(1, 0, 2)):
        for ax in axes[column::2]:
            ax.set_xlim(min(0, 1.1 * widths.min()), 1.32 * max(0, widths.max()))
    for row, (label, (scores, probabilities)) in enumerate(panels.items()):
        left, right = axes[2 * row], axes[2 * row + 1]
        _draw_bars(left, places, np.asarray(scores), colour="muted", digits=1)
        _draw_bars(right, places, np.asarray(probabilities), colour="blue", digits=2)
        left.set_title(label)
        right.set_title("probabilities")
        left.set_yticks(places, class_names)
        left.tick_params(axis="y", labelcolor=PALETTE["ink"])
    return list(axes)


def _draw_bars(
    ax: Axes, places: NDArray[np.integer[Any]], widths: Floats, *, colour: str, digits: int
) -> None:
    ax.barh(places, widths, height=0.62, color=PALETTE[colour])
    for place, width in zip(places, widths, strict=True):
        ax.annotate(
            f"{width:.{digits}f}",
            xy=(max(width, 0), place),
            xytext=(4, 0),
            textcoords="offset points",
            va="center_baseline",
            fontsize=10,
        )
    ax.tick_params(length=0)
    ax.set_xticks([])
    ax.grid(visible=False)
    ax.spines[:].set_visible(False)
