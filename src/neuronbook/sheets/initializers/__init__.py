"""The sheet of initializers."""

from neuronbook.sheets.entries import Kind
from neuronbook.sheets.initializers.entries import FIXED, RANDOM, SCALED

__all__ = ["INITIALIZERS"]

INITIALIZERS = Kind(
    "keras.initializers",
    groups=(SCALED, RANDOM, FIXED),
    machinery=frozenset({"Initializer", "deserialize", "get", "serialize"}),
)
