"""Time `fit_seeds` beside a loop of ``model.fit``: the same models, data, epochs and batch sizes.

The data are random numbers of the sizes that the lessons have: time does not depend on them.
Both sides are timed whole, with all that they compile. Validation is on, as in the lessons.
What TensorFlow and Keras do once in a process, on their first use, is timed on neither side.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace

import keras
import numpy as np
from rich.console import Console
from rich.table import Table

from neuronbook.models import build_deep
from neuronbook.training import fit_seeds

SEEDS = range(5)


@dataclass(frozen=True)
class Lesson:
    """One training of the lessons, shortened where a loop of `fit` would take minutes."""

    name: str
    num_features: int
    hidden_units: tuple[int, ...]
    num_train: int
    num_validation: int
    batch_size: int
    epochs: int
    is_binary: bool = False

    def build_compiled(self) -> keras.Model:
        """Build and compile the lesson's model."""
        output = "sigmoid" if self.is_binary else None
        model = build_deep(self.num_features, self.hidden_units, output_activation=output)
        if self.is_binary:
            model.compile("adam", loss="binary_crossentropy", metrics=["binary_accuracy"])
        else:
            model.compile("adam", loss="mae")
        return model

    def data(self, num_examples: int) -> tuple[np.ndarray, np.ndarray]:
        """Return random inputs and targets of the lesson's size."""
        rng = np.random.default_rng(0)
        x = rng.normal(size=(num_examples, self.num_features)).astype("float32")
        y = rng.normal(size=(num_examples, 1)).astype("float32")
        return x, (y > 0).astype("float32") if self.is_binary else y


LESSONS = (
    Lesson("fuel economy", 50, (128, 128, 64), 775, 332, 128, epochs=200),
    Lesson("ionosphere", 33, (4, 4), 246, 105, 512, epochs=400, is_binary=True),
    Lesson("Spotify", 18, (128, 64), 22_983, 9_850, 512, epochs=50),
    Lesson("wine", 11, (512, 512, 512), 1_119, 480, 256, epochs=80),
)


def seconds(function: Callable[[], object]) -> float:
    """Return how long one call takes."""
    started = time.perf_counter()
    function()
    return time.perf_counter() - started


def fit_one_after_the_other(lesson: Lesson) -> None:
    """Train all seeds with ``model.fit``."""
    train, validation = lesson.data(lesson.num_train), lesson.data(lesson.num_validation)
    for seed in SEEDS:
        keras.utils.set_random_seed(seed)
        model = lesson.build_compiled()
        model.fit(
            *train,
            validation_data=validation,
            epochs=lesson.epochs,
            batch_size=lesson.batch_size,
            verbose=0,
        )


def fit_at_once(lesson: Lesson) -> None:
    """Train all seeds with `fit_seeds`."""
    fit_seeds(
        lesson.build_compiled,
        *lesson.data(lesson.num_train),
        validation_data=lesson.data(lesson.num_validation),
        epochs=lesson.epochs,
        batch_size=lesson.batch_size,
        seeds=SEEDS,
    )


def main() -> None:
    """Print one line for each lesson."""
    first_use = replace(LESSONS[0], epochs=1)
    fit_at_once(first_use)
    fit_one_after_the_other(first_use)
    table = Table("model", "epochs", "fit, five times", "fit_seeds", "times faster")
    for lesson in LESSONS:
        ours = seconds(lambda lesson=lesson: fit_at_once(lesson))
        theirs = seconds(lambda lesson=lesson: fit_one_after_the_other(lesson))
        table.add_row(
            lesson.name,
            str(lesson.epochs),
            f"{theirs:.1f} s",
            f"{ours:.1f} s",
            f"{theirs / ours:.1f}",
        )
    Console().print(table)


if __name__ == "__main__":
    main()
