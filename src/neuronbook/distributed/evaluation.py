"""Predict, and score predictions, on all devices of a strategy."""

from __future__ import annotations

from typing import Any

import keras
import numpy as np
import numpy.typing as npt
import tensorflow as tf

from neuronbook.distributed.strategy import BatchSize

Floats = npt.NDArray[np.float32]


def predict(model: keras.Model, x: npt.ArrayLike, *, batch_size: BatchSize) -> Floats:
    """Return what a model predicts, of shape (num_examples, num_outputs), on all its devices.

    Several workers must call it together, and each gets all predictions.
    """
    return Predictor(model, batch_size)(np.asarray(x, np.float32))


class Predictor:
    """Predicts in batches of one size, compiled once for all calls."""

    def __init__(self, model: keras.Model, batch_size: BatchSize) -> None:
        self.model, self.batch_size = model, batch_size
        self.strategy = model.distribute_strategy
        self._step = tf.function(self._run_step)

    def __call__(self, x: Floats) -> Floats:
        """Return the predictions for x of shape (num_examples, num_features)."""
        size = self.batch_size.global_size
        # The last batch is filled up with row 0.
        rows = np.zeros(-(-len(x) // size) * size, np.int64)
        rows[: len(x)] = np.arange(len(x))
        predictions = np.empty((len(x), self.model.output_shape[-1]), np.float32)
        for part in self.strategy.distribute_datasets_from_function(
            lambda context: self._part(rows, x, context)
        ):
            places, values = self._step(part)
            predictions[places.numpy()] = values.numpy()
        return predictions

    def _part(
        self, rows: npt.NDArray[np.int64], x: Floats, context: tf.distribute.InputContext
    ) -> tf.data.Dataset:
        """Return what one worker takes of each batch: the numbers of rows, and the rows."""
        share = self.batch_size.global_size // context.num_input_pipelines
        batches = rows.reshape(-1, context.num_input_pipelines, share)
        mine = batches[:, context.input_pipeline_id].reshape(-1, self.batch_size.per_replica)
        return tf.data.Dataset.from_tensor_slices((mine, x[mine])).prefetch(2)

    def _run_step(self, part: Any) -> tuple[tf.Tensor, tf.Tensor]:
        # Gathered with their places, as the order of the replicas is nowhere promised.
        places, values = self.strategy.run(self._predict_part, args=(part,))
        return self.strategy.gather(places, axis=0), self.strategy.gather(values, axis=0)

    def _predict_part(self, part: tuple[tf.Tensor, tf.Tensor]) -> tuple[tf.Tensor, tf.Tensor]:
        places, x = part
        return places, self.model(x, training=False)


class Validation:
    """Scores a model on the same examples after every epoch: loss and compiled metrics.

    Keras' `evaluate` would do, but for the last batch, which is smaller than the others.
    """

    def __init__(
        self,
        model: keras.Model,
        batch_size: BatchSize,
        validation_data: tuple[npt.ArrayLike, npt.ArrayLike],
    ) -> None:
        x, y = validation_data
        self.x = np.asarray(x, np.float32)
        self.y = np.asarray(y, np.float32).reshape(len(self.x), -1)
        self.loss = keras.losses.get(model.loss)
        self.metrics = _copy_metrics(model)
        self.predictor = Predictor(model, batch_size)

    def __call__(self) -> dict[str, float]:
        """Return the scores by name, such as val_loss and val_auc."""
        predictions = self.predictor(self.x)
        loss = keras.ops.mean(self.loss(keras.ops.convert_to_tensor(self.y), predictions))
        scores = {"val_loss": float(loss)}
        for metric in self.metrics:
            metric.reset_state()
            metric.update_state(self.y, predictions)
            scores[f"val_{metric.name}"] = float(metric.result())
        return scores


def _copy_metrics(model: keras.Model) -> list[keras.metrics.Metric]:
    """Return metrics like those the model was compiled with, which are not of the strategy."""
    configs = model.get_compile_config()["metrics"] or []
    metrics = keras.saving.deserialize_keras_object(configs)
    if not isinstance(metrics, list) or any(isinstance(metric, str) for metric in metrics):
        raise ValueError(
            "The metrics must be a list of objects. "
            f"Received: metrics={metrics!r}. Compile with metrics=[keras.metrics.AUC()], say."
        )
    return metrics
