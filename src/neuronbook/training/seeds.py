"""`fit_seeds`: ``model.fit`` for several seeds at once."""

from __future__ import annotations

import copy
from collections.abc import Callable, Sequence
from typing import Any

import keras
import numpy as np
import numpy.typing as npt
from tqdm import trange

from neuronbook.training.epochs import Examples, Trainer
from neuronbook.training.runs import Runs

__all__ = ["fit_seeds"]


def fit_seeds(
    build_compiled: Callable[[], keras.Model],
    x: Any,
    y: Any,
    *,
    epochs: int,
    batch_size: int = 32,
    validation_data: tuple[Any, Any] | None = None,
    seeds: Sequence[int] = range(5),
    early_stopping: keras.callbacks.EarlyStopping | None = None,
) -> Runs:
    """Train the same compiled model from several seeds, all at once.

    Each seed has its own untrained weights (those that ``keras.utils.set_random_seed(seed)``
    gives), its own order of examples in every epoch and its own dropout masks. Loss, metrics
    and optimizer are those the model was compiled with. A bar shows the epochs.

    Parameters
    ----------
    build_compiled
        A function without arguments that returns a new compiled model. Its layers are Dense,
        BatchNormalization, Dropout, activations, Add and Concatenate.
    x, y
        Training inputs (num_examples, num_features) and targets: arrays or pandas tables. If
        each seed has examples of its own, another split say, the seeds are a first axis:
        inputs (num_seeds, num_examples, num_features).
    epochs
        How many times each seed sees all examples, at most.
    batch_size
        Examples in one step.
    validation_data
        Inputs and targets to measure on after every epoch, likewise.
    seeds
        One training run for each.
    early_stopping
        Keras' own callback. Every seed gets a copy and stops by itself; the others go on.

    Raises
    ------
    TypeError
        If `build_compiled` returns no compiled model, or `early_stopping` is something else.
    ValueError
        If the data do not fit together, or the model cannot be trained side by side.

    Examples
    --------
    >>> def build_compiled():
    ...     model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
    ...     model.compile(optimizer=keras.optimizers.SGD(0.1), loss="mse")
    ...     return model
    >>> x = np.linspace(-1, 1, 64)[:, None]
    >>> runs = fit_seeds(build_compiled, x, 3 * x + 2, epochs=50, seeds=range(3))
    >>> runs.curves["loss"].shape
    (3, 50)
    >>> bool((runs.final("loss") < 0.01).all())
    True
    """
    train = _examples("x, y", x, y, len(seeds))
    validation = None
    if validation_data is not None:
        validation = _examples("validation_data", *validation_data, len(seeds))
    _check_numbers(epochs=epochs, batch_size=batch_size, num_seeds=len(seeds))
    models = [_build(build_compiled, seed, train) for seed in seeds]
    trainer = Trainer(models, train, validation, batch_size=batch_size)
    stoppers = [_Stopper(trainer, place, early_stopping) for place in range(len(seeds))]
    num_examples = train[0].shape[-2]
    generators = [np.random.default_rng(seed) for seed in seeds]
    history: list[dict[str, npt.NDArray[np.float64]]] = []
    for _ in (bar := trange(epochs, unit="epoch", leave=False)):
        order = np.stack([rng.permutation(num_examples) for rng in generators]).astype("int32")
        logs = trainer.run_epoch(order)
        history.append(logs)
        for place, stopper in enumerate(stoppers):
            stopper.end_epoch({name: float(values[place]) for name, values in logs.items()})
        bar.set_postfix(
            {name: f"{values.mean():.4g}" for name, values in logs.items()}, refresh=False
        )
        if all(stopper.stopped for stopper in stoppers):
            break
    for stopper in stoppers:
        stopper.finish()
    num_epochs = np.array([stopper.num_epochs for stopper in stoppers])
    running = np.arange(len(history)) < num_epochs[:, None]  # (num_seeds, num_epochs)
    curves = {
        name: np.where(running, np.stack([logs[name] for logs in history], axis=1), np.nan)
        for name in history[0]
    }
    return Runs(tuple(seeds), curves, num_epochs, models)


