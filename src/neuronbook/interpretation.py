"""What a network responds to: favourite inputs, gradients of pictures, and covered parts.

A network is given as a function of pictures, (num_pictures, height, width, channels), that
returns one number for each: the response of a filter, or the score of a class.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

import numpy as np
import tensorflow as tf
from numpy.typing import ArrayLike, NDArray
from scipy.stats import rankdata

from neuronbook.arguments import Count, Positive, Share, checked

__all__ = ["ascend", "cover", "input_gradient", "rank_correlations"]

Response = Callable[[Any], Any]  # (num_pictures, height, width, channels) to (num_pictures,)
Pictures = Annotated[ArrayLike, "(num_pictures, height, width, channels)"]
Floats = NDArray[np.floating[Any]]


@checked
def input_gradient(response: Response, x: Pictures) -> Floats:
    """Return how each response changes with each number of its own picture, in the shape of `x`.

    Examples
    --------
    >>> input_gradient(lambda x: 3 * x[:, 0, 0, 0], np.ones((1, 1, 2, 1))).ravel().tolist()
    [3.0, 0.0]
    """
    x = tf.convert_to_tensor(x, "float32")
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = response(x)  # (num_pictures,)
    return np.asarray(tape.gradient(y, x))


@checked
def ascend(
    response: Response,
    x: Pictures,
    *,
    num_steps: Count = 40,
    step: Positive = 0.05,
    contrast: Positive = 0.25,
    blur: bool = False,
) -> Floats:
    """Change pictures step by step so that each one's response grows.

    Parameters
    ----------
    response
        From pictures to one number for each.
    x
        The pictures to start from, of numbers between 0 (black) and 1 (white).
    num_steps
        How many steps to take.
    step
        The contrast that a step adds. The contrast is the root of the mean squared distance
        from mid-grey, 0.5.
    contrast
        The largest contrast of a picture.
    blur
        Whether to average each pixel with its neighbours after each step.

    Examples
    --------
    >>> ascend(lambda x: x[:, 0, 0, 0], np.full((1, 1, 2, 1), 0.5)).round(2).ravel().tolist()
    [0.85, 0.5]
    """
    x = np.asarray(x, "float64")
    for _ in range(num_steps):
        g = input_gradient(response, x)
        x = x + step * g / (_contrast(g) + 1e-12)
        if blur:
            x = _smooth(x)
        grey = x - 0.5
        x = 0.5 + grey * np.minimum(1, contrast / (_contrast(grey) + 1e-12))
        x = np.clip(x, 0, 1)
    return x


@checked
def cover(
    response: Response,
    picture: Annotated[ArrayLike, "(height, width, channels)"],
    *,
    grey: Share,
    size: Count = 6,
    stride: Count = 2,
) -> Floats:
    """Return by how much the response falls when a square of the picture is painted over.

    Parameters
    ----------
    response
        From pictures to one number for each.
    picture
        The picture.
    grey
        The colour of the square, from 0 (black) to 1 (white).
    size
        The sides of the square, in pixels.
    stride
        By how many pixels it moves from place to place.

    Returns
    -------
    array
        The fall at each place, (num_rows, num_columns).

    Examples
    --------
    >>> cover(lambda x: x[:, 0, 0, 0], np.ones((4, 4, 1)), grey=0.25, size=2).tolist()
    [[0.75, 0.0], [0.0, 0.0]]
    """
    rows, columns = (range(0, n - size + 1, stride) for n in np.shape(picture)[:2])
    covered = np.repeat(np.asarray(picture)[np.newaxis], len(rows) * len(columns), axis=0)
    for k, (i, j) in enumerate((i, j) for i in rows for j in columns):
        covered[k, i : i + size, j : j + size] = grey
    fall = np.asarray(response(np.asarray(picture)[np.newaxis])) - np.asarray(response(covered))
    return np.asarray(fall.reshape(len(rows), len(columns)))


@checked
def rank_correlations(
    maps: Annotated[ArrayLike, "(num_pictures, height, width)"],
    others: Annotated[ArrayLike, "(num_pictures, height, width)"],
) -> Floats:
    """Return Spearman's rank correlation of two maps of each picture: (num_pictures,).

    Equal numbers share their mean rank. If all numbers of a map are equal, there is no order to
    agree with, and the correlation is 0.

    Examples
    --------
    >>> rank_correlations([[[1, 2], [3, 4]]], [[[1, 4], [9, 16]]]).round(3).tolist()
    [1.0]
    """
    ranks = []
    for each in (maps, others):
        flat = np.asarray(each, "float64")
        rank = rankdata(flat.reshape(len(flat), -1), axis=1)
        ranks.append(rank - rank.mean(axis=1, keepdims=True))
    product = (ranks[0] * ranks[1]).sum(axis=1)
    sizes = [np.sqrt((rank**2).sum(axis=1)) for rank in ranks]
    return np.asarray(product / np.maximum(sizes[0] * sizes[1], 1e-12))


def _contrast(x: Floats) -> Floats:
    """Return the root mean square of each picture, (num_pictures, 1, 1, 1)."""
    return np.asarray(np.sqrt(np.mean(x**2, axis=(1, 2, 3), keepdims=True)))


def _smooth(x: Floats) -> Floats:
    """Average each pixel with its neighbours, with weights 1, 2, 1 in either direction."""
    for axis in (1, 2):
        margin = [(1, 1) if each == axis else (0, 0) for each in range(4)]
        padded = np.pad(x, margin, mode="edge")
        parts = [np.take(padded, range(k, k + x.shape[axis]), axis) for k in range(3)]
        x = (parts[0] + 2 * parts[1] + parts[2]) / 4
    return x
