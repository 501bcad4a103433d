"""Questions put to a reader's model, by giving it numbers.

The model is tried with other weights than its own, because under some weights, such as zeros, an
activation cannot be seen. Its own weights stay as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["is_linear", "is_stack"]

Floats = NDArray[np.floating[Any]]

ACTIVATIONS: dict[str, Callable[[Floats], Floats]] = {
    "linear": lambda x: x,
    "relu": lambda x: np.maximum(x, 0),
    "sigmoid": lambda x: 1 / (1 + np.exp(-x)),
}


def is_linear(model: Any) -> bool:
    """Tell whether a Keras model computes ``x w + b`` from its kernel and bias, and no more.

    Parameters
    ----------
    model
        A built model with two weights: a kernel of shape (num_features, units) and a bias of
        shape (units,).
    """
    kernel_shape, bias_shape = (tuple(weight.shape) for weight in model.weights)
    generator = np.random.default_rng(0)
    x = generator.normal(scale=3, size=(64, kernel_shape[0])).astype("float32")
    kernel = generator.normal(size=kernel_shape).astype("float32")
    bias = np.full(bias_shape, 0.5, dtype="float32")
    y_pred = _predict(model, x, [kernel, bias])
    return bool(np.allclose(y_pred, x @ kernel + bias, rtol=0.02, atol=0.1))


def is_stack(model: Any, activations: Sequence[str]) -> bool:
    """Tell whether a Keras model is a stack of dense layers with these activations.

    Parameters
    ----------
    model
        A built model whose weights are a kernel of shape (num_inputs, units) and a bias of
        shape (units,) for each dense layer, in the order of the layers.
    activations
        For each dense layer ``"linear"``, ``"relu"`` or ``"sigmoid"``.
    """
    shapes = [tuple(weight.shape) for weight in model.weights]
    generator = np.random.default_rng(0)
    # Small numbers: where they are large, the smooth relatives of ReLU can hardly be told from it.
    weights = [
        generator.normal(scale=(2 / shape[0]) ** 0.5 if len(shape) == 2 else 0.3, size=shape)
        for shape in shapes
    ]
    x: Floats = generator.normal(scale=0.6, size=(64, shapes[0][0]))
    outputs = x
    kernels, biases = weights[::2], weights[1::2]
    for kernel, bias, activation in zip(kernels, biases, activations, strict=True):
        outputs = ACTIVATIONS[activation](outputs @ kernel + bias)
    y_pred = _predict(model, x, weights)
    tolerance = 1e-3 * np.abs(outputs).max()
    return y_pred.shape == outputs.shape and bool(np.abs(y_pred - outputs).max() <= tolerance)


def _predict(model: Any, x: Floats, weights: Sequence[Floats]) -> Floats:
    """Return what a model makes of ``x`` with these weights in place of its own."""
    import keras  # slow, and hints are read without it

    planted = {
        id(variable): keras.ops.convert_to_tensor(value, dtype=variable.dtype)
        for variable, value in zip(model.weights, weights, strict=True)
    }
    y_pred, _ = model.stateless_call(
        [planted.get(id(variable), variable.value) for variable in model.trainable_variables],
        [planted.get(id(variable), variable.value) for variable in model.non_trainable_variables],
        x.astype("float32"),
    )
    return np.asarray(keras.ops.convert_to_numpy(y_pred))
