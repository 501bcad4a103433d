"""Many small pictures stitched together like tiles, in panels with a label each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike, NDArray

from neuronbook.arguments import Count, NotEmpty, checked
from neuronbook.plots.drawing.panels import new_panels
from neuronbook.plots.drawing.style import SMALL, Sourced, mark_source

__all__ = ["plot_tiles"]

WIDTH = 4.8  # inches, as all figures of the book
LABEL = 0.26  # inches over a panel, for its label
SHAPES = "(?, ?, ?) or (?, ?, ?, 3)"


@checked
def plot_tiles(
    panels: Annotated[Mapping[str, Annotated[ArrayLike, SHAPES]], NotEmpty()],
    *,
    num_columns: Count = 2,
    tiles_in_row: Count | None = None,
    largest: float | None = None,
    data: Sourced | None = None,
) -> list[Axes]:
    """Draw the pictures of each panel side by side and below each other, as one.

    Parameters
    ----------
    panels
        By label, grey pictures, (num_pictures, height, width), or coloured ones,
        (num_pictures, height, width, 3), whose numbers lie between 0 and 1.
    num_columns
        Panels in a row.
    tiles_in_row
        Pictures in a row of a panel; without it a panel is about as wide as high.
    largest
        The grey number that is drawn white; 0 is black. Without it each panel has its own, the
        largest of its numbers.
    data
        What the pictures were taken from, whole, as its loader returned it; if that is synthetic
        the figure says so at its lower right.

    Examples
    --------
    >>> axes = plot_tiles({"output": np.ones((4, 2, 2))})
    >>> axes[0].images[0].get_array().shape
    (5, 5)
    """
    stitched = {
        label: _stitch(np.asarray(pictures, "float64"), tiles_in_row)
        for label, pictures in panels.items()
    }
    side = WIDTH / num_columns
    tallest = max(image.shape[0] / image.shape[1] for image in stitched.values())
    axes = new_panels(
        len(stitched), num_columns, row_height=side * tallest + LABEL, sharex=False, sharey=False
    )
    for ax, (label, image) in zip(axes, stitched.items(), strict=True):
        white = np.nanmax(image) if largest is None else largest
        shown = np.ma.masked_invalid(image) if image.ndim == 2 else image
        # uninterpolated, the file holds the pixels themselves, and the page draws them sharply
        ax.imshow(shown, cmap="gray", vmin=0, vmax=white or 1, interpolation="none")
        ax.set_title(label, fontsize=SMALL, pad=3)
        ax.set_axis_off()
    if data is not None:
        mark_source(axes[-1], data, below=True)
    return axes


def _stitch(pictures: NDArray[np.float64], tiles_in_row: int | None) -> NDArray[np.float64]:
    """Return one picture of all, with a line of one pixel between them that is not drawn."""
    num_pictures, height, width, *_ = pictures.shape
    num_columns = min(tiles_in_row or int(np.ceil(np.sqrt(num_pictures))), num_pictures)
    num_rows = -(-num_pictures // num_columns)
    rows, columns = num_rows * (height + 1) - 1, num_columns * (width + 1) - 1
    channels = 4 if pictures.ndim == 4 else 1  # a fourth one says what is drawn
    whole = np.full((rows, columns, channels), 0.0 if channels == 4 else np.nan)
    for k, picture in enumerate(pictures.reshape(num_pictures, height, width, -1)):
        top, left = (k // num_columns) * (height + 1), (k % num_columns) * (width + 1)
        place = np.s_[top : top + height, left : left + width]
        if channels == 4:
            whole[place] = np.concatenate([picture, np.ones((height, width, 1))], axis=2)
        else:
            whole[place] = picture
    return whole if channels == 4 else whole[..., 0]