class _Stopper:
    """Runs Keras' early stopping for one seed; to the callback it looks like a model."""

    def __init__(
        self, trainer: Trainer, place: int, callback: keras.callbacks.EarlyStopping | None
    ) -> None:
        if callback is not None and not isinstance(callback, keras.callbacks.EarlyStopping):
            raise TypeError(
                "early_stopping is a keras.callbacks.EarlyStopping. "
                f"Received: early_stopping={callback!r}. Give the callback itself, not a list."
            )
        self.trainer = trainer
        self.place = place
        self.num_epochs = 0
        self.stop_training = False
        self.stopped = False
        self.callback = copy.deepcopy(callback)
        if self.callback is not None:
            self.callback.set_model(self)
            self.callback.on_train_begin()

    @property
    def metrics(self) -> list[keras.metrics.Metric]:
        """The metrics of the seed's model: from them Keras reads which way is better."""
        return self.trainer.models[self.place].metrics  # type: ignore[no-any-return]

    def get_weights(self) -> list[npt.NDArray[np.float32]]:
        """Return the seed's present weights."""
        return self.trainer.weights_of(self.place)

    def set_weights(self, weights: list[npt.NDArray[np.float32]]) -> None:
        """Give the seed's own model its final weights; its place in the stack trains on."""
        self.trainer.models[self.place].set_weights(weights)

    def end_epoch(self, logs: dict[str, float]) -> None:
        if self.stopped:
            return
        self.num_epochs += 1
        if self.callback is not None:
            self.callback.on_epoch_end(self.num_epochs - 1, logs)
        if self.stop_training:
            self.finish()

    def finish(self) -> None:
        if self.stopped:
            return
        self.stopped = True
        self.set_weights(self.get_weights())
        if self.callback is not None:
            self.callback.on_train_end()  # restores the best weights, if it is told to


def _build(build_compiled: Callable[[], keras.Model], seed: int, train: Examples) -> keras.Model:
    keras.utils.set_random_seed(seed)
    model = build_compiled()
    if not isinstance(model, keras.Model) or not model.compiled:
        raise TypeError(
            "build_compiled returns a new compiled model each time it is called. "
            f"Received: {model!r}. Call model.compile(...) before you return the model."
        )
    if not model.built:
        model.build((None, train[0].shape[-1]))
    if model.input_shape[-1] != train[0].shape[-1]:
        raise ValueError(
            f"The model takes {model.input_shape[-1]} inputs. "
            f"Received: x.shape={train[0].shape}. Give it one input a column."
        )
    return model


def _examples(name: str, x: Any, y: Any, num_seeds: int) -> Examples:
    """Return inputs (..., num_examples, num_features), targets (..., num_examples, num_targets)."""
    inputs, targets = np.asarray(x, dtype="float32"), np.asarray(y)
    if targets.dtype.kind in "fb":
        targets = targets.astype("float32")
    if targets.ndim == inputs.ndim - 1:
        targets = targets[..., None]  # as Keras does
    is_table = inputs.ndim == 2 or (inputs.ndim == 3 and len(inputs) == num_seeds)
    if not is_table or not inputs.size or inputs.shape[:-1] != targets.shape[:-1]:
        raise ValueError(
            f"{name} needs inputs of shape (num_examples, num_features) and as many targets. "
            f"Received: shapes {inputs.shape} and {targets.shape}, for {num_seeds} seeds. "
            "Give a row for each example; only if each seed has its own, the seeds come first."
        )
    return inputs, targets


def _check_numbers(**numbers: int) -> None:
    for name, number in numbers.items():
        if number < 1:
            raise ValueError(
                f"{name} is at least 1. Received: {name}={number!r}. Give a positive number."
            )
