"""`fit_seeds`: ``model.fit`` for several seeds at once."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import keras
import numpy as np
import numpy.typing as npt
from tqdm import trange

from neuronbook.training.epochs import Trainer
from neuronbook.training.examples import Examples, read_examples, read_pair
from neuronbook.training.generators import generators_kept
from neuronbook.training.losses import check_labels
from neuronbook.training.runs import Runs
from neuronbook.training.stacked import check_model
from neuronbook.training.stopping import Stopper

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

    A seed computes what ``model.fit`` computes after ``keras.utils.set_random_seed(seed)``, from
    the same untrained weights and with the same dropout masks, whichever seeds run beside it.
    Only the order of the examples is another: here it is new in every epoch, while `fit` of
    arrays in this Keras, once seeded, repeats the order of its first epoch. What cannot be
    computed for all seeds at once is refused. A bar shows the epochs.

    Parameters
    ----------
    build_compiled
        A function without arguments that returns a new compiled model. Its layers are Dense,
        BatchNormalization, Dropout, activations, Add and Concatenate, of 32-bit numbers.
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

    Returns
    -------
    Runs
        Among others its `curves`: ``"loss"`` and each metric by the name that Keras gives it, such
        as ``"mae"``; with `validation_data` also each of them with ``val_`` before its name.

    Raises
    ------
    TypeError
        If `build_compiled` is no function or returns no compiled model, a number is not whole,
        or `early_stopping` is something else.
    ValueError
        If the data do not fit together, or the model has a setting that cannot be computed side
        by side; the message names it.

    Examples
    --------
    >>> def build_compiled():
    ...     model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
    ...     model.compile(optimizer=keras.optimizers.SGD(0.1), loss="mse")
    ...     return model
    >>> x = np.linspace(-1, 1, 64)[:, None]
    >>> y = 3 * x + 2
    >>> runs = fit_seeds(
    ...     build_compiled, x, y, epochs=50, seeds=range(3), validation_data=(x, y)
    ... )
    >>> list(runs.curves)
    ['loss', 'val_loss']
    >>> runs.curves["loss"].shape
    (3, 50)
    >>> bool((runs.final("loss") < 0.01).all())
    True
    """
    _check_builder(build_compiled)
    epochs, batch_size = (
        _whole(name, number, smallest=1)
        for name, number in (("epochs", epochs), ("batch_size", batch_size))
    )
    numbers = _whole_numbers(seeds)
    train = read_examples("x, y", x, y, len(numbers))
    validation = None
    if validation_data is not None:
        validation = read_pair(validation_data, train, len(numbers))
    with generators_kept():
        models = [_build(build_compiled, seed, train) for seed in numbers]
        for _, labels in filter(None, (train, validation)):
            check_labels(models[0], labels)
        trainer = Trainer(models, train, validation, batch_size=batch_size)
        stoppers = [Stopper(trainer, place, early_stopping) for place in range(len(numbers))]
        curves = _train(trainer, stoppers, numbers, epochs)
    num_epochs = np.array([stopper.num_epochs for stopper in stoppers])
    return Runs(numbers, curves, num_epochs, models)


def _train(
    trainer: Trainer, stoppers: Sequence[Stopper], seeds: Sequence[int], epochs: int
) -> dict[str, npt.NDArray[np.float64]]:
    """Train until every seed has stopped; return the curves, (num_seeds, num_epochs) each."""
    num_examples = trainer.train[0].shape[-2]
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
    return {
        name: np.where(running, np.stack([logs[name] for logs in history], axis=1), np.nan)
        for name in history[0]
    }


def _build(build_compiled: Callable[[], keras.Model], seed: int, train: Examples) -> keras.Model:
    keras.utils.set_random_seed(seed)
    model = build_compiled()
    if not isinstance(model, keras.Model) or not model.compiled:
        raise TypeError(
            "build_compiled returns a new compiled model each time it is called. "
            f"Received: {model!r}. Call model.compile(...) before you return the model."
        )
    check_model(model)
    if not model.built:
        model.build((None, train[0].shape[-1]))
    if model.input_shape[-1] != train[0].shape[-1]:
        raise ValueError(
            f"The model takes {model.input_shape[-1]} inputs. "
            f"Received: x.shape={train[0].shape}. Give it one input a column."
        )
    return model


def _check_builder(build_compiled: Any) -> None:
    takes_nothing = callable(build_compiled) and not isinstance(build_compiled, keras.Model)
    if takes_nothing:
        try:
            inspect.signature(build_compiled).bind()
        except TypeError:
            takes_nothing = False
        except ValueError:  # of some built-in functions nothing is known
            pass
    if not takes_nothing:
        raise TypeError(
            "build_compiled is a function without arguments that returns a new compiled model. "
            f"Received: build_compiled={build_compiled!r}. "
            "Put the lines that make and compile the model into a function, and give its name."
        )


def _whole(name: str, number: Any, *, smallest: int) -> int:
    if isinstance(number, bool) or not isinstance(number, int | np.integer) or number < smallest:
        error = ValueError if isinstance(number, int | np.integer) else TypeError
        raise error(
            f"{name} is a whole number, at least {smallest}. Received: {name}={number!r}. "
            f"Give a number like {max(smallest, 1)}."
        )
    return int(number)


def _whole_numbers(seeds: Any) -> tuple[int, ...]:
    if isinstance(seeds, str) or not isinstance(seeds, Iterable):
        raise TypeError(
            "seeds are several whole numbers, one for each training run. "
            f"Received: seeds={seeds!r}. "
            "Give a list, or range(5)."
        )
    numbers = tuple(_whole("each of seeds", seed, smallest=0) for seed in seeds)
    if not numbers or max(numbers) >= 2**32:
        raise ValueError(
            "seeds are at least one number, each below 2**32. "
            f"Received: seeds={seeds!r}. Give a list, or range(5)."
        )
    return numbers
