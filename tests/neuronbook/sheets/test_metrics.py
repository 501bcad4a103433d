"""Each metric by its sheet's own text on all examples, and by Keras on two batches."""

import keras
import numpy as np
import pytest

from neuronbook.sheets.entries import run
from neuronbook.sheets.losses import LOSSES
from neuronbook.sheets.metrics import LOSSES_AS_METRICS, METRICS
from neuronbook.sheets.reading import items, settings, strings
from tests.neuronbook.sheets.test_losses import CASES as LOSS_CASES

OFFERED = {name: item for item in items(METRICS).values() for name in item.names}
RNG = np.random.default_rng(1)
NUM = 20
YES = RNG.permutation(np.arange(NUM) < 8) * 1.0
# no two closer than Keras' thresholds
SCORES = np.argsort(np.argsort(RNG.random(NUM) + 0.35 * YES)) / NUM + 0.021
LABELS = RNG.integers(8, size=NUM)
PROBABILITIES = RNG.dirichlet(np.ones(8), NUM).astype("float32")
THREE = RNG.permuted(np.tile([0, 1, 2, 1], (2, 5)), axis=1)
TABLE = (RNG.normal(size=(NUM, 3)), RNG.normal(size=(NUM, 3)) + 0.3)
DATA = {
    "accuracies": (np.eye(8)[LABELS], PROBABILITIES),
    "SparseCategoricalAccuracy": (LABELS, PROBABILITIES),
    "SparseTopKCategoricalAccuracy": (LABELS, PROBABILITIES),
    "BinaryAccuracy": (YES, SCORES),
    "Accuracy": (LABELS, np.where(RNG.random(NUM) < 0.4, LABELS, 0)),
    "counts": (YES, SCORES),
    "F1Score": (np.eye(8)[LABELS % 3], PROBABILITIES[:, ::-1]),
    "FBetaScore": (np.eye(8)[LABELS % 3], PROBABILITIES[:, ::-1]),
    "thresholds": (YES, SCORES),
    "numbers": TABLE,
    "overlaps": tuple(THREE),
    "BinaryIoU": (YES, SCORES),
    "OneHotIoU": (np.eye(3)[THREE[0]], np.eye(3)[THREE[1]] * 0.9 + 0.03),
    "OneHotMeanIoU": (np.eye(3)[THREE[0]], np.eye(3)[THREE[1]] * 0.9 + 0.03),
    "MeanMetricWrapper": TABLE,
}
CASES = [
    pytest.param(entry, DATA.get(entry.name, DATA.get(group.id)), id=entry.name)
    for group in METRICS.groups
    for entry in group.entries
    if entry.name not in ("Mean", "Sum")
]


def squared(y_true, y_pred):
    return (y_true - y_pred) ** 2


def both(entry, data, **changed):
    """Return the sheet's value and that of Keras."""
    chosen = {**entry.example, **changed}
    if entry.name == "MeanMetricWrapper":
        chosen["fn"] = squared
    metric = OFFERED[entry.name].value(**chosen)
    y_true, y_pred = data
    if entry.name in ("F1Score", "FBetaScore"):  # classes that occur nowhere are 0 in Keras
        y_true, y_pred = y_true[:, :3], y_pred[:, :3]
    for part in (slice(0, 12), slice(12, None)):
        metric.update_state(y_true[part], y_pred[part])
    known = settings(OFFERED[entry.name]) | chosen
    return run(entry.code, y_true=y_true, y_pred=y_pred, **known), np.asarray(metric.result())


@pytest.mark.parametrize(("entry", "data"), CASES)
def test_formula_of_the_sheet_computes_what_keras_computes(entry, data):
    ours, theirs = both(entry, data)
    np.testing.assert_allclose(ours, theirs, rtol=1e-6, atol=1e-6)
    assert not np.isin(theirs, (0, 1)).all() or entry.name == "FalseNegatives"


@pytest.mark.parametrize(
    ("name", "changed"),
    [
        ("BinaryAccuracy", {"threshold": 0.8}),
        ("TopKCategoricalAccuracy", {"k": 2}),
        ("SparseTopKCategoricalAccuracy", {"k": 2}),
        ("Precision", {"thresholds": 0.3}),
        ("Recall", {"thresholds": 0.7}),
        ("F1Score", {"threshold": 0.2}),
        ("FBetaScore", {"beta": 3.0}),
        ("PrecisionAtRecall", {"recall": 0.3}),
        ("RecallAtPrecision", {"precision": 0.9}),
        ("SensitivityAtSpecificity", {"specificity": 0.9}),
        ("SpecificityAtSensitivity", {"sensitivity": 0.9}),
        ("PearsonCorrelation", {"axis": 0}),
        ("BinaryIoU", {"target_class_ids": (1,), "threshold": 0.7}),
    ],
)
def test_settings_in_a_formula_mean_what_keras_means_by_them(name, changed):
    (case,) = (case for case in CASES if case.id == name)
    if changed == {"axis": 0}:
        entry, data = case.values
        data = tuple(values[:12] for values in data)
        metric = keras.metrics.PearsonCorrelation(axis=0)
        metric.update_state(*data)
        ours = run(entry.code, y_true=data[0], y_pred=data[1], axis=0)
        np.testing.assert_allclose(ours, np.asarray(metric.result()), rtol=1e-5)
    else:
        np.testing.assert_allclose(*both(*case.values, **changed), rtol=1e-6, atol=1e-6)


@pytest.mark.parametrize("name", ["Mean", "Sum"])
def test_collected_numbers(name):
    (entry,) = (entry for entry in METRICS.entries if entry.name == name)
    metric = OFFERED[name].value()
    values = RNG.normal(size=12)
    metric.update_state(values[:5])
    metric.update_state(values[5:])
    np.testing.assert_allclose(run(entry.code, values=values), metric.result(), rtol=1e-5)


@pytest.mark.parametrize(("metric", "loss"), LOSSES_AS_METRICS.items())
def test_metric_named_as_a_loss_is_its_mean_over_the_examples(metric, loss):
    (case,) = (case for case in LOSS_CASES if case.id == loss)
    entry, (y_true, y_pred) = case.values
    known = settings({item.name: item for item in items(LOSSES).values()}[loss])
    sign = -1 if metric == "CosineSimilarity" else 1  # as the page says
    ours = sign * np.mean(run(entry.code, y_true=y_true, y_pred=y_pred, **known))
    keras_metric = OFFERED[metric].value()
    keras_metric.update_state(y_true, y_pred)
    np.testing.assert_allclose(ours, keras_metric.result(), rtol=1e-5)


@pytest.mark.parametrize("entry", METRICS.entries, ids=lambda entry: entry.name)
def test_keras_takes_every_string_of_a_metric(entry):
    for string in strings(METRICS, OFFERED[entry.name]):
        taken = keras.metrics.get(string)
        assert isinstance(taken, OFFERED[entry.name].value) or callable(taken)


def test_f1_of_one_output_without_a_threshold_takes_all_for_positive():
    y_true, y_pred = YES[:, np.newaxis], SCORES[:, np.newaxis]
    score = keras.metrics.F1Score()
    score.update_state(y_true, y_pred)
    everything = 2 * YES.sum() / (NUM + YES.sum())
    np.testing.assert_allclose(score.result(), [everything], rtol=1e-6)
