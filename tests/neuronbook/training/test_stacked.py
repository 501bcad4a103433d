import inspect

import keras
import numpy as np
import pytest
import tensorflow as tf

from neuronbook.training.layers import (
    StackedBatchNormalization,
    StackedDropout,
    stands_alone,
)
from neuronbook.training.stacked import stack_models

X = tf.constant(np.random.default_rng(0).normal(size=(3, 7, 5)), "float32")


def dropouts(rate):
    return [keras.layers.Dropout(rate, seed=seed) for seed in (4, 1, 4)]


@pytest.mark.parametrize("rate", [0.0, 0.1, 0.3, 0.5, 0.9, 1.0])
def test_dropout_of_each_seed_is_that_of_its_own_layer_in_every_step(rate):
    stacked, layers = StackedDropout(dropouts(rate)), dropouts(rate)
    for _ in range(3):
        alone = [layer(x, training=True) for layer, x in zip(layers, X, strict=True)]
        np.testing.assert_array_equal(stacked(X, training=True), alone)


def test_gradient_passes_where_a_number_stayed():
    dropout, ones = StackedDropout(dropouts(0.3)), tf.ones_like(X)
    with tf.GradientTape() as tape:
        tape.watch(ones)
        dropped = dropout(ones, training=True)
    np.testing.assert_array_equal(tape.gradient(dropped, ones), dropped)


def test_dropout_drops_nothing_outside_training():
    np.testing.assert_array_equal(StackedDropout(dropouts(0.5))(X), X)


OF_KERAS = {
    name: function
    for name, function in vars(keras.activations).items()
    if inspect.isfunction(function) and name not in ("get", "serialize", "deserialize")
}


@pytest.mark.parametrize("name", OF_KERAS)
def test_activation_of_keras_treats_every_example_by_itself(name):
    """These are called once for all seeds: a later one that mixes rows would fail here."""
    function, needed = OF_KERAS[name], {"threshold": (0.1, 0.0), "glu": ()}
    x = tf.concat([X, X[..., :1]], axis=-1)  # an even number: one halves it
    together = function(x, *needed.get(name, ()))
    assert stands_alone(function)
    for place in range(3):
        for row in range(7):
            alone = function(x[place, row : row + 1], *needed.get(name, ()))[0]
            np.testing.assert_allclose(together[place, row], alone, rtol=1e-6, atol=1e-7)


@pytest.mark.parametrize("scale", [True, False])
@pytest.mark.parametrize("center", [True, False])
def test_batch_normalization_and_its_gradients_are_those_of_keras(scale, center):
    models = [
        keras.Sequential(
            [
                keras.Input((4,)),
                keras.layers.BatchNormalization(
                    scale=scale,
                    center=center,
                    gamma_initializer="normal",
                    beta_initializer="normal",
                ),
            ]
        )
        for _ in range(3)
    ]
    stacked = stack_models(models)
    assert isinstance(stacked.layers[-1], StackedBatchNormalization)
    rng = np.random.default_rng(0)
    x = tf.constant(rng.normal([0, 3, -20, 500], [1, 0.1, 5, 100], (3, 50, 4)), "float32")
    weights = rng.normal(size=(3, 50, 4)).astype("float32")

    def passed(model, x, weights):
        with tf.GradientTape() as tape:
            tape.watch(x)
            y = model(x, training=True)
            total = tf.reduce_sum(y * weights)
        return y, *tape.gradient(total, [x, *model.trainable_variables])

    ours = passed(stacked, x, weights)
    for place, model in enumerate(models):
        for mine, theirs in zip(ours, passed(model, x[place], weights[place]), strict=True):
            np.testing.assert_allclose(
                tf.squeeze(mine[place]), theirs, rtol=1e-3, atol=1e-4 * np.abs(theirs).max()
            )
        np.testing.assert_allclose(
            stacked(x)[place], model(x[place]), rtol=1e-4, atol=1e-4
        )  # by the moving averages
