"""Each optimizer and each schedule by its sheet's own text, and by Keras."""

from dataclasses import replace
from inspect import Parameter

import keras
import numpy as np
import pytest
import tensorflow as tf

from neuronbook.sheets.entries import run
from neuronbook.sheets.optimizers import OPTIMIZERS
from neuronbook.sheets.reading import items, settings, strings
from neuronbook.sheets.schedules import SCHEDULES

OFFERED = {name: item for item in items(OPTIMIZERS).values() for name in item.names}
WITH_FORMULA = [entry for entry in OPTIMIZERS.entries if entry.code]
RIGHT = [entry for entry in WITH_FORMULA if entry.name != "ScheduleFreeAdamW"]
RNG = np.random.default_rng(0)
START, GRADIENTS = RNG.normal(size=(6, 4)), RNG.normal(size=(5, 6, 4))


@pytest.fixture(autouse=True)
def _in_double_precision():
    """Let Keras not round 0.999 to single precision, which 1 - 0.999 would show."""
    keras.config.set_floatx("float64")
    yield
    keras.config.set_floatx("float32")


def by_keras(name, *, compiled=True, **changed):
    """Return the weights after each step, taken in a compiled function as `fit` does it."""
    optimizer = getattr(keras.optimizers, name)(**changed)
    variable = keras.Variable(START, dtype="float64", name="kernel")
    optimizer.build([variable])

    def take_step(gradient):
        optimizer.apply([gradient], [variable])

    step = tf.function(take_step) if compiled else take_step
    weights = []
    for gradient in GRADIENTS:
        step(tf.constant(gradient))
        weights.append(np.asarray(variable))
    return weights


def by_sheet(entry, **changed):
    known = settings(OFFERED[entry.name]) | changed
    known = {name: value for name, value in known.items() if value is not Parameter.empty}
    known["w"] = START
    known = run(entry.start, **known)
    weights = []
    for t, gradient in enumerate(GRADIENTS, start=1):
        known = run(entry.code, **{**known, "g": gradient, "t": t})
        weights.append(known["w"])
    return weights


def named(name):
    (entry,) = (entry for entry in OPTIMIZERS.entries if entry.name == name)
    return entry


@pytest.mark.parametrize("entry", RIGHT, ids=lambda entry: entry.name)
def test_five_steps_of_the_sheet_lead_where_keras_goes(entry):
    ours, theirs = by_sheet(entry), by_keras(entry.name)
    np.testing.assert_allclose(ours, theirs, rtol=1e-6, atol=1e-6)
    assert np.abs(theirs[-1] - START).max() > 5e-6


@pytest.mark.parametrize(
    ("name", "changed"),
    [
        ("SGD", {"momentum": 0.9}),
        ("SGD", {"momentum": 0.9, "nesterov": True}),
        ("Adam", {"learning_rate": 0.1, "beta_1": 0.5, "beta_2": 0.9, "epsilon": 0.1}),
        ("AdamW", {"learning_rate": 0.01, "weight_decay": 0.5}),
        ("Nadam", {"learning_rate": 0.1, "beta_1": 0.5, "beta_2": 0.9}),
        ("Adamax", {"learning_rate": 0.1, "beta_1": 0.5, "beta_2": 0.9}),
        ("Lamb", {"learning_rate": 0.1, "beta_1": 0.5, "beta_2": 0.9}),
        ("RMSprop", {"learning_rate": 0.1, "rho": 0.5}),
        ("Adagrad", {"learning_rate": 0.1, "initial_accumulator_value": 2.0}),
        ("Adadelta", {"learning_rate": 1.0, "rho": 0.5, "epsilon": 0.1}),
        ("Lion", {"learning_rate": 0.1, "beta_1": 0.5, "beta_2": 0.9}),
        ("Adafactor", {"learning_rate": 0.5, "beta_2_decay": -0.5, "clip_threshold": 0.5}),
        ("Muon", {"learning_rate": 0.1, "momentum": 0.5, "weight_decay": 0.1}),
        ("Muon", {"learning_rate": 0.1, "nesterov": False, "rms_rate": 0.4}),
        ("Ftrl", {"learning_rate": 0.1, "l1_regularization_strength": 0.7}),
        ("Ftrl", {"l2_regularization_strength": 0.7, "beta": 0.5, "learning_rate_power": -0.4}),
    ],
)
def test_settings_in_a_formula_mean_what_keras_means_by_them(name, changed):
    theirs = by_keras(name, **changed)
    np.testing.assert_allclose(by_sheet(named(name), **changed), theirs, rtol=2e-6, atol=1e-6)
    assert not np.allclose(theirs, by_keras(name), atol=1e-6)


