"""Formulas of a cheat sheet, drawn together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike

from neuronbook.arguments import NotEmpty, checked
from neuronbook.plots.drawing.legends import legend_above
from neuronbook.plots.drawing.style import DATA_COLOURS, line_style, new_axes

__all__ = ["plot_compared"]

Heights = Annotated[ArrayLike, "(?,)"]


@checked
def plot_compared(
    curves: Annotated[Mapping[str, tuple[Heights, Heights]], NotEmpty()],
    *,
    x_label: str,
    y_label: str,
    y_limits: tuple[float, float] | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw curves of one variable over each other.

    Parameters
    ----------
    curves
        By label: the places and the heights of a curve, both of shape (num_places,).
    x_label, y_label
        What the variable is, and what is computed from it.
    y_limits
        The lowest and the highest height shown; as far as the curves reach if not given.
    ax
        Where to draw; a new figure if not given.

    Raises
    ------
    ValueError
        If there are more curves than colours.
    """
    if len(curves) > len(DATA_COLOURS):
        raise ValueError(
            f"A figure compares at most {len(DATA_COLOURS)} curves. "
            f"Received: {len(curves)} curves. Draw the others in a second figure."
        )
    ax = ax if ax is not None else new_axes()
    for index, (label, (places, heights)) in enumerate(curves.items()):
        ax.plot(np.asarray(places), np.asarray(heights), label=label, **line_style(index))
    ax.set(xlabel=x_label, ylabel=y_label)
    if y_limits is not None:
        ax.set_ylim(*y_limits)
    ax.margins(x=0)
    legend_above(ax, num_columns=2)
    return ax
