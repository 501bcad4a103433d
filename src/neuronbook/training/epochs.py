"""One epoch for several models at once, compiled into a single TensorFlow function."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import keras
import numpy as np
import numpy.typing as npt
import tensorflow as tf

from neuronbook.training.fused import FusedAdam, FusedSGD, fuse
from neuronbook.training.stacked import StackedDense, stack_models

__all__ = ["Examples", "Trainer"]

Examples = tuple[npt.NDArray[Any], npt.NDArray[Any]]


class Trainer:
    """Trains compiled models of one architecture side by side.

    Parameters
    ----------
    models
        Compiled and built models, one a seed.
    train, validation
        Inputs (num_examples, num_features) and targets (num_examples, num_targets) that all
        seeds share, or the same with the seeds as a first axis.
    batch_size
        Examples of each seed in one step; the last step of an epoch takes what is left.
    """

    def __init__(
        self,
        models: Sequence[keras.Model],
        train: Examples,
        validation: Examples | None,
        *,
        batch_size: int,
    ) -> None:
        self.models = models
        self.stacked = stack_models(models)
        self.batch_size = batch_size
        self.loss = _per_example(models[0].loss)
        self.optimizer = _fresh_optimizer(models[0].optimizer)
        self.optimizer.build(self.stacked.trainable_variables)
        self.has_metrics = bool(models[0].get_compile_config().get("metrics"))
        self.train = tuple(tf.constant(array) for array in train)
        self.validation = None
        if validation is not None:
            self.validation = tuple(tf.constant(array) for array in validation)
        if self.has_metrics:
            self._build_metrics()
        _check_nothing_is_shared(models)
        self._run_epoch = tf.function(self._train_and_validate)
        self._arrays: list[npt.NDArray[np.float32]] | None = None

    def run_epoch(self, order: npt.NDArray[np.int32]) -> dict[str, npt.NDArray[np.float64]]:
        """Take one pass over the training data, in the order of each seed, and validate.

        Parameters
        ----------
        order
            Row numbers of the training data: (num_seeds, num_examples).

        Returns
        -------
        dict
            What ``model.fit`` reports: loss and metrics during the epoch, and on the validation
            data after it, without dropout: (num_seeds,) each.
        """
        self._arrays = None
        logs = self._run_epoch(tf.constant(order))
        return {name: values.numpy().astype("float64") for name, values in logs.items()}

    def weights_of(self, place: int) -> list[npt.NDArray[np.float32]]:
        """Return the present weights of one seed, in the order of ``model.get_weights``."""
        if self._arrays is None:  # copied once an epoch, for all seeds that ask
            self._arrays = self.stacked.get_weights()
        return [
            np.reshape(array[place], weight.shape)
            for array, weight in zip(self._arrays, self.models[place].weights, strict=True)
        ]

    def _train_and_validate(self, order: tf.Tensor) -> dict[str, tf.Tensor]:
        logs = self._train(order)
        if self.validation is not None:
            validated = self._validate(*self.validation)
            logs |= {f"val_{name}": value for name, value in validated.items()}
        return logs

    def _train(self, order: tf.Tensor) -> dict[str, tf.Tensor]:
        num_seeds, num_examples = order.shape
        self._reset_metrics()
        total = tf.zeros(num_seeds)
        for start in tf.range(0, num_examples, self.batch_size):
            rows = order[:, start : start + self.batch_size]  # the last ones may be fewer
            total += self._step(rows) * tf.cast(tf.shape(rows)[1], total.dtype)
        return {"loss": total / num_examples, **self._metrics()}

    def _step(self, rows: tf.Tensor) -> tf.Tensor:
        """Update all weights once; return the loss of each seed before it: (num_seeds,)."""
        own = self.train[0].shape.rank - 2  # 1 if each seed has examples of its own
        x, y = (tf.gather(array, rows, batch_dims=own) for array in self.train)
        with tf.GradientTape() as tape:
            y_pred = self.stacked(x, training=True)
            loss = self._losses(y, y_pred)
            # No weight of one seed is in the loss of another, so the gradient of the sum holds
            # each seed's own gradient.
            total = tf.reduce_sum(loss)
        variables = self.stacked.trainable_variables
        self.optimizer.apply(tape.gradient(total, variables), variables)
        self._update_metrics(y, y_pred)
        return loss

    def _validate(self, x: tf.Tensor, y: tf.Tensor) -> dict[str, tf.Tensor]:
        if x.shape.rank == 2:
            x, y = (tf.repeat(array[None], len(self.models), axis=0) for array in (x, y))
        self._reset_metrics()
        y_pred = self.stacked(x, training=False)
        self._update_metrics(y, y_pred)
        return {"loss": self._losses(y, y_pred), **self._metrics()}

    def _losses(self, y: tf.Tensor, y_pred: tf.Tensor) -> tf.Tensor:
        loss = tf.reduce_mean(self.loss(y, y_pred), axis=1)  # (num_seeds, batch_size) to seeds
        for layer in self.stacked.layers:
            if isinstance(layer, StackedDense):
                loss += layer.penalties()
        return loss

    def _build_metrics(self) -> None:
        """Make the metrics' own variables: a compiled function may not."""
        y = tf.ones((1, self.train[1].shape[-1]), self.train[1].dtype)
        for model in self.models:
            model.compute_metrics(x=None, y=y, y_pred=tf.zeros((1, model.output_shape[-1])))

    def _update_metrics(self, y: tf.Tensor, y_pred: tf.Tensor) -> None:
        if self.has_metrics:
            for place, model in enumerate(self.models):
                model.compute_metrics(x=None, y=y[place], y_pred=y_pred[place])

    def _reset_metrics(self) -> None:
        if self.has_metrics:
            for model in self.models:
                model.reset_metrics()

    def _metrics(self) -> dict[str, tf.Tensor]:
        if not self.has_metrics:
            return {}
        results = [model.get_metrics_result() for model in self.models]
        names = [name for name in results[0] if name != "loss"]
        return {name: tf.stack([result[name] for result in results]) for name in names}


