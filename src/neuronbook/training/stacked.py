"""Several models of one architecture as a single model with stacked weights.

The stacked model takes a tensor of shape (num_seeds, batch_size, num_features): the first axis
says which of the models an example is for. A matrix product of stacked matrices works on all of
them in one step; that is where the time is won.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import keras
import numpy as np
import tensorflow as tf
from keras import ops

__all__ = ["stack_models"]

# These treat each number, or the last axis, in the same way whatever axes come before.
_AS_THEY_ARE = (
    keras.layers.Activation,
    keras.layers.Add,
    keras.layers.Concatenate,
    keras.layers.ELU,
    keras.layers.LeakyReLU,
    keras.layers.ReLU,
)


class StackedDense(keras.Layer):  # type: ignore[misc]  # Keras has no types
    """Dense layers side by side: ``activation(x @ kernel + bias)`` for each seed."""

    def __init__(self, num_seeds: int, dense: keras.layers.Dense) -> None:
        super().__init__(name=dense.name, trainable=dense.trainable)
        self.num_seeds = num_seeds
        self.units = dense.units
        self.use_bias = dense.use_bias
        self.activation = dense.activation
        self.regularizers = (dense.kernel_regularizer, dense.bias_regularizer)

    def build(self, input_shape: tuple[int | None, ...]) -> None:
        """Make a kernel (num_seeds, num_inputs, units) and a bias (num_seeds, 1, units)."""
        self.kernel = self.add_weight(shape=(self.num_seeds, input_shape[-1], self.units))
        self.bias = None
        if self.use_bias:
            self.bias = self.add_weight(shape=(self.num_seeds, 1, self.units))

    def call(self, x: Any) -> Any:
        """Map (num_seeds, batch_size, num_inputs) to (num_seeds, batch_size, units)."""
        x = ops.matmul(x, self.kernel)
        return self.activation(x if self.bias is None else x + self.bias)

    def penalties(self) -> Any:
        """Return what each seed's loss is charged for its weights: (num_seeds,), or 0."""
        total: Any = 0.0
        for regularizer, weight in zip(self.regularizers, (self.kernel, self.bias), strict=True):
            if regularizer is not None and weight is not None:
                total += ops.stack([regularizer(weight[seed]) for seed in range(self.num_seeds)])
        return total


class StackedBatchNormalization(keras.Layer):  # type: ignore[misc]  # Keras has no types
    """Batch normalization side by side: each seed has its own means and variances."""

    def __init__(self, num_seeds: int, normalization: keras.layers.BatchNormalization) -> None:
        super().__init__(name=normalization.name, trainable=normalization.trainable)
        self.num_seeds = num_seeds
        self.scale, self.center = normalization.scale, normalization.center
        self.momentum, self.epsilon = normalization.momentum, normalization.epsilon

    def build(self, input_shape: tuple[int | None, ...]) -> None:
        """Make weights of shape (num_seeds, 1, num_features), in Keras' order."""
        shape = (self.num_seeds, 1, input_shape[-1])
        self.gamma = self.add_weight(shape=shape) if self.scale else None
        self.beta = self.add_weight(shape=shape) if self.center else None
        self.moving_mean = self.add_weight(shape=shape, trainable=False)
        self.moving_variance = self.add_weight(shape=shape, trainable=False)

    def call(self, x: Any, training: bool = False, mask: None = None) -> Any:
        """Normalize over the batch when training, by the moving averages otherwise.

        `mask` is never given; Keras passes it on when it copies a model.
        """
        mean, variance = (tf.convert_to_tensor(v) for v in (self.moving_mean, self.moving_variance))
        gamma = tf.ones_like(mean) if self.gamma is None else tf.convert_to_tensor(self.gamma)
        beta = tf.zeros_like(mean) if self.beta is None else tf.convert_to_tensor(self.beta)
        if training and self.trainable:
            normalize = tf.custom_gradient(_normalize)
            x, *now = normalize(x, gamma, beta, self.epsilon)
            for moving, seen in zip((self.moving_mean, self.moving_variance), now, strict=True):
                moving.assign(self.momentum * moving + (1 - self.momentum) * seen)
            return x
        factor = gamma * ops.rsqrt(variance + self.epsilon)  # small: x is walked over only twice
        return x * factor + (beta - mean * factor)


