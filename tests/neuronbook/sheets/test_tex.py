"""The TeX of a sheet says what its NumPy says, which other tests compare with Keras."""

import numpy as np
import pytest

from neuronbook.sheets.activations import ACTIVATIONS
from neuronbook.sheets.entries import run
from neuronbook.sheets.losses import LOSSES
from neuronbook.sheets.reading import items, settings
from neuronbook.sheets.schedules import SCHEDULES
from tests.neuronbook.sheets.test_losses import CASES as LOSS_CASES
from tests.neuronbook.sheets.tex import compute

GREEK = {
    "alpha": r"\alpha", "gamma": r"\gamma", "delta": r"\delta", "beta": r"\beta", "q": "q",
    "b": "b",    "negative_slope": "s", "initial_learning_rate": r"\eta_0", "decay_steps": "T",
    "decay_rate": "d", "end_learning_rate": r"\eta_T", "power": "q",
}  # fmt: skip
PLACES = np.linspace(-7.03, 7.01, 48).reshape(6, 8)
UNREADABLE = {
    "SparseCategoricalCrossentropy": "an index that is a target",
    "CategoricalGeneralizedCrossEntropy": "an index that is a target",
    "Circle": "pairs",
    "CTC": "paths",
    "sparsemax": "a threshold that is not written out",
    "glu": "halves",
    "CosineDecayRestarts": "restarts",
    "PiecewiseConstantDecay": "pieces",
}


def known_of(kind, name):
    (item,) = (item for item in items(kind).values() if name in item.names)
    return settings(item)


def as_tex(known):
    return {GREEK[name]: value for name, value in known.items() if name in GREEK}


READABLE = [case for case in LOSS_CASES if case.id not in UNREADABLE]


@pytest.mark.parametrize(("entry", "data"), READABLE)
def test_tex_of_a_loss_is_its_numpy(entry, data):
    y_true, y_pred = data
    known = known_of(LOSSES, entry.name)
    if entry.name in ("Dice", "Tversky"):  # of all examples together
        y_true, y_pred = y_true.ravel(), y_pred.ravel()
    names = {"y": y_true, r"\haty": y_pred, "n": y_true.shape[-1], **as_tex(known)}
    ours = np.squeeze(compute(entry.tex, **names), axis=-1)
    theirs = run(entry.code, y_true=y_true, y_pred=y_pred, **known)
    np.testing.assert_allclose(ours, theirs, rtol=1e-9)


@pytest.mark.parametrize(
    "entry",
    [entry for entry in ACTIVATIONS.entries if entry.name not in UNREADABLE],
    ids=lambda entry: entry.name,
)
def test_tex_of_an_activation_function_is_its_numpy(entry):
    known = known_of(ACTIVATIONS, entry.name) | entry.example
    names = as_tex(known) | {"x": PLACES}
    if "threshold" in known and entry.name != "relu":
        names |= {r"\theta": known["threshold"], r"\lambda": known["threshold"]}
    names["c"] = known.get("default_value")
    ours = compute(entry.tex, **names)
    theirs = run(entry.code, x=PLACES, **known)
    digits = 1e-4 if entry.name == "selu" else 1e-9  # its numbers are rounded in the formula
    np.testing.assert_allclose(ours, theirs, rtol=digits, atol=1e-12)


@pytest.mark.parametrize(
    "entry",
    [entry for entry in SCHEDULES.entries if entry.name not in UNREADABLE],
    ids=lambda entry: entry.name,
)
def test_tex_of_a_schedule_is_its_numpy(entry):
    known = known_of(SCHEDULES, entry.name) | entry.example
    for step in (0.0, 700.0, 2000.0, 2600.0):
        ours = compute(entry.tex, t=step, **(as_tex(known) | {r"\pi": np.pi}))
        assert ours == pytest.approx(run(entry.code, step=step, **known), rel=1e-9, abs=1e-12)


@pytest.mark.parametrize(
    ("wrong", "name"),
    [
        (r"\frac{1}{n} \sum_i (y_i + \hat y_i)^2", "MeanSquaredError"),
        (r"\sum_i (y_i - \hat y_i)^2", "MeanSquaredError"),
        (r"\frac{1}{n} \sum_i \max(0, 1 + y_i \hat y_i)", "Hinge"),
        (r"\sum_k y_k \ln \hat y_k", "CategoricalCrossentropy"),
    ],
)
def test_a_wrong_formula_would_be_found(wrong, name):
    (case,) = (case for case in LOSS_CASES if case.id == name)
    entry, (y_true, y_pred) = case.values
    ours = compute(wrong, y=y_true, n=y_true.shape[-1], **{r"\haty": y_pred})
    theirs = run(entry.code, y_true=y_true, y_pred=y_pred)
    assert not np.allclose(np.squeeze(ours, axis=-1), theirs)
