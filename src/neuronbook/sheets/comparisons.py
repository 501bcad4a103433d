"""Curves of several entries for one figure, each computed by the formula of its sheet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from neuronbook.i18n import Text
from neuronbook.sheets.entries import Kind, Picture
from neuronbook.sheets.initializers import INITIALIZERS
from neuronbook.sheets.initializers.densities import WEIGHTS
from neuronbook.sheets.losses import LOSSES
from neuronbook.sheets.reading import items, settings
from neuronbook.sheets.schedules import SCHEDULES, STEPS

__all__ = ["COMPARISONS", "compare"]

Floats = NDArray[np.floating[Any]]

_SCORE = Text(en="score", zh="得分")
_PROBABILITY = Picture(
    _SCORE, -4, 4, ("y_true, y_pred = np.array([1.0]), 1 / (1 + np.exp(-np.array([x])))",)
)
_MARGIN = Picture(_SCORE, -4, 4, ("y_true, y_pred = np.array([1.0]), np.array([x])",))


@dataclass(frozen=True)
class Comparison:
    """Which entries are drawn together, each by its picture."""

    kind: Kind
    pictures: Mapping[str, Picture]


_ERROR = Picture(
    Text(en="error", zh="误差"), -4, 4, ("y_true, y_pred = np.array([0.0]), np.array([x])",)
)
COMPARISONS = MappingProxyType(
    {
        "errors": Comparison(
            LOSSES,
            dict.fromkeys(("MeanSquaredError", "MeanAbsoluteError", "Huber", "LogCosh"), _ERROR),
        ),
        "scores": Comparison(
            LOSSES,
            {
                "BinaryCrossentropy": _PROBABILITY,
                "BinaryFocalCrossentropy": _PROBABILITY,
                "Hinge": _MARGIN,
                "SquaredHinge": _MARGIN,
            },
        ),
        "weights": Comparison(
            INITIALIZERS,
            dict.fromkeys(("GlorotUniform", "HeNormal", "LecunNormal", "RandomNormal"), WEIGHTS),
        ),
        "rates": Comparison(
            SCHEDULES,
            dict.fromkeys(
                (
                    "CosineDecay",
                    "ExponentialDecay",
                    "InverseTimeDecay",
                    "PolynomialDecay",
                    "PiecewiseConstantDecay",
                ),
                STEPS,
            ),
        ),
    }
)


def compare(name: str) -> dict[str, tuple[Floats, Floats]]:
    """Return places and heights of the curves of a comparison, by the names of the entries.

    Parameters
    ----------
    name
        One of `COMPARISONS`.

    Raises
    ------
    ValueError
        If there is no such comparison.
    """
    if name not in COMPARISONS:
        raise ValueError(
            f"Entries are compared in a way of their own. Received: name={name!r}. "
            f"Choose from {', '.join(COMPARISONS)}."
        )
    comparison = COMPARISONS[name]
    entries = {entry.name: entry for entry in comparison.kind.entries}
    offered = {each: item for item in items(comparison.kind).values() for each in item.names}
    curves = {}
    for entry, picture in comparison.pictures.items():
        places, (heights,) = picture.curves(entries[entry], settings(offered[entry]))
        curves[entry] = places, heights
    return curves
