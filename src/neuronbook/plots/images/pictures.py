"""Pictures made of pixels."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike

from neuronbook.arguments import checked
from neuronbook.plots.drawing.diagrams import new_drawing
from neuronbook.plots.drawing.style import Sourced, mark_source

__all__ = ["plot_image"]

WIDTH = 4.8  # inches, as all figures of the book
STRIP = 0.2  # inches below a picture, for what is said of its data


@checked
def plot_image(pixels: ArrayLike, *, data: Sourced | None = None, ax: Axes | None = None) -> Axes:
    """Draw one image, or several that were put side by side into one array.

    Parameters
    ----------
    pixels
        Grey values, shape (height, width), of which the smallest is drawn black and the largest
        white; or red, green and blue from 0 to 255, shape (height, width, 3), uint8.
    data
        What the image was taken from, whole, as its loader returned it; if that is synthetic the
        picture says so below.
    ax
        Where to draw; a new figure of the image's own proportions if not given.

    Raises
    ------
    ValueError
        If the array is neither a grey nor a coloured image, or has no pixels.
    """
    grid = np.asarray(pixels)
    coloured = grid.ndim == 3 and grid.shape[2] == 3 and grid.dtype == np.uint8
    if not (grid.ndim == 2 or coloured) or not grid.size:
        raise ValueError(
            "A grey image has two axes, height and width; a coloured one has red, green and blue "
            f"besides, as uint8. Received: shape={grid.shape}, dtype={grid.dtype}. "
            "Put several images side by side with numpy.hstack."
        )
    if ax is None:
        height = WIDTH * grid.shape[0] / grid.shape[1]
        strip = STRIP if data is not None and data.attrs.get("source") == "synthetic" else 0.0
        ax = new_drawing(WIDTH, height + strip)
        ax.set_position((0, strip / (height + strip), 1, height / (height + strip)))
    ax.imshow(grid, cmap="gray", interpolation="nearest", aspect="auto")
    ax.set(xlim=(-0.5, grid.shape[1] - 0.5), ylim=(grid.shape[0] - 0.5, -0.5))
    ax.set_axis_off()
    if data is not None:
        mark_source(ax, data, below=True)
    return ax
