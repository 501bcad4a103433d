"""The sheet of losses."""

from neuronbook.sheets.entries import Kind
from neuronbook.sheets.losses.classes import LABELS, MARGINS, ONE_HOT, TWO_CLASSES
from neuronbook.sheets.losses.numbers import NUMBERS
from neuronbook.sheets.losses.structures import STRUCTURES

__all__ = ["LOSSES"]

LOSSES = Kind(
    "keras.losses",
    groups=(NUMBERS, TWO_CLASSES, ONE_HOT, LABELS, MARGINS, STRUCTURES),
    machinery=frozenset({"Loss", "deserialize", "get", "serialize"}),
)
