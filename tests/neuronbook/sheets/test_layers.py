"""Each layer by its sheet's own text: what it computes, the shape, the number of parameters."""

import re

import keras
import numpy as np
import pytest
from keras import layers

from neuronbook.sheets.entries import run
from neuronbook.sheets.layers import LAYERS
from neuronbook.sheets.reading import items, settings

OFFERED = {name: item for item in items(LAYERS).values() for name in item.names}
SIZES = {
    ("batch", "inputs"): (5, 3),
    ("batch", "steps", "inputs"): (5, 6, 3),
    ("batch", "steps"): (5, 6),
    ("batch", "height", "width", "channels"): (5, 8, 8, 3),
}
OTHER_SIZES = {"GroupNormalization": (5, 6), "SpatialDropout1D": (5, 6, 3)}
OF_TWO = {"Add", "Subtract", "Multiply", "Average", "Maximum", "Minimum", "Concatenate", "Dot"}
OF_ITSELF = {"MultiHeadAttention", "GroupQueryAttention"}
OF_A_LIST = {"Attention", "AdditiveAttention"}
RNG = np.random.default_rng(0)
CASES = [
    pytest.param(entry, group.axes, id=entry.name)
    for group in LAYERS.groups
    for entry in group.entries
    if entry.shape
]
WITH_FORMULA = [case for case in CASES if case.values[0].code]
UNDONE = [entry.name for entry in LAYERS.entries if not entry.shape]


def make_layer(name, entry):
    """Return a layer with the example's settings; those that are objects are written as Python."""
    known = dict(entry.example)
    for key, value in known.items():
        if key == "layer":
            known[key] = eval(value, {n: getattr(layers, n) for n in ("Dense", "LSTM")})
        if key == "function":
            known[key] = keras.ops.square
    if name in ("Dropout", "GaussianNoise", "GaussianDropout"):
        known["seed"] = 7
    return getattr(layers, name)(**known)


def make_input(name, sizes):
    if name == "Embedding":
        return RNG.integers(10, size=sizes)
    if name == "CategoryEncoding":
        return RNG.integers(5, size=sizes)
    if name == "StringLookup":
        return np.array([["a", "b", "c"]] * sizes[0])
    if name in ("IntegerLookup", "Hashing"):
        return RNG.choice([10, 20, 30], size=sizes)
    return RNG.normal(size=sizes).astype("float32")


def call(name, entry, x, *, training=False):
    """Return a layer with weights that are not those of the start, and what comes out."""
    layer = make_layer(name, entry)
    y = _call(layer, name, x)
    if name != "SpectralNormalization":
        layer.set_weights([RNG.uniform(0.2, 1, each.shape) for each in layer.get_weights()])
        y = _call(layer, name, x, training=training)
    return layer, np.asarray(y)


def _call(layer, name, x, **options):
    if name in OF_TWO:
        return layer([x, x[::-1].copy()])
    if name in OF_ITSELF:
        return layer(x, x)
    if name in OF_A_LIST:
        return layer([x, x])
    return layer(x, **(options if "Dropout" in name or "Noise" in name else {}))


def known_of(layer, entry, axes, x):
    """Return all that the entry's texts may name."""
    known = (
        settings(OFFERED[entry.name]) | dict(entry.example) | dict(zip(axes, x.shape, strict=False))
    )
    for weight in layer.weights:
        known[weight.name] = np.asarray(weight)
        known["_".join(weight.path.split("/")[-2:])] = np.asarray(weight)
    known |= {name: np.array(known[name]) for name in ("mean", "variance") if known.get(name)}
    return known | {"x": x, "a": x, "b": x[::-1]}


def sizes_of(entry, axes):
    return OTHER_SIZES.get(entry.name, SIZES[axes])


@pytest.mark.parametrize(("entry", "axes"), WITH_FORMULA)
def test_formula_of_the_sheet_computes_what_keras_computes(entry, axes):
    training = entry.name in ("Dropout", "GaussianNoise", "GaussianDropout")
    x = make_input(entry.name, sizes_of(entry, axes))
    layer, theirs = call(entry.name, entry, x, training=training)
    known = known_of(layer, entry, axes, x)
    if entry.name == "Dropout":
        known["mask"] = theirs != 0
        assert 0 < known["mask"].mean() < 1
    if training:
        source = keras.random.SeedGenerator(7)
        known["z"] = np.asarray(keras.random.normal(x.shape, seed=source))
        if entry.name.startswith("Gaussian") and not np.allclose(theirs, run(entry.code, **known)):
            known["z"] = np.asarray(keras.random.normal(x.shape, seed=source))
    np.testing.assert_allclose(run(entry.code, **known), theirs, rtol=1e-5, atol=1e-6)


@pytest.mark.parametrize(("entry", "axes"), CASES)
def test_shape_and_number_of_parameters_are_those_of_keras(entry, axes):
    x = make_input(entry.name, sizes_of(entry, axes))
    if entry.name == "Input":
        assert run(entry.shape, batch=None, **entry.example) == layers.Input((3,)).shape
        return
    layer, y = call(entry.name, entry, x)
    known = known_of(layer, entry, axes, x)
    assert run(entry.shape, **known) == y.shape
    assert run(entry.weights, **known) == layer.count_params()


DIMENSIONS = [
    pytest.param(entry, relative, id=relative)
    for entry in LAYERS.entries
    for relative in entry.relatives
    if entry.weights
]


@pytest.mark.parametrize(("entry", "relative"), DIMENSIONS)
def test_layer_of_the_same_card_has_as_many_parameters_in_its_dimensions(entry, relative):
    (dimensions,) = map(int, re.findall(r"\d", relative))
    x = RNG.normal(size=(2, *[8] * dimensions, 3)).astype("float32")
    layer, y = call(relative, entry, x)
    known = {**settings(OFFERED[entry.name]), **entry.example, "channels": 3, "inputs": 3}
    here = entry.weights.replace("**2", f"**{dimensions}")
    assert run(here, **known) == layer.count_params()
    assert y.shape[0] == 2


def test_layers_of_which_no_shape_is_said_are_named():
    assert UNDONE == ["ConvLSTM1D", "RepeatVector", "TextVectorization", "HashedCrossing"]


def test_normalization_that_has_seen_data_keeps_as_many_numbers_as_the_card_says():
    layer = layers.Normalization()
    layer.adapt(np.ones((4, 3)))
    assert layer.count_params() == 2 * 3 + 1
    assert layer.trainable_weights == []
