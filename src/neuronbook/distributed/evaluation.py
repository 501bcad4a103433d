"""Predict, and score predictions, on all devices of a strategy."""

from __future__ import annotations

from typing import Annotated, Any

import keras
import numpy as np
import numpy.typing as npt
import tensorflow as tf

from neuronbook.arguments import checked
from neuronbook.distributed.strategy import BatchSize

Floats = npt.NDArray[np.float32]


@checked
def predict(
    model: keras.Model,
    x: Annotated[npt.ArrayLike, "(num_examples, num_features)"],
    *,
    batch_size: BatchSize,
) -> Floats:
    """Return what a model predicts, of shape (num_examples, num_outputs), on all its devices.

    Several workers must call it together, and each gets all predictions.

    Raises
    ------
    ValueError
        If the model has other inputs, or `batch_size` is of other devices.
    """
    require_inputs(model, np.shape(x)[1], received="x")
    return Predictor(model, batch_size)(np.asarray(x, np.float32))


def require_inputs(model: keras.Model, num_features: int, *, received: str) -> None:
    """Raise `ValueError` unless a model takes examples of so many features."""
    expected = model.input_shape if model.built else None
    if expected != (None, num_features):
        raise ValueError(
            f"The model must be built for as many features as {received} has. "
            f"Received: {num_features} features and a model of input_shape={expected}. "
            f"Begin the model with keras.Input(({num_features},)), or take other columns."
        )


class Predictor:
    """Predicts in batches of one size, compiled once for all calls."""

    def __init__(self, model: keras.Model, batch_size: BatchSize) -> None:
        self.model, self.batch_size = model, batch_size
        self.strategy = model.distribute_strategy
        if self.strategy.num_replicas_in_sync != batch_size.num_replicas:
            raise ValueError(
                "The batch size must be that of the devices of the model's strategy. "
                f"Received: num_replicas={batch_size.num_replicas} for "
                f"{self.strategy.num_replicas_in_sync}. Take devices.batch_size(per_replica)."
            )
        self._step = tf.function(self._run_step)

    def __call__(self, x: Floats) -> Floats:
        """Return the predictions for x of shape (num_examples, num_features)."""
        return self.with_penalties(x)[0]

    def with_penalties(self, x: Floats) -> tuple[Floats, Floats]:
        """Return the predictions, and for each example what its batch adds to the loss.

        That is what regularizers of weights and of activities cost, as in training: of batches
        that are all full, the last one with examples from the beginning.
        """
        size = self.batch_size.global_size
        rows = np.arange(-(-len(x) // size) * size) % len(x)
        predictions = np.empty((len(x), self.model.output_shape[-1]), np.float32)
        penalties = np.empty(len(x), np.float32)
        for part in self.strategy.distribute_datasets_from_function(
            lambda context: self._part(rows, x, context)
        ):
            places, values, costs = (tensor.numpy() for tensor in self._step(part))
            predictions[places] = values
            penalties[places] = costs
        return predictions, penalties

    def _part(
        self, rows: npt.NDArray[np.int64], x: Floats, context: tf.distribute.InputContext
    ) -> tf.data.Dataset:
        """Return what one worker takes of each batch: the numbers of rows, and the rows."""
        share = self.batch_size.global_size // context.num_input_pipelines
        batches = rows.reshape(-1, context.num_input_pipelines, share)
        mine = batches[:, context.input_pipeline_id].reshape(-1, self.batch_size.per_replica)
        return tf.data.Dataset.from_tensor_slices((mine, x[mine])).prefetch(2)

    def _run_step(self, part: Any) -> list[tf.Tensor]:
        # Gathered with their places, as the order of the replicas is nowhere promised.
        results = self.strategy.run(self._predict_part, args=(part,))
        return [self.strategy.gather(result, axis=0) for result in results]

    def _predict_part(self, part: tuple[tf.Tensor, tf.Tensor]) -> tuple[tf.Tensor, ...]:
        places, x = part
        predictions = self.model(x, training=False)
        penalty = sum(map(keras.ops.sum, self.model.losses), start=keras.ops.zeros(()))
        return places, predictions, tf.fill(tf.shape(places), penalty)


class Validation:
    """Scores a model on the same examples after every epoch: loss and compiled metrics.

    The loss is with penalties, as that of training.  Keras' `evaluate` would do, but for the last
    batch, which is smaller than the others.
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
        predictions, penalties = self.predictor.with_penalties(self.x)
        loss = keras.ops.mean(self.loss(keras.ops.convert_to_tensor(self.y), predictions))
        scores = {"val_loss": float(loss) + float(penalties.mean())}
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