def _normalize(
    x: tf.Tensor, gamma: tf.Tensor, beta: tf.Tensor, epsilon: float
) -> tuple[tuple[tf.Tensor, ...], Callable[..., Any]]:
    """Return ``gamma * z + beta``, mean and variance, and then the gradient, for TensorFlow.

    z is x with mean 0 and variance 1 over the batch, the second axis of `x`; mean and variance
    have the shape (num_seeds, 1, num_features).
    The gradient is written out, since the one that TensorFlow derives walks over the batch twice
    as often: a tenth of the whole training. No gradient goes through the two averages themselves.
    """
    mean = tf.reduce_mean(x, axis=1, keepdims=True)
    centred = x - mean
    variance = tf.reduce_mean(tf.square(centred), axis=1, keepdims=True)
    scale = tf.math.rsqrt(variance + epsilon)  # z = centred * scale

    def gradients(dy: tf.Tensor, *_: tf.Tensor) -> tuple[tf.Tensor | None, ...]:
        dbeta = tf.reduce_sum(dy, axis=1, keepdims=True)
        dgamma = tf.reduce_sum(dy * centred, axis=1, keepdims=True) * scale
        # dx = gamma * scale * (dy - (dbeta + z * dgamma) / batch_size)
        factor = gamma * scale
        share = factor / tf.cast(tf.shape(x)[1], x.dtype)
        dx = dy * factor - (centred * (share * scale * dgamma) + share * dbeta)
        return dx, dgamma, dbeta, None

    return (centred * (gamma * scale) + beta, mean, variance), gradients


class StackedDropout(keras.Layer):  # type: ignore[misc]  # Keras has no types
    """Dropout from 16 random bits a number, not from 32 as in Keras: it takes half the time.

    The rate becomes a multiple of 1/65,536, and what stays is divided by the share that stays.
    """

    def __init__(self, dropout: keras.layers.Dropout) -> None:
        super().__init__(name=dropout.name)
        self.num_dropped = round(dropout.rate * 2**16)  # of the 2**16 numbers that 16 bits make
        self.seed_generator = keras.random.SeedGenerator(dropout.seed)

    def call(self, x: Any, training: bool = False) -> Any:
        """Drop numbers of x, of any shape, when training; each by itself."""
        if not training or not self.num_dropped:
            return x
        if self.num_dropped == 2**16:
            return ops.zeros_like(x)
        size = tf.size(x)
        bits = tf.random.stateless_uniform(
            [(size + 3) // 4],  # four numbers of 16 bits in each of 64
            seed=tf.cast(self.seed_generator.next(), "int64"),
            minval=None,  # all of them, equally likely
            maxval=None,
            dtype="int64",
        )
        drawn = tf.reshape(tf.reshape(tf.bitcast(bits, "int16"), [-1])[:size], tf.shape(x))
        stays = drawn >= self.num_dropped - 2**15
        return tf.where(stays, x * (2**16 / (2**16 - self.num_dropped)), 0.0)


def stack_models(models: Sequence[keras.Model]) -> keras.Model:
    """Return one model that computes all of `models`, with their weights stacked.

    Parameters
    ----------
    models
        Built models of one architecture, each from (batch_size, num_features).

    Returns
    -------
    keras.Model
        Maps (num_seeds, batch_size, num_features) to (num_seeds, batch_size, units). Its weights
        are copies, in the order of ``model.weights``, each with the seeds as its first axis.

    Raises
    ------
    ValueError
        If a layer cannot be stacked.
    """
    first = models[0]
    if len(first.inputs) != 1 or len(first.input_shape) != 2 or len(first.outputs) != 1:
        raise ValueError(
            "Models trained side by side map one table of inputs, of shape (batch_size, "
            f"num_features), to one output. Received: inputs={first.inputs!r}. "
            "Train it with model.fit, one seed after the other."
        )
    inputs = keras.Input(batch_shape=(len(models), None, first.input_shape[-1]))
    if isinstance(first, keras.Sequential):
        outputs = inputs
        for layer in first.layers:
            outputs = _stack_layer(layer, len(models))(outputs)
        stacked = keras.Model(inputs, outputs)
    else:
        stacked = keras.models.clone_model(
            first,
            input_tensors=[inputs] if isinstance(first.input, list) else inputs,
            clone_function=lambda layer: _stack_layer(layer, len(models)),
        )
    parts = zip(*(model.get_weights() for model in models), strict=True)
    for variable, arrays in zip(stacked.weights, parts, strict=True):
        variable.assign(np.stack(arrays).reshape(variable.shape))
    return stacked


def _stack_layer(layer: keras.Layer, num_seeds: int) -> keras.Layer:
    if type(layer) is keras.layers.Dense and not _has_constraints(layer):
        return StackedDense(num_seeds, layer)
    if type(layer) is keras.layers.BatchNormalization and layer.axis in (-1, 1):
        return StackedBatchNormalization(num_seeds, layer)
    if type(layer) is keras.layers.Dropout and layer.noise_shape is None:
        return StackedDropout(layer)
    joins_units = type(layer) is not keras.layers.Concatenate or layer.axis == -1
    if type(layer) in _AS_THEY_ARE and joins_units:
        return type(layer).from_config(layer.get_config())
    raise ValueError(
        "Models trained side by side are made of Dense (without constraints), "
        "BatchNormalization, Dropout, activation layers, Add and Concatenate(axis=-1). "
        f"Received: layer={layer!r}. Train it with model.fit, one seed after the other."
    )


def _has_constraints(dense: keras.layers.Dense) -> bool:
    return dense.kernel_constraint is not None or dense.bias_constraint is not None
