"""Each activation function by its sheet's own text, and by Keras."""

import keras
import numpy as np
import pytest

from neuronbook.sheets.activations import ACTIVATIONS
from neuronbook.sheets.entries import run
from neuronbook.sheets.reading import items, settings, strings

OFFERED = {name: item for item in items(ACTIVATIONS).values() for name in item.names}
# kinks and jumps lie at none of these
PLACES = np.linspace(-7.03, 7.01, 48).reshape(6, 8)
RIGHT = [entry for entry in ACTIVATIONS.entries if entry.name != "sparsemax"]


@pytest.mark.parametrize("entry", RIGHT, ids=lambda entry: entry.name)
def test_formula_of_the_sheet_computes_what_keras_computes(entry):
    item = OFFERED[entry.name]
    known = settings(item) | entry.example
    expected = np.asarray(item.value(PLACES, **entry.example))
    np.testing.assert_allclose(run(entry.code, x=PLACES, **known), expected, rtol=1e-6, atol=1e-6)


def test_sparsemax_of_the_sheet_is_a_probability_and_that_of_keras_is_not_yet():
    (entry,) = (entry for entry in ACTIVATIONS.entries if entry.name == "sparsemax")
    far = PLACES * 9  # one class gets all: there both agree
    for x in (PLACES, far):
        ours, theirs = run(entry.code, x=x, axis=-1), keras.activations.sparsemax(x)
        np.testing.assert_allclose(ours.sum(axis=-1), 1)
        if x is far:
            np.testing.assert_allclose(ours, theirs, atol=1e-6)
        else:
            assert not np.allclose(ours, theirs), "Keras is mended: take the note off the sheet"
    # the nearest point of the simplex, found by trying
    grid = np.stack(np.meshgrid(*[np.linspace(0, 1, 101)] * 2), axis=-1).reshape(-1, 2)
    grid = np.column_stack([grid, 1 - grid.sum(axis=1)])
    grid = grid[grid[:, 2] >= -1e-9]
    scores = np.array([0.1, 0.9, 0.4])
    nearest = grid[np.argmin(((grid - scores) ** 2).sum(axis=1))]
    np.testing.assert_allclose(run(entry.code, x=scores, axis=-1), nearest, atol=0.01)


@pytest.mark.parametrize(
    ("name", "changed"),
    [
        ("leaky_relu", {"negative_slope": 0.01}),
        ("elu", {"alpha": 0.5}),
        ("celu", {"alpha": 0.5}),
        ("squareplus", {"b": 1.0}),
        ("hard_shrink", {"threshold": 2.0}),
        ("soft_shrink", {"threshold": 2.0}),
        ("softmax", {"axis": 0}),
        ("log_softmax", {"axis": 0}),
        ("glu", {"axis": 0}),
    ],
)
def test_settings_in_a_formula_mean_what_keras_means_by_them(name, changed):
    (entry,) = (entry for entry in ACTIVATIONS.entries if entry.name == name)
    known = settings(OFFERED[name]) | changed
    expected = np.asarray(OFFERED[name].value(PLACES, **changed))
    np.testing.assert_allclose(run(entry.code, x=PLACES, **known), expected, rtol=1e-6, atol=1e-6)
    usual = np.asarray(OFFERED[name].value(PLACES))
    assert usual.shape != expected.shape or not np.allclose(expected, usual)


@pytest.mark.parametrize("entry", ACTIVATIONS.entries, ids=lambda entry: entry.name)
def test_keras_takes_every_string_of_an_activation_function(entry):
    item = OFFERED[entry.name]
    assert strings(ACTIVATIONS, item)
    for string in strings(ACTIVATIONS, item):
        assert keras.activations.get(string) is item.value


def test_slope_in_a_picture_is_the_gradient_that_keras_takes():
    import tensorflow as tf

    for name in ("gelu", "mish", "softsign", "squareplus"):
        (group,) = (g for g in ACTIVATIONS.groups if name in [e.name for e in g.entries])
        (entry,) = (entry for entry in group.entries if entry.name == name)
        places, (_, slope) = group.picture.curves(entry, settings(OFFERED[name]))
        x = tf.constant(places)
        with tf.GradientTape() as tape:
            tape.watch(x)
            y = OFFERED[name].value(x)
        np.testing.assert_allclose(slope, tape.gradient(y, x), atol=1e-6)
