"""The confusion matrix of several classes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle
from numpy.typing import ArrayLike

from neuronbook.arguments import Share, checked
from neuronbook.plots.drawing.palette import PALETTE
from neuronbook.plots.drawing.style import new_axes

__all__ = ["plot_confusion"]


@checked
def plot_confusion(
    counts: Annotated[ArrayLike, "(num_classes, num_classes)"],
    *,
    class_names: Annotated[Sequence[str], "(num_classes,)"],
    notable: Share = 0.05,
    ax: Axes | None = None,
) -> Axes:
    """Draw a confusion matrix: a row for each true class, a column for each answer.

    Right answers, on the diagonal, stand on pale blue; mistakes that make up the share `notable`
    of their row or more on pale orange. A pair that never occurred is a dot.

    Parameters
    ----------
    counts
        How many examples of each true class, by rows, got each answer, by columns; means over
        seeds are rounded.
    class_names
        The names of the classes, in order.
    notable
        From which share of its row a mistake is marked.
    ax
        Where to draw; a new figure if not given.
    """
    matrix = np.asarray(counts, dtype=float)
    num_classes = len(matrix)
    ax = ax if ax is not None else new_axes(height=5.0)
    shares = matrix / np.maximum(matrix.sum(axis=1, keepdims=True), 1)
    for (row, column), count in np.ndenumerate(matrix.round().astype(int)):
        is_right = row == column
        if is_right or shares[row, column] >= notable:
            colour = PALETTE["pale_blue" if is_right else "pale_orange"]
            ax.add_patch(Rectangle((column - 0.5, row - 0.5), 1, 1, color=colour, linewidth=0))
        text, shade = (f"{count}", "ink") if count else ("·", "muted")
        ax.text(column, row, text, ha="center", va="center", fontsize=8.5, color=PALETTE[shade])
    ax.set(xlim=(-0.5, num_classes - 0.5), ylim=(num_classes - 0.5, -0.5))
    ax.set_aspect("equal")
    ax.set_xticks(range(num_classes), class_names, rotation=90)
    ax.set_yticks(range(num_classes), class_names)
    ax.set(xlabel="predicted class", ylabel="true class")
    ax.tick_params(length=0, labelsize=9.5, labelcolor=PALETTE["ink"])
    ax.grid(visible=False)
    ax.spines[:].set_visible(False)
    return ax
