"""Where networks of two inputs bend."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator
from numpy.typing import NDArray

from neuronbook.arguments import NotEmpty, checked, refuse
from neuronbook.plots.drawing.contours import draw_contours, thin
from neuronbook.plots.drawing.palette import PALETTE
from neuronbook.plots.drawing.panels import new_panels
from neuronbook.plots.drawing.style import mark_source

__all__ = ["plot_creases"]

NUM_LEVELS = 9

Floats = NDArray[np.floating[Any]]
Grid = Annotated[Floats, "(?, ?)"]


@checked
def plot_creases(
    data: pd.DataFrame,
    panels: Annotated[Sequence[tuple[str, Grid, Sequence[Floats]]], NotEmpty()],
    *,
    xx: Grid,
    yy: Grid,
    labels: tuple[str, str],
    axes: Sequence[Axes] | None = None,
) -> list[Axes]:
    """Draw networks of two inputs side by side: pale contours, and the creases of their units.

    A crease is where the sum of a unit is zero. Those of the first hidden layer are blue, those
    of the second orange, and dashed. Each contour carries its height, a round number.

    Parameters
    ----------
    data
        The table from which the networks learned; the figure says if it is synthetic.
    panels
        For each network its label, its outputs on the grid, and for each hidden layer, one or
        two of them, the sums of its units there: (units, rows, columns).
    xx, yy
        The grid, as from ``numpy.meshgrid``: (rows, columns).
    labels
        Words and units for the two inputs.
    axes
        One axes for each network; a new figure if not given.
    """
    for label, outputs, layers in panels:
        shapes = [outputs.shape, yy.shape, *(sums.shape[1:] for sums in layers)]
        if any(shape != xx.shape for shape in shapes):
            rule = f"known on the grid, of shape {xx.shape}"
            refuse(f"The panel {label!r}", rule, shapes, "Compute every unit at each place.")
    if axes is None:
        axes = new_panels(len(panels), len(panels), row_height=2.5, margin=0.3)
    low, high = (f([f(outputs) for _, outputs, _ in panels]) for f in (np.min, np.max))
    levels = np.asarray(MaxNLocator(NUM_LEVELS).tick_values(low, high)[1:-1])
    for ax, (label, outputs, layers) in zip(axes, panels, strict=True):
        draw_contours(ax, xx, yy, outputs, levels, labelled=True)
        for sums, name, dashes in zip(layers, ("blue", "orange"), ("-", "--"), strict=False):
            for unit in sums:
                if unit.min() < 0 < unit.max():
                    style: dict[str, Any] = {
                        "colors": [PALETTE[name]],
                        "linewidths": 1.3,
                        "linestyles": dashes,
                    }
                    thin(ax.contour(xx, yy, unit, [0.0], **style))
        ax.set(title=label, xlabel=labels[0])
    axes[0].set_ylabel(labels[1])
    mark_source(axes[-1], data)
    return list(axes)
