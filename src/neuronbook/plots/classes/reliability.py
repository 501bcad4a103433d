"""Predicted probabilities compared with what happened."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike, NDArray

from neuronbook.arguments import Count, Labels, checked
from neuronbook.plots.drawing.legends import legend_above
from neuronbook.plots.drawing.palette import PALETTE
from neuronbook.plots.drawing.style import LINE_STYLES, line_style, new_axes

__all__ = ["plot_reliability"]

Floats = NDArray[np.floating[Any]]


@checked
def plot_reliability(
    y_true: Annotated[ArrayLike, Labels(), "(num_examples,)"],
    probabilities: Mapping[
        str, Annotated[ArrayLike, "(num_examples,) or (num_seeds, num_examples)"]
    ],
    *,
    num_bins: Count = 10,
    ax: Axes | None = None,
) -> Axes:
    """Draw, for bins of the predicted probability, the share of class 1 that was observed.

    The bins are equally wide; a dot stands at the mean prediction of its bin, and an empty bin
    has none.  Calibrated probabilities lie on the diagonal.

    Parameters
    ----------
    y_true
        The labels, 0 or 1: (num_examples,).
    probabilities
        By label of the curve, predicted probabilities of class 1: (num_examples,), or
        (num_seeds, num_examples), whose predictions are put into the bins together.
    num_bins
        Into how many bins the range from 0 to 1 is divided.
    ax
        Where to draw; a new figure if not given.

    Raises
    ------
    ValueError
        If the labels are not 0 and 1, or a probability is not a number from 0 to 1.
    """
    ax = ax if ax is not None else new_axes(height=4.2)
    ax.plot([0, 1], [0, 1], color=PALETTE["muted"], linewidth=1, linestyle=LINE_STYLES[2])
    for index, (label, values) in enumerate(probabilities.items()):
        p = np.atleast_2d(np.asarray(values, dtype=float))
        if not np.all((p >= 0) & (p <= 1)):
            raise ValueError(
                "A probability is a number from 0 to 1. "
                f"Received: probabilities[{label!r}] from {p.min():.3g} to {p.max():.3g}. "
                "Give the model a sigmoid at its output."
            )
        predicted, observed = _bin(np.asarray(y_true), p, num_bins)
        style = {**line_style(index), "marker": "o", "markersize": 5}
        ax.plot(predicted, observed, label=label, **style)
    ax.set(xlim=(0, 1), ylim=(0, 1), xlabel="predicted probability", ylabel="observed share")
    ax.set_xticks([0, 0.5, 1])
    ax.set_yticks([0, 0.5, 1])
    ax.set_aspect("equal")
    legend_above(ax, num_columns=len(probabilities))
    return ax


def _bin(y_true: NDArray[Any], p: Floats, num_bins: int) -> tuple[Floats, Floats]:
    """Return the mean prediction and the share of class 1 in every bin that is not empty."""
    places = np.minimum((p * num_bins).astype(int), num_bins - 1)
    truth = np.broadcast_to(y_true, p.shape)
    filled = np.unique(places)
    predicted = np.array([p[places == place].mean() for place in filled])
    observed = np.array([truth[places == place].mean() for place in filled])
    return predicted, observed
