"""Convolution in the open: one filter over one picture, sizes, and what a value has seen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from neuronbook.arguments import Count, Natural, checked

__all__ = ["convolve", "output_size", "receptive_field"]

Floats = NDArray[np.floating[Any]]


@checked
def convolve(
    picture: Annotated[ArrayLike, "(height, width)"],
    kernel: Annotated[ArrayLike, "(kernel_height, kernel_width)"],
    *,
    stride: Count = 1,
    padding: Natural = 0,
) -> Floats:
    """Slide a kernel over a picture; each output is the sum of the products below it.

    This is what `keras.layers.Conv2D` computes for one channel and one filter without a bias.

    Parameters
    ----------
    picture
        The numbers that the kernel slides over.
    kernel
        The weights of the filter, no larger than the padded picture.
    stride
        By how many places the kernel moves, down and to the right.
    padding
        How many rows or columns of zeros are put around each side first.

    Raises
    ------
    ValueError
        If the kernel does not fit into the padded picture.

    Examples
    --------
    >>> convolve([[1, 2, 3], [4, 5, 6], [7, 8, 9]], [[1, 0], [0, 1]])
    array([[ 6.,  8.],
           [12., 14.]])
    """
    x = np.pad(np.asarray(picture, dtype=float), padding)
    w = np.asarray(kernel, dtype=float)
    (n_rows, n_columns), (f_rows, f_columns) = x.shape, w.shape
    if f_rows > n_rows or f_columns > n_columns:
        raise ValueError(
            "A kernel fits into the padded picture. "
            f"Received: a kernel of shape {w.shape} and a padded picture of shape {x.shape}. "
            "Take a smaller kernel, or more padding."
        )
    return np.array(
        [
            [
                (x[row : row + f_rows, column : column + f_columns] * w).sum()
                for column in range(0, n_columns - f_columns + 1, stride)
            ]
            for row in range(0, n_rows - f_rows + 1, stride)
        ]
    )


@checked
def output_size(n: Count, f: Count, *, stride: Count = 1, padding: Natural = 0) -> int:
    """Return ``floor((n + 2 p - f) / s) + 1``: how many places a kernel of size f stands in.

    Parameters
    ----------
    n, f
        Height or width of the picture and of the kernel.
    stride, padding
        The stride s, and the zeros p on each side.

    Raises
    ------
    ValueError
        If the kernel does not fit into the padded picture.

    Examples
    --------
    >>> output_size(4, 3), output_size(28, 3, stride=2, padding=1)
    (2, 14)
    """
    if f > n + 2 * padding:
        raise ValueError(
            "A kernel fits into the padded picture. "
            f"Received: n={n}, f={f}, padding={padding}. Take a smaller kernel, or more padding."
        )
    return (n + 2 * padding - f) // stride + 1


@checked
def receptive_field(layers: Sequence[tuple[int, int]]) -> list[int]:
    """Return how many pixels, along one axis, a value after each layer depends on.

    Parameters
    ----------
    layers
        Size of the kernel (or of the pooling window) and stride of each layer, in order.

    Examples
    --------
    >>> receptive_field([(3, 1), (2, 2), (3, 1)])
    [3, 4, 8]
    """
    fields, field, step = [], 1, 1
    for size, stride in layers:
        field += (size - 1) * step  # step: pixels between two neighbours of the layer before
        step *= stride
        fields.append(field)
    return fields
