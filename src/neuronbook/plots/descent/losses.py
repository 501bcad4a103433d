"""Loss functions, and the line that each of them asks for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray

from neuronbook.arguments import IndexOf, LabelsOf, checked
from neuronbook.plots.drawing.legends import legend_of_all
from neuronbook.plots.drawing.palette import PALETTE
from neuronbook.plots.drawing.panels import new_panels
from neuronbook.plots.drawing.style import line_style

__all__ = ["plot_losses"]

Floats = NDArray[np.floating[Any]]


@checked
def plot_losses(
    errors: Annotated[Floats, "(num_errors,)"],
    losses: Annotated[Mapping[str, Annotated[Floats, "(num_errors,)"]], LabelsOf("lines")],
    *,
    x: Annotated[Floats, "(num_examples,)"],
    y: Annotated[Floats, "(num_examples,)"],
    lines: Annotated[Mapping[str, tuple[float, float]], LabelsOf("losses")],
    outlier: Annotated[int, IndexOf("x")],
    labels: tuple[str, str] = ("x", "y"),
    axes: tuple[Axes, Axes] | None = None,
) -> list[Axes]:
    """Draw what each loss charges for an error, and the line with which each is content.

    Parameters
    ----------
    errors
        Errors of one prediction, in increasing order, shape (num_errors,).
    losses
        By label: what the loss charges for each error, shape (num_errors,).
    x, y
        Points, both of shape (num_examples,).
    lines
        By label, the same as those of `losses`: the slope and the intercept of its best line.
    outlier
        The number of the point that does not belong to the others; it gets a ring.
    labels
        Words and units for x and y.
    axes
        One for the losses, one for the points; a new figure if not given.
    """
    left, right = axes or new_panels(2, 2, row_height=2.9, sharex=False, sharey=False)
    ends = np.array([x.min(), x.max()])
    for index, label in enumerate(losses):
        left.plot(errors, losses[label], label=label, **line_style(index))
        w, b = lines[label]
        right.plot(ends, w * ends + b, **line_style(index))
    left.set(xlabel="error", ylabel="loss")
    left.set_ylim(bottom=0)
    right.plot(x, y, "o", color=PALETTE["ink"], markersize=4.5, zorder=3)
    right.scatter(
        x[outlier], y[outlier], s=150, facecolor="none", edgecolor=PALETTE["red"], linewidth=1.2
    )
    right.set(xlabel=labels[0], ylabel=labels[1])
    legend_of_all(left)
    return [left, right]
