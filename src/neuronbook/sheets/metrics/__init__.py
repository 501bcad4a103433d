"""The sheet of metrics."""

from neuronbook.sheets.entries import Kind
from neuronbook.sheets.metrics.decisions import ACCURACIES, COUNTS
from neuronbook.sheets.metrics.others import COLLECTING, NUMBERS, OVERLAPS
from neuronbook.sheets.metrics.thresholds import THRESHOLDS

__all__ = ["LOSSES_AS_METRICS", "METRICS"]

LOSSES_AS_METRICS = {
    "BinaryCrossentropy": "BinaryCrossentropy",
    "CategoricalCrossentropy": "CategoricalCrossentropy",
    "CategoricalHinge": "CategoricalHinge",
    "CosineSimilarity": "CosineSimilarity",
    "Hinge": "Hinge",
    "KLDivergence": "KLDivergence",
    "LogCoshError": "LogCosh",
    "MeanAbsoluteError": "MeanAbsoluteError",
    "MeanAbsolutePercentageError": "MeanAbsolutePercentageError",
    "MeanSquaredError": "MeanSquaredError",
    "MeanSquaredLogarithmicError": "MeanSquaredLogarithmicError",
    "Poisson": "Poisson",
    "SparseCategoricalCrossentropy": "SparseCategoricalCrossentropy",
    "SquaredHinge": "SquaredHinge",
}
"""Metrics that are the mean of a loss over the examples, by name; of the cosine, its opposite."""

FUNCTIONS_OF_LOSSES = (
    "binary_focal_crossentropy",
    "categorical_focal_crossentropy",
    "huber",
    "log_cosh",
)
"""Losses that stand among the metrics as functions only."""

METRICS = Kind(
    "keras.metrics",
    groups=(ACCURACIES, COUNTS, THRESHOLDS, NUMBERS, OVERLAPS, COLLECTING),
    machinery=frozenset({"Metric", "deserialize", "get", "serialize"}),
    others=(*LOSSES_AS_METRICS, *FUNCTIONS_OF_LOSSES),
)
