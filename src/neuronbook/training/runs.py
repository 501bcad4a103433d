"""What came out of training one model from several seeds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import keras
import numpy as np
import numpy.typing as npt

__all__ = ["Runs"]

Floats = npt.NDArray[np.float64]

_ROWS_AT_ONCE = 8192


@dataclass(frozen=True)
class Runs:
    """The curves and the trained models of several seeds.

    Attributes
    ----------
    seeds
        The seeds, in the order of every first axis here.
    curves
        By Keras' names (``"loss"``, ``"val_loss"``, metrics): (num_seeds, num_epochs). A seed
        that stopped early has NaN from there on.
    num_epochs
        How many epochs each seed was trained: (num_seeds,).
    models
        The trained models, one a seed; with the best weights if early stopping restores them.
    """

    seeds: tuple[int, ...]
    curves: Mapping[str, Floats]
    num_epochs: npt.NDArray[np.int64]
    models: Sequence[keras.Model]

    def best(self, curve: str = "val_loss", *, mode: Literal["min", "max"] = "min") -> Floats:
        """Return the smallest value of a curve for each seed, or the largest: (num_seeds,)."""
        if mode not in ("min", "max"):
            raise ValueError(
                f"The best value is the smallest or the largest. Received: mode={mode!r}. "
                'Use "min" or "max".'
            )
        values = self._curve(curve)
        # A seed whose loss was never a number has no best value: NaN, and no warning.
        worst = np.inf if mode == "min" else -np.inf
        filled = np.where(np.isnan(values), worst, values)
        found = filled.min(axis=1) if mode == "min" else filled.max(axis=1)
        return np.where(np.isinf(found), np.nan, found)

    def final(self, curve: str = "val_loss") -> Floats:
        """Return the value of a curve in each seed's last epoch: (num_seeds,)."""
        return self._curve(curve)[np.arange(len(self.seeds)), self.num_epochs - 1]

    def predict(self, x: Any) -> npt.NDArray[np.float32]:
        """Return the predictions of all seeds: (num_seeds, num_examples, units)."""
        rows = np.asarray(x, dtype="float32")
        pieces = [rows[i : i + _ROWS_AT_ONCE] for i in range(0, len(rows), _ROWS_AT_ONCE)]
        return np.stack(
            [
                np.concatenate([np.asarray(model(piece, training=False)) for piece in pieces])
                for model in self.models
            ]
        )

    def _curve(self, name: str) -> Floats:
        if name not in self.curves:
            raise ValueError(
                f"The curves are {', '.join(self.curves)}. Received: curve={name!r}. "
                "A metric has a curve if the model was compiled with it."
            )
        return self.curves[name]
