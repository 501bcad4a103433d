"""The layers of several models as one layer, their weights stacked along a first axis."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import keras
import tensorflow as tf
from keras import ops

__all__ = [
    "Stacked",
    "StackedActivation",
    "StackedBatchNormalization",
    "StackedDense",
    "StackedDropout",
    "stands_alone",
]


class Stacked(keras.Layer):  # type: ignore[misc]  # Keras has no types
    """The same layer of several models, side by side."""

    def __init__(self, layers: Sequence[keras.Layer]) -> None:
        super().__init__(name=layers[0].name, trainable=layers[0].trainable)
        self.num_seeds = len(layers)
        self.regularizers: dict[str, list[Callable[[Any], Any]]] = {}

    def regularize(self, layers: Sequence[keras.Layer], *weights: str) -> None:
        """Remember what each seed's own layer charges for its weights."""
        for name in weights:
            if self.trainable and getattr(layers[0], f"{name}_regularizer") is not None:
                of_each = [getattr(layer, f"{name}_regularizer") for layer in layers]
                self.regularizers[name] = of_each

    def penalties(self) -> Any:
        """Return what each seed's loss is charged for its weights: (num_seeds,), or 0."""
        total: Any = 0.0
        for name, regularizers in self.regularizers.items():
            weight = getattr(self, name)
            if weight is not None:
                # (num_seeds, 1, units) stands for (units,) of each seed.
                of_each = ops.squeeze(weight, axis=1) if name != "kernel" else weight
                charged = [f(of_each[seed]) for seed, f in enumerate(regularizers)]
                total += ops.stack(charged)
        return total


class StackedDense(Stacked):
    """Dense layers side by side: ``activation(x @ kernel + bias)`` for each seed."""

    def __init__(self, layers: Sequence[keras.layers.Dense]) -> None:
        super().__init__(layers)
        self.units = layers[0].units
        self.use_bias = layers[0].use_bias
        self.activation = side_by_side([layer.activation for layer in layers])
        self.regularize(layers, "kernel", "bias")

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


class StackedBatchNormalization(Stacked):
    """Batch normalization side by side: each seed has its own means and variances."""

    def __init__(self, layers: Sequence[keras.layers.BatchNormalization]) -> None:
        super().__init__(layers)
        first = layers[0]
        self.scale, self.center = first.scale, first.center
        self.momentum, self.epsilon = first.momentum, first.epsilon
        self.regularize(layers, "gamma", "beta")

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


class StackedDropout(Stacked):
    """Dropout side by side: each seed draws from the generator of its own model's layer.

    So a seed's masks are those that ``model.fit`` draws for it, whichever seeds run beside it.
    """

    def __init__(self, layers: Sequence[keras.layers.Dropout]) -> None:
        super().__init__(layers)
        self.rate = layers[0].rate
        # In a function, since Keras would take what is kept here for the stacked model's own.
        generators = [layer.seed_generator for layer in layers] if self.rate else []
        self.draw: Callable[[Any], Any] = lambda shape: tf.stack(
            [keras.random.uniform(shape, seed=generator) for generator in generators]
        )

    def call(self, x: Any, training: bool = False) -> Any:
        """Drop numbers of x, of shape (num_seeds, batch_size, units), when training."""
        if not training or not self.rate:
            return x
        if self.rate == 1:
            return ops.zeros_like(x)
        stays = self.draw(tf.shape(x)[1:]) >= self.rate
        return tf.where(stays, x * (1 / (1 - self.rate)), 0.0)


class StackedActivation(Stacked):
    """Activation layers side by side."""

    def __init__(self, layers: Sequence[keras.layers.Activation]) -> None:
        super().__init__(layers)
        self.activation = side_by_side([layer.activation for layer in layers])

    def call(self, x: Any) -> Any:
        """Apply each seed's function to its numbers."""
        return self.activation(x)


def stands_alone(activation: Callable[[Any], Any]) -> bool:
    """Say if a function is Keras' own: those treat each example by itself, on the last axis."""
    return any(activation is own for own in vars(keras.activations).values())


def side_by_side(activations: Sequence[Callable[[Any], Any]]) -> Callable[[Any], Any]:
    """Return one function of stacked numbers for the functions of several seeds.

    Any other function than Keras' own may mix the rows of its batch, so it is called for each
    seed with what the seed's model would give it.
    """
    if stands_alone(activations[0]):
        return activations[0]
    return lambda x: tf.stack([f(own) for f, own in zip(activations, tf.unstack(x), strict=True)])
