"""What a model consists of, one part after the other, and whether it computes just that."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

__all__ = ["computes_in_turn", "parts_of"]


def parts_of(model: Any) -> list[str]:
    """Name the parts of a built Keras model in the order of its layers.

    Models inside the model are opened, and activations are parts of their own, whether they
    were an argument or a layer: ``["Dense(64)", "relu", "Dropout(0.3)", "Dense(1)"]``. Every
    other layer is named by its class.
    """
    return [part for layer in _layers_of(model) for part in _name(layer)]


def _layers_of(model: Any) -> Iterator[Any]:
    import keras  # slow, and hints are read without it

    for layer in model.layers:
        if isinstance(layer, keras.Model):
            yield from _layers_of(layer)
        elif not isinstance(layer, keras.layers.InputLayer):
            yield layer


def _name(layer: Any) -> Iterator[str]:
    import keras

    if isinstance(layer, keras.layers.Dense):
        yield f"Dense({layer.units})"
    elif type(layer) is keras.layers.Dropout:
        yield f"Dropout({layer.rate:g})"
    elif type(layer) is keras.layers.ReLU:
        yield "relu"
    elif not isinstance(layer, keras.layers.Activation):
        yield type(layer).__name__
    activation = getattr(layer, "activation", None)
    if isinstance(activation, keras.layers.Layer):
        yield from _name(activation)
    elif activation is not None and activation is not keras.activations.linear:
        yield getattr(activation, "__name__", type(activation).__name__)


def computes_in_turn(model: Any) -> bool:
    """Tell whether a model of these parts, at inference, passes its input from one to the next.

    The parts may be Dense, BatchNormalization (both with all their weights), Dropout, ReLU and
    sigmoid.
    The model is tried with other weights than its own, under which nothing can be overlooked;
    its own stay as they are.
    """
    import keras

    generator = np.random.default_rng(0)
    x = generator.normal(size=(64, model.input_shape[-1]))
    planted = {}
    for weight in model.weights:
        value = generator.normal(scale=weight.shape[0] ** -0.5, size=weight.shape)
        if weight.name in ("gamma", "moving_variance"):
            value = np.abs(value) + 0.5
        planted[id(weight)] = value.astype("float32")
    y_pred, _ = model.stateless_call(
        [planted.get(id(variable), variable.value) for variable in model.trainable_variables],
        [planted.get(id(variable), variable.value) for variable in model.non_trainable_variables],
        x.astype("float32"),
        training=False,
    )
    expected = x
    for layer in _layers_of(model):
        expected = _apply(layer, expected, [planted[id(weight)] for weight in layer.weights])
    y_pred = np.asarray(keras.ops.convert_to_numpy(y_pred))
    tolerance = 1e-3 * np.abs(expected).max()
    return y_pred.shape == expected.shape and bool(np.abs(y_pred - expected).max() <= tolerance)


def _apply(layer: Any, x: np.ndarray[Any, Any], weights: Sequence[Any]) -> np.ndarray[Any, Any]:
    """Return what a layer makes of ``x`` with these weights, when nothing is dropped."""
    parts = list(_name(layer))
    if parts[0] == "BatchNormalization":
        gamma, beta, mean, variance = weights
        x = gamma * (x - mean) / np.sqrt(variance + layer.epsilon) + beta
    elif parts[0].startswith("Dense"):
        kernel, bias = weights
        x = x @ kernel + bias
    if parts[-1] == "sigmoid":
        return np.asarray(1 / (1 + np.exp(-x)))
    return np.maximum(x, 0) if parts[-1] == "relu" else x
