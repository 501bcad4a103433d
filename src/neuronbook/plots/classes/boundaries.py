"""How networks cut a plane into two classes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any, NamedTuple

import numpy as np
from matplotlib.axes import Axes
from matplotlib.layout_engine import ConstrainedLayoutEngine
from numpy.typing import NDArray

from neuronbook.arguments import Labels, NotEmpty, checked, refuse
from neuronbook.plots.drawing.contours import thin
from neuronbook.plots.drawing.palette import PALETTE
from neuronbook.plots.drawing.panels import new_panels
from neuronbook.plots.drawing.paths import dots

__all__ = ["Panel", "plot_boundaries"]

Floats = NDArray[np.floating[Any]]
Grid = Annotated[Floats, "(?, ?)"]


class Panel(NamedTuple):
    """What one network makes of the plane."""

    label: str
    xx: Floats
    """Horizontal places of a grid, shape (rows, columns)."""
    yy: Floats
    """Vertical places of the grid, same shape."""
    probabilities: Floats
    """Probability of class 1 at each place, same shape."""


@checked
def plot_boundaries(
    panels: Annotated[Sequence[tuple[str, Grid, Grid, Grid]], NotEmpty()],
    *,
    x: Annotated[Floats, "(num_examples, 2)"],
    labels: Annotated[NDArray[np.integer[Any]], Labels(), "(num_examples,)"],
    axes: Sequence[Axes] | None = None,
) -> list[Axes]:
    """Draw side by side how several networks separate the same two classes.

    Parameters
    ----------
    panels
        For each network its label, a grid of places (two arrays as from ``numpy.meshgrid``)
        and the probability of class 1 there. See `Panel`.
    x
        The examples, shape (num_examples, 2).
    labels
        The class of each example, 0 or 1, shape (num_examples,).
    axes
        One axes for each panel; a new figure if not given.
    """
    if axes is None:
        axes = new_panels(
            len(panels),
            len(panels),
            row_height=4.8 / len(panels),
            margin=0.32,
            layout=ConstrainedLayoutEngine(w_pad=0.04, h_pad=0.05, wspace=0.02),
        )
    for label, xx, yy, probabilities in panels:
        if not xx.shape == yy.shape == probabilities.shape:
            rule = f"of the shape of its grid, {xx.shape}"
            refuse(f"The panel {label!r}", rule, probabilities, "Predict at each place of it.")
    for ax, panel in zip(axes, panels, strict=True):
        _draw_panel(ax, Panel(*panel), x, labels)
    return list(axes)


def _draw_panel(ax: Axes, panel: Panel, x: Floats, labels: NDArray[np.integer[Any]]) -> None:
    # Regions lie on one another: side by side they would leave hairlines between them.
    ax.set_facecolor(PALETTE["pale_blue"])
    lowest, highest = panel.probabilities.min(), panel.probabilities.max()
    if highest > 0.5:
        thin(ax.contourf(*panel[1:], [0.5, 1.01], colors=[PALETTE["pale_orange"]]))
    if lowest < 0.8 and highest > 0.2:
        thin(ax.contourf(*panel[1:], [0.2, 0.8], colors=[PALETTE["paper"]], alpha=0.5))
    if lowest < 0.5 < highest:
        thin(ax.contour(*panel[1:], [0.5], colors=[PALETTE["ink"]], linewidths=1.2))
    for label, name in enumerate(("blue", "orange")):
        ax.add_patch(dots(x[np.asarray(labels) == label], colour=PALETTE[name]))
    ax.set_aspect("equal")
    ax.set(xticks=[], yticks=[], title=panel.label)
    ax.grid(visible=False)
    ax.spines[:].set_visible(False)