def _check_nothing_is_shared(models: Sequence[keras.Model]) -> None:
    owned = [
        {id(variable) for part in (model, *model.metrics) for variable in part.variables}
        for model in models
    ]
    if len(set.union(*owned)) < sum(len(variables) for variables in owned):
        raise ValueError(
            "Each seed needs layers and metrics of its own. Received: the same ones twice. "
            "Make them inside build_compiled, not before it."
        )


def _per_example(loss: Any) -> Callable[[tf.Tensor, tf.Tensor], tf.Tensor]:
    """Return a function that gives each example's loss: (num_seeds, batch_size)."""
    found = keras.losses.get(loss)
    if isinstance(found, keras.losses.Loss):
        if found.reduction not in ("sum_over_batch_size", "mean"):
            raise ValueError(
                "Models trained side by side take the mean loss of a batch. "
                f"Received: reduction={found.reduction!r}. Leave `reduction` as it is."
            )
        return found.call  # type: ignore[no-any-return]  # Keras has no types
    if not callable(found):
        raise ValueError(
            f"Models trained side by side have one loss. Received: loss={loss!r}. "
            'Name it, for example loss="mae".'
        )
    return found  # type: ignore[no-any-return]  # Keras has no types


def _fresh_optimizer(
    optimizer: keras.optimizers.Optimizer,
) -> keras.optimizers.Optimizer | FusedAdam | FusedSGD:
    """Return an optimizer with the same settings that has seen no variable yet."""
    if optimizer.clipnorm is not None or optimizer.global_clipnorm is not None:
        raise ValueError(
            "Clipping by a norm would mix the seeds, whose weights are stacked. "
            f"Received: clipnorm={optimizer.clipnorm!r}, "
            f"global_clipnorm={optimizer.global_clipnorm!r}. Use `clipvalue`, or model.fit."
        )
    if not isinstance(optimizer, _ELEMENTWISE):
        raise ValueError(
            "Models trained side by side need an optimizer that treats each weight by itself. "
            f"Received: optimizer={type(optimizer).__name__}. "
            "Use SGD, RMSprop, Adam or one of its variants, or model.fit."
        )
    fresh = type(optimizer).from_config(optimizer.get_config())
    return fuse(fresh) or fresh


_ELEMENTWISE = (
    keras.optimizers.SGD,
    keras.optimizers.RMSprop,
    keras.optimizers.Adam,  # and AdamW, its subclass
    keras.optimizers.Adamax,
    keras.optimizers.Nadam,
    keras.optimizers.Adagrad,
    keras.optimizers.Adadelta,
)
