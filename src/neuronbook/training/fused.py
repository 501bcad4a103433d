"""The steps of plain SGD and of Adam for all seeds, one TensorFlow operation a weight.

Keras composes a step of several operations, which walk over every weight and its gradient again
and again: a sixth of the training with SGD, a tenth to a third with Adam.
"""

from __future__ import annotations

from collections.abc import Sequence

import keras
import tensorflow as tf

from neuronbook.training.settings import changed

__all__ = ["FusedAdam", "FusedSGD", "fuse"]

_OF_ANY = {"name", "learning_rate"}


class FusedSGD:
    """The step of ``keras.optimizers.SGD`` without momentum."""

    knows = _OF_ANY

    def __init__(self, sgd: keras.optimizers.SGD) -> None:
        self.sgd = sgd

    def build(self, variables: Sequence[keras.Variable]) -> None:
        """Make nothing: plain SGD remembers nothing."""

    def apply(self, gradients: Sequence[tf.Tensor], variables: Sequence[keras.Variable]) -> None:
        """Update each weight by its gradient."""
        learning_rate = tf.cast(self.sgd.learning_rate, "float32")
        for gradient, weight in zip(gradients, variables, strict=True):
            tf.raw_ops.ResourceApplyGradientDescent(
                var=weight.value.handle, alpha=learning_rate, delta=gradient
            )


class FusedAdam:
    """The step of ``keras.optimizers.Adam``."""

    knows = _OF_ANY | {"beta_1", "beta_2", "epsilon"}

    def __init__(self, adam: keras.optimizers.Adam) -> None:
        self.adam = adam
        self.step = tf.Variable(0.0)
        self.moments: list[tuple[tf.Variable, tf.Variable]] = []

    def build(self, variables: Sequence[keras.Variable]) -> None:
        """Make the two moments of each weight, zero at first."""
        self.moments = [
            (tf.Variable(tf.zeros(weight.shape)), tf.Variable(tf.zeros(weight.shape)))
            for weight in variables
        ]

    def apply(self, gradients: Sequence[tf.Tensor], variables: Sequence[keras.Variable]) -> None:
        """Update each weight by its gradient."""
        adam = self.adam
        step = self.step.assign_add(1.0)
        decays = adam.beta_1**step, adam.beta_2**step
        learning_rate = tf.cast(adam.learning_rate, "float32")
        for gradient, weight, (first, second) in zip(
            gradients, variables, self.moments, strict=True
        ):
            tf.raw_ops.ResourceApplyAdam(
                var=weight.value.handle,
                m=first.handle,
                v=second.handle,
                beta1_power=decays[0],
                beta2_power=decays[1],
                lr=learning_rate,
                beta1=adam.beta_1,
                beta2=adam.beta_2,
                epsilon=adam.epsilon,
                grad=gradient,
            )


_FUSED: dict[type[keras.optimizers.Optimizer], type[FusedSGD | FusedAdam]] = {
    keras.optimizers.SGD: FusedSGD,
    keras.optimizers.Adam: FusedAdam,
}


def fuse(optimizer: keras.optimizers.Optimizer) -> FusedSGD | FusedAdam | None:
    """Return what takes the optimizer's steps in one operation; None if none is known.

    One is known for SGD and Adam as in the textbook, at a constant learning rate.
    """
    fused = _FUSED.get(type(optimizer))
    if fused is None:
        return None
    is_constant = isinstance(optimizer.learning_rate, keras.Variable)
    if not is_constant or not changed(optimizer).keys() <= fused.knows:
        return None
    return fused(optimizer)
