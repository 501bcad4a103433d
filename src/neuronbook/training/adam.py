"""Adam's step for all seeds, one TensorFlow operation a weight."""

from __future__ import annotations

from collections.abc import Sequence

import keras
import tensorflow as tf

__all__ = ["FusedAdam"]

_SETTINGS = {"name", "learning_rate", "beta_1", "beta_2", "epsilon"}


class FusedAdam:
    """The step of ``keras.optimizers.Adam`` without its dozen small operations a weight.

    Those walk over every weight and its moments again and again, which takes a tenth to a third
    of the training.

    Parameters
    ----------
    adam
        The settings; `can_replace` says whether they are among those the operation knows.
    """

    def __init__(self, adam: keras.optimizers.Adam) -> None:
        self.adam = adam
        self.step = tf.Variable(0.0)
        self.moments: list[tuple[tf.Variable, tf.Variable]] = []

    @staticmethod
    def can_replace(optimizer: keras.optimizers.Optimizer) -> bool:
        """Tell whether `optimizer` is Adam as in the textbook, at a constant learning rate."""
        if type(optimizer) is not keras.optimizers.Adam:
            return False
        config, plain = optimizer.get_config(), keras.optimizers.Adam().get_config()
        changed = {name for name in plain if config[name] != plain[name]}
        return changed <= _SETTINGS and isinstance(config["learning_rate"], float)

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
        for gradient, weight, (first, second) in zip(
            gradients, variables, self.moments, strict=True
        ):
            tf.raw_ops.ResourceApplyAdam(
                var=weight.value.handle,
                m=first.handle,
                v=second.handle,
                beta1_power=decays[0],
                beta2_power=decays[1],
                lr=tf.cast(adam.learning_rate, "float32"),
                beta1=adam.beta_1,
                beta2=adam.beta_2,
                epsilon=adam.epsilon,
                grad=gradient,
            )
