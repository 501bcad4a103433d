"""Keras' early stopping for one of the seeds that are trained side by side."""

from __future__ import annotations

import copy

import keras
import numpy as np
import numpy.typing as npt

from neuronbook.training.epochs import Trainer

__all__ = ["Stopper"]


class Stopper:
    """Runs Keras' early stopping for one seed; to the callback it looks like a model."""

    def __init__(
        self, trainer: Trainer, place: int, callback: keras.callbacks.EarlyStopping | None
    ) -> None:
        if callback is not None and type(callback) is not keras.callbacks.EarlyStopping:
            raise TypeError(
                "early_stopping is a keras.callbacks.EarlyStopping. "
                f"Received: early_stopping={callback!r}. Give the callback itself, not a list."
            )
        self.trainer = trainer
        self.place = place
        self.num_epochs = 0
        self.stop_training = False
        self.stopped = False
        self.callback = copy.copy(callback)  # it keeps nothing that is changed in place
        if self.callback is not None:
            self.callback.set_model(self)
            self.callback.on_train_begin()

    @property
    def metrics(self) -> list[keras.metrics.Metric]:
        """The metrics as the curves name them: from them Keras reads which way is better."""
        return self.trainer.models[0].metrics  # type: ignore[no-any-return]  # Keras has no types

    def get_weights(self) -> list[npt.NDArray[np.float32]]:
        """Return the seed's present weights."""
        return self.trainer.weights_of(self.place)

    def set_weights(self, weights: list[npt.NDArray[np.float32]]) -> None:
        """Give the seed's own model its final weights; its place in the stack trains on."""
        self.trainer.models[self.place].set_weights(weights)

    def end_epoch(self, logs: dict[str, float]) -> None:
        """Show the callback what an epoch came to, unless the seed has stopped."""
        if self.stopped:
            return
        self.num_epochs += 1
        if self.callback is not None:
            self.callback.on_epoch_end(self.num_epochs - 1, logs)
        if self.stop_training:
            self.finish()

    def finish(self) -> None:
        """End the seed's training: its model gets its weights."""
        if self.stopped:
            return
        self.stopped = True
        self.set_weights(self.get_weights())
        if self.callback is not None:
            self.callback.on_train_end()  # restores the best weights, if it is told to