@pytest.mark.parametrize("changed", [{}, {"learning_rate": 0.1, "beta_1": 0.5, "beta_2": 0.9}])
def test_schedule_free_steps_of_keras_differ_from_the_formula_as_the_sheet_says(changed):
    entry = named("ScheduleFreeAdamW")
    theirs = by_keras(entry.name, **changed)
    ours = by_sheet(entry, **changed)
    assert not np.allclose(ours, theirs, atol=1e-6), "Keras is mended: take the note off the sheet"
    first, x, z, *rest = entry.code.splitlines()
    as_keras_has_it = replace(entry, code="\n".join([first, z, x, *rest]))
    np.testing.assert_allclose(by_sheet(as_keras_has_it, **changed), theirs, rtol=1e-6, atol=1e-6)
    # averaged steps of RMSprop with a corrected v, written out on their own
    known = settings(OFFERED[entry.name]) | changed
    z, v, x = START, 0, START
    for t, (gradient, w) in enumerate(zip(GRADIENTS, ours, strict=True), start=1):
        v = known["beta_2"] * v + (1 - known["beta_2"]) * gradient**2
        size = np.sqrt(v / (1 - known["beta_2"] ** t)) + known["epsilon"]
        z = z - known["learning_rate"] * gradient / size
        x = x + (z - x) / t
        np.testing.assert_allclose(w, known["beta_1"] * x + (1 - known["beta_1"]) * z)


def test_weight_decay_of_any_optimizer_is_that_of_adamw():
    theirs = by_keras("Adam", weight_decay=0.5, learning_rate=0.01)
    ours = by_sheet(named("AdamW"), weight_decay=0.5, learning_rate=0.01)
    np.testing.assert_allclose(ours, theirs, rtol=1e-6, atol=1e-6)


@pytest.mark.parametrize("entry", OPTIMIZERS.entries, ids=lambda entry: entry.name)
def test_keras_takes_every_string_of_an_optimizer(entry):
    for string in strings(OPTIMIZERS, OFFERED[entry.name]):
        assert isinstance(keras.optimizers.get(string), OFFERED[entry.name].value)


def test_optimizers_without_a_string_are_named():
    silent = {entry.name for entry in WITH_FORMULA if not strings(OPTIMIZERS, OFFERED[entry.name])}
    assert silent == {"Lamb"}


SCHEDULE_ITEMS = {item.name: item for item in items(SCHEDULES).values()}
CHANGES = (
    {},
    {"staircase": True},
    {"cycle": True},
    {"power": 2.0, "end_learning_rate": 0.02},
    {"alpha": 0.2},
    {"warmup_target": 0.3, "warmup_steps": 500},
    {"t_mul": 1.0, "m_mul": 0.5},
)
CASES = [
    pytest.param(entry, changed, id=f"{entry.name}-{changed}")
    for entry in SCHEDULES.entries
    for changed in CHANGES
    if changed.keys() <= settings(SCHEDULE_ITEMS[entry.name]).keys()
]


def test_each_change_of_a_setting_is_made_in_some_schedule():
    assert all(any(case.values[1] == changed for case in CASES) for changed in CHANGES)


@pytest.mark.parametrize(("entry", "changed"), CASES)
def test_schedule_of_the_sheet_gives_the_rates_of_keras(entry, changed):
    known = settings(SCHEDULE_ITEMS[entry.name])
    schedule = SCHEDULE_ITEMS[entry.name].value(**{**entry.example, **changed})
    for step in (0, 1, 400, 799, 801, 999, 1000, 1001, 1999, 2000, 2001, 2600, 4001, 9999):
        ours = run(entry.code, step=step, **{**known, **entry.example, **changed})
        assert ours == pytest.approx(float(schedule(step)), rel=1e-5, abs=1e-6), step
