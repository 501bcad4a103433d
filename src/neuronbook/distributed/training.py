"""Train on any strategy, and go on after an interruption as if there had been none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Annotated, Any

import keras
import numpy as np
import numpy.typing as npt
import tensorflow as tf

from neuronbook.arguments import Count, checked
from neuronbook.distributed import checkpoints
from neuronbook.distributed.checkpoints import Checkpoint, CheckpointError, State
from neuronbook.distributed.cluster import ClusterError
from neuronbook.distributed.evaluation import Validation, require_inputs
from neuronbook.distributed.pipeline import Pipeline

# So many steps at most are one compiled loop, in which Python has nothing to do.
STEPS_PER_EXECUTION = 200


@checked
def fit(
    model: keras.Model,
    pipeline: Pipeline,
    *,
    epochs: Count,
    validation_data: tuple[
        Annotated[npt.ArrayLike, "(num_examples, num_features)"],
        Annotated[npt.ArrayLike, "(num_examples,) or (num_examples, 1)"],
    ]
    | None = None,
    callbacks: Sequence[keras.callbacks.Callback] = (),
    checkpoint: Checkpoint | None = None,
) -> keras.callbacks.History:
    """Train a compiled model on the strategy under which it was built.

    Keras' own `model.fit` does the same on one device, several GPUs or a TPU.  It does not work
    with `MultiWorkerMirroredStrategy` (Keras 3.15; keras-team/keras#20585), and what its
    `BackupAndRestore` keeps lacks the place in the data and what callbacks remember.  So this is
    a loop around `model.train_step`, the part of Keras that works on all of them.

    An epoch is a pass over the data.  Callbacks hear of the last batch of every 200 at most, as
    with `steps_per_execution`.  All replicas draw the same masks for dropout.

    Parameters
    ----------
    model
        Compiled, with one input, one output and, if there are any, metrics that are objects.
    pipeline
        Where the batches come from.
    epochs
        How many passes in all, those before an interruption included.
    validation_data
        Inputs of shape (num_examples, num_features) and labels of shape (num_examples,).
    callbacks
        Such as early stopping.
    checkpoint
        Where the training is kept.  If it was kept there before, it goes on from that step, or
        returns at once if it had ended.

    Returns
    -------
    keras.callbacks.History
        Of all epochs, those before an interruption included: ``history["loss"]``, and with
        `validation_data` ``history["val_loss"]`` and the metrics, such as ``history["val_auc"]``.

    Raises
    ------
    ValueError
        If the model is not compiled, or has other inputs.
    CheckpointError
        If what is kept is of another training.
    ClusterError
        If another worker goes away.
    """
    _require_compiled(model)
    require_inputs(model, len(pipeline.shards.features), received="pipeline")
    if validation_data is not None:
        require_inputs(model, np.shape(validation_data[0])[1], received="validation_data")
    run = _Run(model, pipeline, [*callbacks, keras.callbacks.History()], checkpoint)
    if validation_data is not None:
        run.validation = Validation(model, pipeline.batch_size, validation_data)
    try:
        return run.train(epochs)
    except (tf.errors.UnavailableError, tf.errors.AbortedError, tf.errors.InternalError) as error:
        if not isinstance(run.strategy, tf.distribute.MultiWorkerMirroredStrategy):
            raise
        reason = re.sub(r"\{\{.*?\}\}|\s+", " ", error.message).strip()[:200]
        raise ClusterError(
            "All workers must be there until the training ends. "
            f"Received: {type(error).__name__}: {reason}… Start them all again: with a "
            "checkpoint the training goes on where it was kept last."
        ) from error


def _require_compiled(model: keras.Model) -> None:
    config = model.get_compile_config() if model.compiled else {}
    loss, weights = config.get("loss"), config.get("loss_weights")
    if loss is None or weights is not None:
        raise ValueError(
            "The model must be compiled, with one loss that has no weight. "
            f"Received: model={model!r} with loss={loss!r}, loss_weights={weights!r}. "
            "Call model.compile(optimizer=…, loss=…) first."
        )


class _Run:
    """One call of `fit`: where it is, and what it works on."""

    validation: Validation | None = None

    def __init__(
        self,
        model: keras.Model,
        pipeline: Pipeline,
        callbacks: list[keras.callbacks.Callback],
        checkpoint: Checkpoint | None,
    ) -> None:
        self.model, self.pipeline, self.checkpoint = model, pipeline, checkpoint
        self.strategy = model.distribute_strategy
        self.callbacks, self.history = callbacks, callbacks[-1]
        self.step = self.epoch = 0

    def train(self, epochs: int) -> keras.callbacks.History:
        """Train until the last epoch, or until a callback stops it."""
        kept = self.checkpoint.load(self._settings()) if self.checkpoint else None
        self.step = kept.step if kept else 0
        self._check_agreement()
        batches = iter(self.pipeline.distribute(self.strategy, first_step=self.step))
        run_steps = self._compile(batches)
        callbacks = keras.callbacks.CallbackList(self.callbacks, model=self.model, epochs=epochs)
        self.model.stop_training = False
        callbacks.on_train_begin()
        if kept:
            self._restore(kept)
        saved = self.step
        while self.epoch < epochs and not self.model.stop_training:
            start, end = map(self.pipeline.end_of_pass, (self.epoch, self.epoch + 1))
            if self.step == start:
                self.model.reset_metrics()
                callbacks.on_epoch_begin(self.epoch)
            due = self._next_due()
            number = min(STEPS_PER_EXECUTION, end - self.step, due - self.step)
            callbacks.on_train_batch_begin(self.step - start)
            run_steps(batches, tf.constant(number))
            self.step += number
            callbacks.on_train_batch_end(self.step - start - 1)
            if self.step == end:
                callbacks.on_epoch_end(self.epoch, self._score())
                self.epoch += 1
            if self.step == due:
                self._save()
                saved = self.step
        if saved < self.step or not self.step:
            self._save()
        callbacks.on_train_end()
        return self.history

    def _compile(self, batches: Any) -> Any:
        """Return a loop of steps, and make the variables of optimizer and metrics."""
        with self.strategy.scope():
            self.model.optimizer.build(self.model.trainable_variables)
        # Keras leaves XLA off on CPUs and under a strategy; here as there.
        train_step = tf.function(self.model.train_step, jit_compile=self.model.jit_compile)

        def run_steps(batches: Any, number: tf.Tensor) -> None:
            for _ in tf.range(number):
                self.strategy.run(train_step, args=(next(batches),))

        return tf.function(run_steps).get_concrete_function(batches, tf.TensorSpec((), tf.int32))

    def _score(self) -> dict[str, float]:
        logs = {name: float(value) for name, value in self.model.get_metrics_result().items()}
        logs["learning_rate"] = float(checkpoints.to_array(self.model.optimizer.learning_rate))
        return logs | (self.validation() if self.validation else {})

    def _next_due(self) -> int:
        """Return at which step the training is to be kept next."""
        if self.checkpoint is None:
            return 2**62
        return (self.step // self.checkpoint.every + 1) * self.checkpoint.every

    def _settings(self) -> dict[str, Any]:
        """Return what must be the same for a training to go on."""
        config = dict(self.model.optimizer.get_config())
        if isinstance(config["learning_rate"], (int, float)):
            del config["learning_rate"]  # callbacks may have changed it
        return {
            "data": self.pipeline.shards.digest,
            "batch size": self.pipeline.batch_size.global_size,
            "seed": self.pipeline.seed,
            "shapes of the network": [list(weight.shape) for weight in self.model.weights],
            "optimizer": {name: str(config[name]) for name in sorted(config) if name != "name"},
        }

    def _variables(self) -> dict[str, Sequence[Any]]:
        return {
            "model": self.model.variables,
            "optimizer": self.model.optimizer.variables,
            "metrics": self.model.metrics_variables,
        }

    def _save(self) -> None:
        if self.checkpoint is None:
            return
        # Every worker reads, as metrics are summed over all of them; the first writes.
        arrays = checkpoints.read_variables(self._variables())
        if not self.strategy.extended.should_checkpoint:
            return
        memories, more_arrays = checkpoints.read_callbacks(self.callbacks)
        facts = {
            "settings": self._settings(),
            "epoch": self.epoch,
            "stopped": self.model.stop_training,
            "history": self.history.history,
            "epochs": self.history.epoch,
            "callbacks": memories,
        }
        self.checkpoint.save(State(self.step, facts, arrays | more_arrays))

    def _restore(self, kept: State) -> None:
        checkpoints.write_variables(self._variables(), kept.arrays)
        checkpoints.write_callbacks(self.callbacks, kept)
        self.epoch = kept.facts["epoch"]
        self.model.stop_training = kept.facts["stopped"]
        self.history.history, self.history.epoch = kept.facts["history"], kept.facts["epochs"]

    def _check_agreement(self) -> None:
        """Make sure that all workers start from the same step."""

        def add_up() -> tf.Tensor:
            steps = self.strategy.run(lambda: tf.constant(self.step, tf.int64))
            return self.strategy.reduce(tf.distribute.ReduceOp.SUM, steps, axis=None)

        total = int(tf.function(add_up)())
        if total != self.step * self.strategy.num_replicas_in_sync:
            raise CheckpointError(
                "All workers must go on from the same step. "
                f"Received: step={self.step} here and {total} in all. Keep the checkpoint in a "
                "folder that all workers see."
            )
