"""Each initializer by its sheet's own text, from the draws that Keras' own generator makes."""

from inspect import signature

import keras
import numpy as np
import pytest

from neuronbook.sheets.entries import run
from neuronbook.sheets.initializers import INITIALIZERS
from neuronbook.sheets.reading import items, settings, strings

OFFERED = {name: item for item in items(INITIALIZERS).values() for name in item.names}
SEED = 7
SHAPES = {"STFT": (16, 1, 9)}


def draws(shape):
    """Return what Keras draws with that seed: uniform, normal, and normal cut off at ±2."""
    return {
        "u": np.asarray(keras.random.uniform(shape, seed=SEED)),
        "z": np.asarray(keras.random.normal(shape, seed=SEED)),
        "t": np.asarray(keras.random.truncated_normal(shape, seed=SEED)),
    }


def both(name, shape, **changed):
    item = OFFERED[name]
    seeded = {"seed": SEED} if "seed" in signature(item.value).parameters else {}
    theirs = np.asarray(item.value(**seeded, **changed)(shape))
    known = settings(item) | changed | draws(shape)
    (entry,) = (entry for entry in INITIALIZERS.entries if entry.name == name)
    fans = {"fan_in": np.prod(shape[:-1]), "fan_out": shape[-1] * np.prod(shape[:-2])}
    return run(entry.code, shape=shape, **known, **fans), theirs


@pytest.mark.parametrize("entry", INITIALIZERS.entries, ids=lambda entry: entry.name)
def test_formula_of_the_sheet_computes_what_keras_computes(entry):
    ours, theirs = both(entry.name, SHAPES.get(entry.name, (40, 25)))
    np.testing.assert_allclose(ours, theirs, rtol=1e-5, atol=1e-6)


@pytest.mark.parametrize("name", ["GlorotUniform", "HeNormal", "LecunUniform"])
def test_inputs_of_a_convolution_are_those_under_its_kernel(name):
    np.testing.assert_allclose(*both(name, (3, 3, 4, 5)), rtol=1e-5, atol=1e-6)


@pytest.mark.parametrize(
    ("name", "changed"),
    [
        ("VarianceScaling", {"scale": 2.0, "mode": "fan_out"}),
        ("VarianceScaling", {"mode": "fan_avg", "distribution": "uniform"}),
        ("VarianceScaling", {"distribution": "untruncated_normal"}),
        ("RandomNormal", {"mean": 1.0, "stddev": 2.0}),
        ("RandomUniform", {"minval": -2.0, "maxval": 3.0}),
        ("Orthogonal", {"gain": 2.0}),
        ("Identity", {"gain": 2.0}),
        ("Constant", {"value": 0.3}),
    ],
)
def test_settings_in_a_formula_mean_what_keras_means_by_them(name, changed):
    np.testing.assert_allclose(*both(name, (40, 25), **changed), rtol=1e-5, atol=1e-6)


@pytest.mark.parametrize("entry", INITIALIZERS.entries, ids=lambda entry: entry.name)
def test_keras_takes_every_string_of_an_initializer(entry):
    item = OFFERED[entry.name]
    # "constant" stands in Keras' list, but Keras misses its value
    assert strings(INITIALIZERS, item) or entry.name == "Constant"
    for string in strings(INITIALIZERS, item):
        assert isinstance(keras.initializers.get(string), item.value)


def test_density_in_a_picture_is_that_of_many_weights():
    for group in INITIALIZERS.groups:
        for entry in group.entries:
            picture = entry.picture or group.picture
            if picture is None:
                continue
            item = OFFERED[entry.name]
            places, (density,) = picture.curves(entry, settings(item))
            width = places[1] - places[0]
            assert density.sum() * width == pytest.approx(1, abs=0.06), entry.name
            spread = np.sqrt((places**2 * density).sum() * width)
            drawn = np.asarray(item.value(seed=SEED)((100, 100)))
            assert spread == pytest.approx(drawn.std(), rel=0.1), entry.name
