import random

import keras
import numpy as np
import pytest
import tensorflow as tf

from neuronbook.training import fit_seeds

X = np.zeros((4, 1))


def build():
    model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1), keras.layers.Dropout(0.5)])
    model.compile("sgd", "mse")
    return model


def draws():
    return (
        random.random(),
        np.random.rand(),
        float(tf.random.uniform(())),
        float(keras.random.uniform(())),
        keras.initializers.RandomUniform().get_config()["seed"] or keras.layers.Dropout(0.5).seed,
        float(keras.layers.Dense(1, name="d").kernel_initializer((1, 1))[0, 0]),
    )


@pytest.mark.parametrize("drawn_before", [0, 2])
def test_callers_generators_go_on_as_if_nothing_had_been_trained(drawn_before):
    results = []
    for trains in (False, True):
        keras.utils.set_random_seed(1)
        for _ in range(drawn_before):
            draws()
        if trains:
            fit_seeds(build, X, X, epochs=1, seeds=[2, 3])
        results.append([draws(), draws()])
    assert results[0] == results[1]


def test_callers_generators_go_on_after_a_refusal():
    keras.utils.set_random_seed(1)
    expected = draws()
    keras.utils.set_random_seed(1)
    with pytest.raises(TypeError, match="compiled"):
        fit_seeds(lambda: keras.Sequential(), X, X, epochs=1)
    assert draws() == expected
