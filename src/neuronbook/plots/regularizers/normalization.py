"""What batch normalization does to distributions, and how its moving averages arrive."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated

import numpy as np
from matplotlib.axes import Axes
from matplotlib.layout_engine import ConstrainedLayoutEngine
from matplotlib.ticker import MaxNLocator
from numpy.typing import ArrayLike

from neuronbook.arguments import checked
from neuronbook.plots.drawing.legends import legend_above
from neuronbook.plots.drawing.palette import PALETTE
from neuronbook.plots.drawing.panels import new_panels
from neuronbook.plots.drawing.style import SMALL, line_style, new_axes

__all__ = ["plot_distributions", "plot_gradients", "plot_moving_averages"]

NUM_BINS = 48
FULL = 0.82  # how much of its row the highest bar takes


@checked
def plot_distributions(
    tables: Mapping[str, ArrayLike],
    *,
    names: Sequence[str],
    axes: Sequence[Axes] | None = None,
) -> list[Axes]:
    """Draw the same features before and after a layer: a panel a table, a row a feature.

    All features of a panel share its axis, so their scales can be compared. Every histogram is
    as high as its row.

    Parameters
    ----------
    tables
        Under each name an array of shape (num_examples, num_features).
    names
        The features.
    axes
        One axes for each table; a new figure if not given.

    Raises
    ------
    ValueError
        If a table has not as many columns as there are names.
    """
    arrays = {label: np.asarray(table, dtype=float) for label, table in tables.items()}
    shapes = {label: array.shape for label, array in arrays.items()}
    if any(len(shape) != 2 or shape[1] != len(names) for shape in shapes.values()):
        raise ValueError(
            "Every table must have one column for each name. "
            f"Received: {len(names)} names, tables of shapes {shapes}. Give the same features."
        )
    if axes is None:
        axes = new_panels(
            len(arrays),
            len(arrays),
            row_height=0.48 * len(names),
            margin=0.75,
            sharex=False,
            layout=ConstrainedLayoutEngine(w_pad=0.06, h_pad=0.06, wspace=0.04),
        )
    for ax, (label, array) in zip(axes, arrays.items(), strict=True):
        _draw_rows(ax, array)
        ax.set_title(label)
    axes[0].set_yticks(np.arange(len(names))[::-1] + 0.35, names, color=PALETTE["ink"])
    return list(axes)


def _draw_rows(ax: Axes, array: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> None:
    edges = np.linspace(array.min(), array.max(), NUM_BINS + 1)
    num_features = array.shape[1]
    for index, column in enumerate(array.T):
        counts = np.histogram(column, edges)[0]
        floor = num_features - 1 - index
        colour = line_style(index)["color"]
        ax.stairs(
            floor + FULL * counts / counts.max(),
            edges,
            baseline=floor,
            fill=True,
            color=colour,
            alpha=0.85,
        )
        ax.axhline(floor, color=colour, linewidth=0.9)
    ax.set_ylim(-0.08, num_features)
    ax.grid(visible=False, axis="y")
    ax.tick_params(axis="y", length=0)
    ax.spines["left"].set_visible(False)
    ax.xaxis.set_major_locator(MaxNLocator(3))


@checked
def plot_moving_averages(
    averages: Mapping[str, Annotated[ArrayLike, "(?,)"]],
    *,
    target: float,
    target_label: str,
    y_label: str,
    ax: Axes | None = None,
) -> Axes:
    """Draw moving averages batch by batch, and the value they are on their way to.

    Parameters
    ----------
    averages
        Under each name the average before the first batch, after it, after the second, and so
        on; shape (num_batches + 1,).
    target, target_label
        Where they should arrive.
    y_label
        Words and units for the averages.
    ax
        Where to draw; a new figure if not given.
    """
    ax = ax if ax is not None else new_axes(height=2.9)
    for index, (name, series) in enumerate(averages.items()):
        ax.plot(np.asarray(series, dtype=float), label=name, **line_style(index))
    ax.axhline(
        target, color=PALETTE["ink"], linewidth=1.2, linestyle=(0, (1.5, 2)), label=target_label
    )
    ax.set_xlabel("batches seen")
    ax.set_ylabel(y_label)
    ax.set_ylim(bottom=0)
    legend_above(ax)
    return ax


@checked
def plot_gradients(
    gradients: Mapping[str, Annotated[ArrayLike, "(num_features,) or (num_features, 1)"]],
    *,
    names: Annotated[Sequence[str], "(num_features,)"],
    ax: Axes | None = None,
) -> Axes:
    """Draw the size of the gradient of every weight, in powers of ten, for several cases.

    Parameters
    ----------
    gradients
        Under the name of each case the gradients of the weights, one for each feature; only
        their size is drawn.
    names
        The features.
    ax
        Where to draw; a new figure, as tall as needed, if not given.
    """
    ax = ax if ax is not None else new_axes(height=0.26 * len(names) + 1.1)
    rows = np.arange(len(names))[::-1]
    sizes = {case: np.abs(np.asarray(values)).ravel() for case, values in gradients.items()}
    for index, (case, values) in enumerate(sizes.items()):
        ax.plot(
            values,
            rows,
            linestyle="none",
            marker=("o", "D", "s")[index % 3],
            markersize=(8.5, 5.5)[index % 2],  # so that neither hides the other
            color=line_style(index, skip=1)["color"],
            label=case,
        )
    ax.set_xscale("log")
    ax.set_yticks(rows, names, fontsize=SMALL, color=PALETTE["ink"])
    ax.set_xlabel("size of the gradient")
    ax.grid(visible=False, axis="y")
    legend_above(ax)
    return ax
