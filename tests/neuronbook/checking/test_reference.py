"""The networks of the exercises in NumPy compute what Keras computes."""

import keras
import numpy as np
import pytest

from neuronbook.checking.reference import Reference

LAYERS = {
    "Dense(5)": lambda: keras.layers.Dense(5),
    "Dense(1)": lambda: keras.layers.Dense(1),
    "BatchNormalization": keras.layers.BatchNormalization,
    "relu": keras.layers.ReLU,
    "sigmoid": lambda: keras.layers.Activation("sigmoid"),
}


@pytest.mark.parametrize("training", [False, True])
@pytest.mark.parametrize(
    "parts",
    [
        ["Dense(1)"],
        ["Dense(5)", "relu", "Dense(1)", "sigmoid"],
        ["BatchNormalization", "Dense(5)", "relu", "BatchNormalization", "Dense(1)"],
    ],
    ids=len,
)
def test_reference_computes_what_keras_computes(parts, training):
    reference = Reference(3, parts)
    weights = reference.plant()
    model = keras.Sequential([keras.Input((3,)), *[LAYERS[part]() for part in parts]])
    model.set_weights([array for layer in weights for array in layer])
    x = np.random.default_rng(0).normal(size=(16, 3))
    y_pred = reference.train(x, weights) if training else reference.predict(x, weights)
    np.testing.assert_allclose(y_pred, model(x, training=training), rtol=1e-4, atol=1e-5)


def outputs_when_only(place):
    """Return the values of outputs, for inputs of 1, if dropout stands at one place only."""
    parts = ["Dense(8)", "relu", "Dense(8)", "relu", "Dense(1)"]
    parts.insert(place, "Dropout(0.5)")
    reference = Reference(4, parts)
    return set(reference.train(np.ones((500, 4)), reference.plant_paths()).ravel().round(6))


def test_paths_tell_where_something_was_dropped():
    places = [outputs_when_only(place) for place in (0, 2, 4, 5)]
    assert all(len(values) > 1 for values in places)
    assert len({frozenset(values) for values in places}) == 4


def test_dropout_keeps_the_mean():
    reference = Reference(4, ["Dropout(0.3)", "Dense(1)"])
    y_pred = reference.train(np.ones((20_000, 4)), reference.plant_paths())
    assert y_pred.mean() == pytest.approx(3, rel=0.02)  # 1 and 2
