"""Questions put to a reader's model, by giving it numbers."""

from __future__ import annotations

from typing import Any

import numpy as np

__all__ = ["is_linear"]


def is_linear(model: Any) -> bool:
    """Tell whether a Keras model computes ``x w + b`` from its kernel and bias, and no more.

    The model is tried with other weights than its own, because under some weights, such as
    zeros, an activation cannot be seen. Its own weights stay as they are.

    Parameters
    ----------
    model
        A built model with two weights: a kernel of shape (num_features, units) and a bias of
        shape (units,).
    """
    import keras  # slow, and hints are read without it

    kernel_shape, bias_shape = (tuple(weight.shape) for weight in model.weights)
    generator = np.random.default_rng(0)
    x = generator.normal(scale=3, size=(64, kernel_shape[0])).astype("float32")
    kernel = generator.normal(size=kernel_shape).astype("float32")
    bias = np.full(bias_shape, 0.5, dtype="float32")
    planted = {
        id(weight): keras.ops.convert_to_tensor(value, dtype=weight.dtype)
        for weight, value in zip(model.weights, (kernel, bias), strict=True)
    }
    y_pred, _ = model.stateless_call(
        [planted.get(id(variable), variable.value) for variable in model.trainable_variables],
        [planted.get(id(variable), variable.value) for variable in model.non_trainable_variables],
        x,
    )
    y_pred = keras.ops.convert_to_numpy(y_pred)
    return bool(np.allclose(y_pred, x @ kernel + bias, rtol=0.02, atol=0.1))
