"""The sheet of activation functions."""

from neuronbook.sheets.activations.bounded import BOUNDED
from neuronbook.sheets.activations.rectifiers import RECTIFIERS, SMOOTH
from neuronbook.sheets.activations.vectors import OTHERS, VECTORS
from neuronbook.sheets.entries import Kind

__all__ = ["ACTIVATIONS"]

ACTIVATIONS = Kind(
    "keras.activations",
    groups=(RECTIFIERS, SMOOTH, BOUNDED, VECTORS, OTHERS),
    machinery=frozenset({"deserialize", "get", "serialize"}),
)
