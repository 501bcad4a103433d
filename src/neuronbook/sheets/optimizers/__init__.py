"""The sheet of optimizers."""

from neuronbook.sheets.entries import Kind
from neuronbook.sheets.optimizers.adaptive import ADAM, SCALED
from neuronbook.sheets.optimizers.others import OTHERS, WRAPPERS
from neuronbook.sheets.optimizers.plain import PLAIN

__all__ = ["OPTIMIZERS"]

OPTIMIZERS = Kind(
    "keras.optimizers",
    groups=(PLAIN, ADAM, SCALED, OTHERS, WRAPPERS),
    machinery=frozenset({"Optimizer", "deserialize", "get", "serialize"}),
)
