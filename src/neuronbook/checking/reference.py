"""The networks that are asked for, in NumPy: what a reader's model is compared with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["Reference"]

Floats = NDArray[np.floating[Any]]

_EPSILON = 1e-3  # as Keras' batch normalization has it


class Reference:
    """A network of dense layers, batch normalization, dropout, ReLU and sigmoid, in turn.

    Parameters
    ----------
    num_inputs
        The numbers of one example.
    parts
        The layers and functions in turn: ``["Dense(32)", "relu", "Dropout(0.3)", "Dense(1)"]``.
    """

    def __init__(self, num_inputs: int, parts: Sequence[str]) -> None:
        self.num_inputs = num_inputs
        self.steps = [_split(part) for part in parts]
        self.shapes: list[tuple[tuple[int, ...], ...]] = []  # of the weights, layer by layer
        units = num_inputs
        for name, number in self.steps:
            if name == "Dense":
                self.shapes.append(((units, int(number)), (int(number),)))
                units = int(number)
            elif name == "BatchNormalization":
                self.shapes.append(((units,),) * 4)

    def has(self, name: str) -> bool:
        """Tell whether a part of this name belongs to the network."""
        return any(name == part for part, _ in self.steps)

    def plant(self) -> list[list[Floats]]:
        """Return weights, layer by layer, under which no part can be overlooked."""
        generator = np.random.default_rng(1)
        planted: list[list[Floats]] = []
        for shapes in self.shapes:
            if len(shapes) == 2:
                kernel = generator.normal(scale=(2 / shapes[0][0]) ** 0.5, size=shapes[0])
                planted.append([kernel, generator.normal(scale=0.3, size=shapes[1])])
            else:
                beta, mean = generator.normal(scale=0.3, size=(2, *shapes[0]))
                gamma, variance = np.abs(generator.normal(size=(2, *shapes[0]))) + 0.5
                planted.append([gamma, beta, mean, variance])
        return planted

    def plant_paths(self) -> list[list[Floats]]:
        """Return weights that use the first and last unit of each layer only.

        Both hand on to both, by different weights: the outputs tell what was dropped, and where.
        """
        planted: list[list[Floats]] = []
        for shapes in self.shapes:
            arrays: list[Floats] = [np.zeros(shape) for shape in shapes]
            if len(shapes) == 2:
                arrays[0][0, -1], arrays[0][-1, -1] = 3, 1
                arrays[0][0, 0], arrays[0][-1, 0] = 1, 2
            else:
                arrays[0] += 1
                arrays[3] += 1
            planted.append(arrays)
        return planted

    def predict(self, x: Floats, weights: Sequence[Sequence[Floats]]) -> Floats:
        """Return the outputs for `x` (batch_size, num_inputs), by weights layer by layer."""
        return self._run(x, weights, training=False)

    def train(self, x: Floats, weights: Sequence[Sequence[Floats]]) -> Floats:
        """Return the outputs as they are in training: with dropout, normalized by the batch."""
        return self._run(x, weights, training=True)

    def _run(self, x: Floats, weights: Sequence[Sequence[Floats]], *, training: bool) -> Floats:
        generator = np.random.default_rng(2)
        layers = iter(weights)
        for name, number in self.steps:
            if name == "Dense":
                kernel, bias = next(layers)
                x = x @ kernel + bias
            elif name == "BatchNormalization":
                gamma, beta, mean, variance = next(layers)
                if training:
                    mean, variance = x.mean(axis=0), x.var(axis=0)
                x = gamma * (x - mean) / np.sqrt(variance + _EPSILON) + beta
            elif name == "Dropout" and training:
                x = np.where(generator.random(x.shape) < number, 0, x / (1 - number))
            elif name == "relu":
                x = np.maximum(x, 0)
            elif name == "sigmoid":
                x = 1 / (1 + np.exp(-np.clip(x, -50, 50)))
        return x


def _split(part: str) -> tuple[str, float]:
    name, _, number = part.rstrip(")").partition("(")
    return name, float(number or 0)
