"""What the layers of a network see in a picture, from its pixels to larger parts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import to_rgb
from matplotlib.layout_engine import ConstrainedLayoutEngine
from numpy.typing import ArrayLike, NDArray

from neuronbook.arguments import checked
from neuronbook.plots.drawing.palette import PALETTE
from neuronbook.plots.drawing.panels import new_panels
from neuronbook.plots.drawing.style import SMALL, Sourced, mark_source

__all__ = ["plot_feature_maps"]

HEADING = 0.35  # inches above the first row
Maps = Annotated[ArrayLike, "(?, ?, ?)"]


@checked
def plot_feature_maps(stages: Mapping[str, Maps], *, data: Sourced | None = None) -> Axes:
    """Draw several pictures, one a row, and beside each the maps that layers make of it.

    A map is drawn darker the further a number is from zero: blue above zero, orange below.  Each
    column has one scale, and all its maps keep their place in the picture.

    Parameters
    ----------
    stages
        By label, the grey pictures and then each layer's maps, all of shape
        (num_pictures, height, width); the maps may be smaller than the pictures.
    data
        What the pictures were taken from, whole, as its loader returned it; if that is synthetic
        the figure says so at its lower right.

    Returns
    -------
    Axes
        Those of the first picture.

    Raises
    ------
    ValueError
        If the stages do not hold as many pictures each, or there are more than five.

    Examples
    --------
    >>> pixels = np.eye(6)[np.newaxis]
    >>> plot_feature_maps({"pixels": pixels, "edges ↔": pixels[:, :, 1:] - pixels[:, :, :-1]})
    <Axes: title={'center': 'pixels'}>
    """
    arrays = {label: np.asarray(maps, "float64") for label, maps in stages.items()}
    counts = [len(maps) for maps in arrays.values()]
    if not 1 <= len(counts) <= 5 or len(set(counts)) != 1 or not counts[0]:
        raise ValueError(
            "One to five stages are drawn, each of the same pictures. "
            f"Received: {counts} maps in {len(counts)} stages. "
            "Give every stage a map for every picture."
        )
    size = 4.8 / len(arrays)
    axes = new_panels(
        counts[0] * len(arrays),
        len(arrays),
        row_height=size,
        margin=HEADING,
        sharex=False,
        sharey=False,
        layout=ConstrainedLayoutEngine(w_pad=0.02, h_pad=0.02),
    )
    height, width = next(iter(arrays.values())).shape[1:]
    for place, ax in enumerate(axes):
        row, column = divmod(place, len(arrays))
        label, maps = list(arrays.items())[column]
        if column == 0:
            ax.imshow(maps[row], cmap="gray", vmin=0, vmax=1, interpolation="nearest")
        else:
            _draw_map(ax, maps[row], largest=float(np.abs(maps).max()), of=(height, width))
        if row == 0:
            ax.set_title(label, fontsize=SMALL)
        ax.set(xlim=(-0.5, width - 0.5), ylim=(height - 0.5, -0.5), xticks=[], yticks=[])
        ax.grid(visible=False)
        for side in ax.spines.values():
            side.set(visible=True, color=PALETTE["grid"])
    if data is not None:
        mark_source(axes[-1], data, below=True)
    return axes[0]


def _draw_map(
    ax: Axes, values: NDArray[np.float64], *, largest: float, of: tuple[int, int]
) -> None:
    """Draw a map in the middle of its picture; where it is zero the page shows through."""
    top, left = ((whole - part) / 2 - 0.5 for whole, part in zip(of, values.shape, strict=True))
    bottom, right = top + values.shape[0], left + values.shape[1]
    colours = np.zeros((*values.shape, 4))
    colours[values > 0, :3] = to_rgb(PALETTE["blue"])
    colours[values < 0, :3] = to_rgb(PALETTE["orange"])
    colours[..., 3] = np.abs(values) / largest if largest else 0.0
    ax.imshow(colours, interpolation="nearest", extent=(left, right, bottom, top))
