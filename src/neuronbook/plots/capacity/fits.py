"""What a network has made of a few dots, at several moments of its training."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import numpy as np
import numpy.typing as npt
from matplotlib.axes import Axes

from neuronbook.arguments import checked
from neuronbook.plots.drawing.legends import legend_of_all
from neuronbook.plots.drawing.palette import PALETTE
from neuronbook.plots.drawing.panels import new_panels

__all__ = ["plot_fits"]

PANEL_HEIGHT = 1.4  # inches

Curve = Annotated[npt.ArrayLike, "(num_places,)"]
Seen = Annotated[npt.ArrayLike, "(num_seen,)"]
New = Annotated[npt.ArrayLike, "(num_new,)"]


@checked
def plot_fits(
    moments: Sequence[tuple[str, Curve]],
    *,
    x_curve: Curve,
    signal: Curve,
    seen: tuple[Seen, Seen],
    new: tuple[New, New],
) -> Axes:
    """Draw a learned curve at several moments, one above the other, over the dots it learned from.

    Parameters
    ----------
    moments
        A label and the learned curve, (num_places,), for each panel.
    x_curve
        Where the curves are known: (num_places,).
    signal
        The true curve behind the dots: (num_places,).
    seen, new
        Places and heights of the dots the network is trained on, and of others like them that it
        never sees.

    Returns
    -------
    Axes
        Those of the first panel.
    """
    axes = new_panels(len(moments), 1, row_height=PANEL_HEIGHT, margin=0.5)
    for ax, (label, curve) in zip(axes, moments, strict=True):
        ax.plot(x_curve, signal, color=PALETTE["green"], linestyle="--", label="signal")
        ax.plot(x_curve, curve, color=PALETTE["ink"], label="learned")
        _draw_dots(ax, *seen, colour=PALETTE["blue"], filled=True, label="seen")
        _draw_dots(ax, *new, colour=PALETTE["orange"], filled=False, label="new")
        ax.set_title(label, loc="left", pad=3)
        ax.tick_params(labelleft=False, labelbottom=False, length=0)
    heights = np.concatenate([np.asarray(seen[1]), np.asarray(new[1])])
    margin = 0.12 * np.ptp(heights)
    axes[0].set_ylim(heights.min() - margin, heights.max() + margin)
    legend_of_all(axes[0])
    return axes[0]


def _draw_dots(
    ax: Axes, x: npt.ArrayLike, y: npt.ArrayLike, *, colour: str, filled: bool, label: str
) -> None:
    face = colour if filled else PALETTE["paper"]
    ax.plot(x, y, "o", markersize=5, color=colour, markerfacecolor=face, label=label, zorder=3)
