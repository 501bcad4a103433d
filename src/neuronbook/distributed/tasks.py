"""What the workers of chapter 18 do: a worker imports it, so it stands in a module."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import keras
import numpy as np
import numpy.typing as npt

from neuronbook.distributed.manifest import open_shards
from neuronbook.distributed.pipeline import Pipeline
from neuronbook.distributed.strategy import pick_strategy
from neuronbook.distributed.training import fit
from neuronbook.training import fit_seeds

Table = tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]


class Try(NamedTuple):
    """The validation loss of each seed, and the number of the process that trained."""

    losses: npt.NDArray[np.float64]
    process: int


class Training(NamedTuple):
    """The devices, the training loss of each epoch, and the seconds that `fit` took."""

    line: str
    losses: list[float]
    seconds: float


def try_setting(
    setting: tuple[float, int], *, train: Table, valid: Table, epochs: int, seeds: Sequence[int]
) -> Try:
    """Train with one learning rate and number of units, from several seeds."""
    learning_rate, units = setting
    numbers = iter(seeds)

    def build_compiled() -> keras.Model:
        model = build_regression(train[0].shape[1], units, seed=next(numbers))
        model.compile(keras.optimizers.Adam(learning_rate), "mae")
        return model

    runs = fit_seeds(
        build_compiled, *train, epochs=epochs, batch_size=64, validation_data=valid, seeds=seeds
    )
    return Try(runs.final("val_loss"), os.getpid())


def build_regression(num_features: int, units: int, *, seed: int) -> keras.Model:
    """Build two hidden layers and an output, whose weights come from a generator of their own.

    Without it Keras asks Python's generator, of which other threads of a Dask worker take
    numbers too, so that a seed would not say what the weights are.
    """
    generator = keras.random.SeedGenerator(seed)
    draw = keras.initializers.GlorotUniform(generator)
    return keras.Sequential(
        [
            keras.Input((num_features,)),
            keras.layers.Dense(units, activation="relu", kernel_initializer=draw),
            keras.layers.Dense(units, activation="relu", kernel_initializer=draw),
            keras.layers.Dense(1, kernel_initializer=draw),
        ]
    )


def train_together(folder: Path, *, batch_size: int, epochs: int) -> Training:
    """Train on shards, alone or as one of the workers that TF_CONFIG names."""
    devices = pick_strategy()
    replicas = devices.strategy.num_replicas_in_sync
    batches = devices.batch_size(per_replica=batch_size // replicas)
    pipeline = Pipeline(open_shards(folder), batches, seed=0)
    with devices.strategy.scope():
        model = build_regression(len(pipeline.shards.features), units=64, seed=0)
        model.compile(keras.optimizers.Adam(0.01), "mae")
    start = time.perf_counter()
    history = fit(model, pipeline, epochs=epochs)
    return Training(devices.line, history.history["loss"], time.perf_counter() - start)
