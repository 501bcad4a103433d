"""Score three models on a table: a linear one, boosted trees, and the lesson's network.

The network has the layers of the lesson that uses the table, and is trained in Keras with early
stopping.  It learns from squared error even where the lesson takes the absolute one, because R²
is what is scored.
"""

from __future__ import annotations

import warnings
from contextlib import AbstractContextManager
from types import MappingProxyType
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt
import pandas as pd

from neuronbook.datasets import splits
from neuronbook.datasets.records import Dataset

MAX_SCORED_ROWS = 8_000  # of a large table, so that a report takes minutes, not hours
MODELS = ("linear", "trees", "network")
NETWORKS = MappingProxyType(
    {
        "cereals": (),  # the lesson's network is one linear unit
        "red_wine": (512, 512, 512),
        "concrete": (512, 512, 512),
        "fuel_economy": (128, 128, 64),
        "spotify": (128, 64),
        "ionosphere": (4, 4),
        "hotel_bookings": (256, 256),
    }
)
REGULARIZED = ("hotel_bookings",)  # batch normalization and dropout between the layers
TO_RANGE = ("ionosphere",)  # the lesson's inputs go from 0 to 1; the others' have deviation 1
OTHER_NETWORK = (64, 64)  # of a table no lesson uses
# Training: passes over the rows between two looks at the validation loss, and how many looks.
PASSES, MIN_STEPS, MAX_LOOKS, PATIENCE = 5, 100, 40, 4

Numbers = npt.NDArray[Any]


class _Model(Protocol):
    def fit(self, x: Numbers, y: Numbers) -> object: ...

    def score(self, x: Numbers, y: Numbers) -> float: ...


def score(dataset: Dataset, frame: pd.DataFrame) -> dict[str, float]:
    """Return the mean score of each model over five folds, at most 8,000 rows in all.

    A score is R² for a number, accuracy for a class.  If rows come in groups no group is in two
    folds.
    """
    from sklearn.model_selection import GroupKFold, KFold

    rows = frame.sample(min(len(frame), MAX_SCORED_ROWS), random_state=0)
    rows = rows.dropna(subset=[dataset.group]) if dataset.group else rows
    names = [n for n in dataset.inputs or rows.columns if n != dataset.target]
    names = [n for n in names if rows[n].dtype.kind in "if" or not rows[n].is_unique]
    is_class = rows[dataset.target].dtype.kind not in "if" or rows[dataset.target].nunique() == 2
    y = rows[dataset.target].to_numpy()
    y = pd.factorize(y, sort=True)[0] if is_class else (y - y.mean()) / y.std()
    groups = rows[dataset.group] if dataset.group else None
    folds = GroupKFold(5) if dataset.group else KFold(5, shuffle=True, random_state=0)
    scores: dict[str, list[float]] = {name: [] for name in MODELS}
    for train, valid in folds.split(rows, y, groups):
        x_train, x_valid = splits.encode(
            rows.iloc[train][names], rows.iloc[valid][names], to_range=dataset.id in TO_RANGE
        )
        for name, model in _models(dataset.id, is_class).items():
            with warnings.catch_warnings(), single_threaded_trees():
                warnings.simplefilter("ignore")  # a solver may stop early, on purpose
                model.fit(x_train.to_numpy(), y[train])
            scores[name].append(model.score(x_valid.to_numpy(), y[valid]))
    return {name: float(np.mean(values)) for name, values in scores.items()}


def single_threaded_trees() -> AbstractContextManager[object]:
    """Return a context in which boosted trees use one thread.

    Their threads wait for each other by spinning: where other work keeps the processors busy,
    two are many times slower than one.
    """
    from threadpoolctl import threadpool_limits

    limits: AbstractContextManager[object] = threadpool_limits(limits=1, user_api="openmp")
    return limits


def describe_network(dataset_id: str) -> str:
    """Return the layers of the network in words, such as "4-4-1"."""
    return "-".join(str(units) for units in (*NETWORKS.get(dataset_id, OTHER_NETWORK), 1))


def _models(dataset_id: str, is_class: bool) -> dict[str, _Model]:
    from sklearn.ensemble import HistGradientBoostingClassifier, HistGradientBoostingRegressor
    from sklearn.linear_model import LogisticRegression, Ridge

    network = LessonNetwork(dataset_id, is_class)
    if is_class:
        return {
            "linear": LogisticRegression(max_iter=1000),
            "trees": HistGradientBoostingClassifier(random_state=0),
            "network": network,
        }
    return {
        "linear": Ridge(),
        "trees": HistGradientBoostingRegressor(random_state=0),
        "network": network,
    }


class LessonNetwork:
    """The network of a lesson, with the two methods of a scikit-learn model."""

    def __init__(self, dataset_id: str, is_class: bool, *, seed: int = 0) -> None:
        self.dataset_id, self.is_class, self.seed = dataset_id, is_class, seed
        self.model: Any = None

    def fit(self, x: Numbers, y: Numbers) -> None:
        """Train on six sevenths of the rows; stop when the others get no better."""
        import keras
        import tensorflow as tf

        keras.backend.clear_session()
        keras.utils.set_random_seed(self.seed)
        order = np.random.default_rng(self.seed).permutation(len(x))
        x, y = x[order].astype(np.float32), y[order].astype(np.float32)
        start = len(x) // 7
        batch_size = 32 if len(x) < 2000 else 128
        rows = tf.data.Dataset.from_tensor_slices((x[start:], y[start:])).cache()
        batches = rows.shuffle(len(x), seed=self.seed).batch(batch_size).repeat()
        steps = max(MIN_STEPS, PASSES * (len(x) - start) // batch_size)
        self.model = self._build(x.shape[1])
        self.model.compile(
            optimizer="adam",
            loss="binary_crossentropy" if self.is_class else "mean_squared_error",
            steps_per_execution=steps,  # a call from Python costs more than the arithmetic
        )
        stop = keras.callbacks.EarlyStopping(patience=PATIENCE, restore_best_weights=True)
        self.model.fit(
            batches,
            steps_per_epoch=steps,
            epochs=MAX_LOOKS,
            validation_data=(x[:start], y[:start]),
            validation_batch_size=len(x),
            callbacks=[stop],
            shuffle=False,  # the batches are shuffled already
            verbose=0,
        )

    def score(self, x: Numbers, y: Numbers) -> float:
        """Return the accuracy, or R²."""
        y_pred = self.model(x.astype(np.float32)).numpy()[:, 0]
        if self.is_class:
            return float(np.mean((y_pred > 0.5) == y))
        return float(1 - np.sum((y - y_pred) ** 2) / np.sum((y - y.mean()) ** 2))

    def _build(self, num_inputs: int) -> Any:
        import keras

        model = keras.Sequential([keras.Input(shape=(num_inputs,))])
        regularized = self.dataset_id in REGULARIZED
        for units in NETWORKS.get(self.dataset_id, OTHER_NETWORK):
            if regularized:
                model.add(keras.layers.BatchNormalization())
            model.add(keras.layers.Dense(units, activation="relu"))
            if regularized:
                model.add(keras.layers.Dropout(0.3))
        model.add(keras.layers.Dense(1, activation="sigmoid" if self.is_class else None))
        return model
