"""Backpropagation in the open: each operation returns its output and the way back through it.

The way back, called `pull_back`, takes the gradient of the loss with respect to the output, and
returns the gradients with respect to the inputs: the vector-Jacobian product of the operation.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Annotated, Any

import numpy as np
from numpy.typing import NDArray

from neuronbook.arguments import Positive, checked

__all__ = [
    "backpropagate",
    "dense",
    "finite_differences",
    "forward_mode",
    "softmax_cross_entropy",
    "softsign",
    "squared_error",
]

Floats = NDArray[np.floating[Any]]
Rows = Annotated[Floats, "(num_examples, ?)"]
PullBack = Callable[..., tuple[Floats, ...]]
Operation = tuple[Any, PullBack]


def dense(x: Floats, W: Floats, b: Floats) -> Operation:
    """Return the sums of a dense layer, (num_examples, units), and the way back.

    Examples
    --------
    >>> z, pull_back = dense(np.array([[2.0, 1.0]]), np.array([[1.0], [-1.0]]), np.zeros(1))
    >>> [gradient.tolist() for gradient in pull_back(np.array([[5.0]]))]
    [[[5.0, -5.0]], [[10.0], [5.0]], [5.0]]
    """

    def pull_back(g: Floats) -> tuple[Floats, ...]:
        return g @ W.T, x.T @ g, g.sum(axis=0)  # ∂L/∂x, ∂L/∂W, ∂L/∂b

    return x @ W + b, pull_back  # z = x W + b


def softsign(z: Floats) -> Operation:
    """Return the activations ``z / (1 + |z|)``, and the way back.

    Examples
    --------
    >>> h, pull_back = softsign(np.array([1.0, -3.0]))
    >>> h.tolist(), pull_back(np.array([16.0, 16.0]))[0].tolist()
    ([0.5, -0.75], [4.0, 1.0])
    """
    size = 1 + np.abs(z)

    def pull_back(g: Floats) -> tuple[Floats, ...]:
        return (g / size**2,)  # ∂L/∂z = ∂L/∂h · 1 / (1 + |z|)²

    return z / size, pull_back  # h = z / (1 + |z|)


def squared_error(y_pred: Floats, y: Floats) -> Operation:
    """Return the mean squared error, and the way back.

    Examples
    --------
    >>> loss, pull_back = squared_error(np.array([[1.0]]), np.array([[3.0]]))
    >>> float(loss), pull_back()[0].tolist()
    (4.0, [[-4.0]])
    """
    error = y_pred - y

    def pull_back(g: float = 1.0) -> tuple[Floats, ...]:
        return (g * 2 * error / error.size,)  # ∂L/∂ŷ = 2/n (ŷ - y)

    return np.mean(error**2), pull_back  # L = 1/n Σ (ŷ - y)²


def softmax_cross_entropy(scores: Floats, y: Floats) -> Operation:
    """Return the mean cross-entropy of softmax with one-hot targets, and the way back.

    Examples
    --------
    >>> scores, y = np.log([[1.0, 1.0, 2.0]]), np.array([[0.0, 1.0, 0.0]])
    >>> loss, pull_back = softmax_cross_entropy(scores, y)
    >>> round(float(np.exp(-loss)), 6), pull_back()[0].round(6).tolist()
    (0.25, [[0.25, -0.75, 0.5]])
    """
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    p = powers / powers.sum(axis=1, keepdims=True)  # (num_examples, num_classes)

    def pull_back(g: float = 1.0) -> tuple[Floats, ...]:
        return (g * (p - y) / len(y),)  # ∂L/∂s = 1/n (p - y)

    return -np.mean(np.log((p * y).sum(axis=1))), pull_back  # L = -1/n Σ ln p of the true class


@checked
def backpropagate(
    x: Rows,
    y: Rows,
    weights: Sequence[Floats],
    *,
    loss: Callable[[Floats, Floats], Operation] = squared_error,
) -> tuple[float, list[Floats]]:
    """Return the loss of a stack of dense layers and its gradient, forward once and back once.

    Parameters
    ----------
    x, y
        Inputs (num_examples, num_inputs) and targets (num_examples, num_outputs).
    weights
        W and b of each layer in turn. Softsign follows every layer but the last.
    loss
        `squared_error` or `softmax_cross_entropy`.

    Returns
    -------
    loss, gradients
        The loss, and its gradient with respect to each of the weights, of the same shapes.

    Examples
    --------
    >>> x, y = np.array([[2.0]]), np.array([[8.0]])
    >>> backpropagate(x, y, [np.ones((1, 1)), np.ones(1)])
    (25.0, [array([[-20.]]), array([-10.])])
    """
    h, way_back = x, []
    for layer in range(0, len(weights), 2):
        if layer:
            h, pull_back = softsign(h)
            way_back.append(pull_back)
        h, pull_back = dense(h, *weights[layer : layer + 2])
        way_back.append(pull_back)
    value, pull_back = loss(h, y)
    (g,) = pull_back()
    gradients: list[Floats] = []
    for pull_back in reversed(way_back):
        g, *of_weights = pull_back(g)
        gradients = [*of_weights, *gradients]
    return float(value), gradients


@checked
def forward_mode(
    x: Rows,
    y: Rows,
    weights: Sequence[Floats],
    direction: Sequence[Floats],
) -> tuple[float, float]:
    """Return the mean squared error of the same stack, and its slope along one direction.

    Parameters
    ----------
    x, y, weights
        As in `backpropagate`.
    direction
        How fast each of the weights changes, in the same shapes.

    Examples
    --------
    >>> x, y = np.array([[2.0]]), np.array([[8.0]])
    >>> forward_mode(x, y, [np.ones((1, 1)), np.ones(1)], [np.ones((1, 1)), np.zeros(1)])
    (25.0, -20.0)
    """
    h, dh = x, np.zeros_like(x)
    for layer in range(0, len(weights), 2):
        (W, b), (dW, db) = weights[layer : layer + 2], direction[layer : layer + 2]
        if layer:
            size = 1 + np.abs(h)
            h, dh = h / size, dh / size**2  # dh = f'(z) dz
        h, dh = h @ W + b, dh @ W + h @ dW + db  # dz = dh W + h dW + db
    error = h - y
    return float(np.mean(error**2)), float(np.mean(2 * error * dh))


@checked
def finite_differences(
    function: Callable[[Floats], float], w: Floats, *, step: Positive = 1e-5
) -> Floats:
    """Measure the slope of a function along each number of an array, by a step to either side.

    Parameters
    ----------
    function
        A function of an array of the shape of `w` that returns one number.
    w
        Where the slopes are measured. It is left as it is.
    step
        The length of the step. The error is about its square times the third derivative, and
        rounding adds about 1e-16 divided by it.

    Returns
    -------
    numpy.ndarray
        The slopes, in the shape of `w`.

    Examples
    --------
    >>> finite_differences(lambda w: float(np.sum(w**2)), np.array([1.0, -3.0])).round(6).tolist()
    [2.0, -6.0]
    """
    slopes = np.empty(w.shape)
    for place in np.ndindex(w.shape):
        there, back = np.array(w, dtype=float), np.array(w, dtype=float)
        there[place] += step
        back[place] -= step
        slopes[place] = (function(there) - function(back)) / (2 * step)
    return slopes
