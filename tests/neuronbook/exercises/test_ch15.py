"""What chapter 15 says of optimizers and targets holds in Keras."""

import keras
import numpy as np
import pytest

from neuronbook.exercises import ch15, exercises_of


def train(optimizer, penalty=None):
    keras.utils.set_random_seed(0)
    x = np.random.default_rng(0).normal(size=(64, 3)).astype("float32")
    layers = [
        keras.layers.Dense(units, activation, use_bias=False, kernel_regularizer=penalty)
        for units, activation in [(8, "relu"), (1, None)]
    ]
    model = keras.Sequential([keras.Input((3,)), *layers])
    model.compile(optimizer, "mse")
    model.fit(x, x.sum(axis=1), epochs=20, shuffle=False, verbose=0)
    return model.get_weights()


def test_repaired_decay_trains_to_the_weights_of_the_penalty():
    before = train(keras.optimizers.SGD(0.1), keras.regularizers.L2(0.003))
    after = train(ch15.repair.solve())
    for one, other in zip(before, after, strict=True):
        np.testing.assert_allclose(one, other, atol=1e-4)


def test_decay_of_the_same_number_trains_to_larger_weights():
    before = train(keras.optimizers.SGD(0.1), keras.regularizers.L2(0.003))
    wrong = train(keras.optimizers.SGD(0.1, weight_decay=0.003))
    assert sum((w**2).sum() for w in wrong) > sum((w**2).sum() for w in before) + 1e-3


def test_smoothed_targets_are_those_of_keras():
    logits = np.random.default_rng(0).normal(size=(4, 5)).astype("float32")
    plain = keras.losses.CategoricalCrossentropy(from_logits=True)
    smoothing = keras.losses.CategoricalCrossentropy(from_logits=True, label_smoothing=0.2)
    ours = plain(ch15.smooth.solve(), logits)
    assert float(ours) == pytest.approx(float(smoothing(np.eye(5)[ch15.LABELS], logits)), rel=1e-5)


def test_exercises_come_in_the_order_of_the_chapter():
    assert list(exercises_of("ch15")) == ["minima", "repair", "smooth"]
