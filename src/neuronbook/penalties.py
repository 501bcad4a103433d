"""The penalties of a text book: what large weights cost, and the gradient of that cost."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from neuronbook.arguments import Count, checked

__all__ = ["l1_gradient", "l1_penalty", "l2_gradient", "l2_penalty"]

Floats = NDArray[np.floating[Any]]


@checked
def l2_penalty(weights: ArrayLike, *, strength: float, num_examples: Count) -> float:
    """Return the sum of the squared weights, times the strength over twice the examples.

    Examples
    --------
    >>> l2_penalty([3.0, -2.0], strength=4.0, num_examples=2)
    13.0
    """
    w = np.asarray(weights, dtype=float)
    return float(strength / (2 * num_examples) * (w**2).sum())


@checked
def l2_gradient(weights: ArrayLike, *, strength: float, num_examples: Count) -> Floats:
    """Return the derivative of the L2 penalty with respect to each weight.

    Examples
    --------
    >>> l2_gradient([3.0, -2.0], strength=4.0, num_examples=2)
    array([ 6., -4.])
    """
    w = np.asarray(weights, dtype=float)
    return np.asarray(strength / num_examples * w)


@checked
def l1_penalty(weights: ArrayLike, *, strength: float, num_examples: Count) -> float:
    """Return the sum of the sizes of the weights, times the strength over the examples.

    Examples
    --------
    >>> l1_penalty([3.0, -2.0], strength=4.0, num_examples=2)
    10.0
    """
    w = np.asarray(weights, dtype=float)
    return float(strength / num_examples * np.abs(w).sum())


@checked
def l1_gradient(weights: ArrayLike, *, strength: float, num_examples: Count) -> Floats:
    """Return the derivative of the L1 penalty with respect to each weight.

    At zero, where the penalty has a kink and no derivative, it is 0, as in Keras.

    Examples
    --------
    >>> l1_gradient([3.0, -2.0, 0.0], strength=4.0, num_examples=2)
    array([ 2., -2.,  0.])
    """
    w = np.asarray(weights, dtype=float)
    return np.asarray(strength / num_examples * np.sign(w))
