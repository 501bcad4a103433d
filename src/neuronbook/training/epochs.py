"""One epoch for several models at once, compiled into a single TensorFlow function."""

from __future__ import annotations

import inspect
from collections.abc import Sequence

import keras
import numpy as np
import numpy.typing as npt
import tensorflow as tf

from neuronbook.training.examples import Examples
from neuronbook.training.layers import Stacked
from neuronbook.training.losses import build_loss, of_each_seed
from neuronbook.training.optimizers import fresh_optimizer
from neuronbook.training.settings import ONE_BY_ONE
from neuronbook.training.stacked import examples_stand_alone, stack_models

__all__ = ["Trainer"]

# How Keras runs the steps makes no difference to what they compute.
_COMPUTED = {"self", "optimizer", "loss", "metrics", "weighted_metrics"} | {
    "run_eagerly", "steps_per_execution", "jit_compile", "auto_scale_loss"
}  # fmt: skip


class Trainer:
    """Trains compiled models of one architecture side by side.

    Parameters
    ----------
    models
        Compiled and built models, one a seed.
    train, validation
        Inputs (num_examples, num_features) and targets, (num_examples,) or (num_examples,
        num_targets), that all seeds share, or the same with the seeds as a first axis.
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
        for model in models:
            _check_compiled(model)
        self.loss, self.stand_alone = build_loss(models)
        self.optimizer = fresh_optimizer([model.optimizer for model in models])
        self.optimizer.build(self.stacked.trainable_variables)
        self.has_metrics = len(models[0].metrics) > 1  # the first is the loss
        self.train = tuple(tf.constant(array) for array in train)
        self.validation = None
        if validation is not None:
            self.validation = tuple(tf.constant(array) for array in validation)
        if self.has_metrics:
            self._build_metrics()
        _check_nothing_is_shared(models)
        self.stand_alone &= examples_stand_alone(models[0]) and _accumulate(models[0].metrics)
        self._run_epoch = self._train_and_validate
        if not models[0].run_eagerly:
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
        if self.stand_alone:  # in one go: it makes no difference
            loss = self._evaluate(x, y)
        else:
            num_examples = x.shape[1]
            total = tf.zeros(len(self.models))
            for start in tf.range(0, num_examples, self.batch_size):
                rows = slice(start, start + self.batch_size)
                num_rows = tf.shape(x[:, rows])[1]
                total += self._evaluate(x[:, rows], y[:, rows]) * tf.cast(num_rows, total.dtype)
            loss = total / num_examples
        return {"loss": loss, **self._metrics()}

    def _evaluate(self, x: tf.Tensor, y: tf.Tensor) -> tf.Tensor:
        y_pred = self.stacked(x, training=False)
        self._update_metrics(y, y_pred)
        return self._losses(y, y_pred)

    def _losses(self, y: tf.Tensor, y_pred: tf.Tensor) -> tf.Tensor:
        loss = self.loss(y, y_pred)
        for layer in self.stacked.layers:
            if isinstance(layer, Stacked):
                loss += layer.penalties()
        return loss

    def _build_metrics(self) -> None:
        """Make the metrics' own variables: a compiled function may not."""
        rows = self.train[1] if self.train[0].shape.rank == 2 else self.train[1][0]
        for model in self.models:
            y_pred = tf.zeros((1, model.output_shape[-1]))
            model.compute_metrics(x=None, y=rows[:1], y_pred=y_pred)

    def _update_metrics(self, y: tf.Tensor, y_pred: tf.Tensor) -> None:
        if self.has_metrics:
            for place, (model, own) in enumerate(
                zip(self.models, of_each_seed(y_pred), strict=True)
            ):
                model.compute_metrics(x=None, y=y[place], y_pred=own)

    def _reset_metrics(self) -> None:
        if self.has_metrics:
            for model in self.models:
                model.reset_metrics()

    def _metrics(self) -> dict[str, tf.Tensor]:
        """Return each metric of all seeds, by its name in the first model: Keras numbers them."""
        if not self.has_metrics:
            return {}
        of_each = [model.get_metrics_result() for model in self.models]
        for result in of_each:
            result.pop("loss", None)
        names, values = of_each[0], zip(*(each.values() for each in of_each), strict=True)
        return {name: tf.stack(value) for name, value in zip(names, values, strict=True)}


def _check_compiled(model: keras.Model) -> None:
    # There is no public way to read these back that does not write every argument out as text.
    arguments = model._compile_config.config
    for name, parameter in inspect.signature(keras.Model.compile).parameters.items():
        if name not in _COMPUTED and arguments.get(name, parameter.default) != parameter.default:
            raise ValueError(
                f"Models trained side by side are compiled without {name}. "
                f"Received: {name}={arguments[name]!r}. Leave it out, or {ONE_BY_ONE}."
            )


def _accumulate(metrics: Sequence[keras.metrics.Metric]) -> bool:
    """Say if metrics come to the same however the examples are divided into batches.

    Those of Keras do; a user's own may not, nor does a function whose mean Keras takes.
    """
    parts = [part for metric in metrics for part in getattr(metric, "metrics", [metric])]
    return all(
        type(part).__module__.startswith("keras.")
        and type(part) is not keras.metrics.MeanMetricWrapper
        for part in parts
    )


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
