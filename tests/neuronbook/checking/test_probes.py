"""What probing tells apart that looking at weights does not."""

import keras
import numpy as np
import pytest
from keras import Input, Sequential
from keras.layers import Activation, Dense, Dropout

from neuronbook.checking.probes import is_linear, is_stack


def stack(*layers):
    return Sequential([Input((3,)), *layers])


@pytest.mark.parametrize("written_as", ["relu", keras.activations.relu, keras.layers.ReLU()])
def test_relu_is_known_however_it_is_written(written_as):
    model = stack(Dense(4, activation=written_as), Dropout(0.5), Dense(2))
    assert is_stack(model, ["relu", "linear"])


def test_relu_of_its_own_layer_is_known_even_where_all_weights_are_zero():
    zeros = {"kernel_initializer": "zeros"}
    assert is_stack(stack(Dense(4, **zeros), Activation("relu"), Dense(1)), ["relu", "linear"])
    assert not is_stack(stack(Dense(4, **zeros), Dense(1, **zeros)), ["relu", "linear"])


@pytest.mark.parametrize("other", ["gelu", "silu", "elu", "leaky_relu", "softplus", "tanh", None])
def test_no_relative_is_taken_for_relu(other):
    wide = stack(Dense(512, activation=other), Dense(512, activation=other), Dense(1))
    assert not is_stack(wide, ["relu", "relu", "linear"])


def test_one_other_layer_among_many_is_noticed():
    layers = [Dense(512, activation=name) for name in ("relu", "relu", "gelu")]
    assert not is_stack(stack(*layers, Dense(1)), ["relu", "relu", "relu", "linear"])


def test_sigmoid_of_the_output_is_known():
    assert is_stack(stack(Dense(2), Activation("sigmoid")), ["sigmoid"])
    assert not is_stack(stack(Dense(2)), ["sigmoid"])


def test_weights_of_the_model_stay_as_they_are():
    model = stack(Dense(4, activation="relu"), Dense(1))
    before = model.get_weights()
    is_stack(model, ["relu", "linear"])
    for left, right in zip(before, model.get_weights(), strict=True):
        np.testing.assert_array_equal(left, right)


class WithoutBias(Dense):
    """It has a bias, and leaves it out."""

    def call(self, inputs):
        return keras.ops.matmul(inputs, self.kernel)


def test_linear_unit_is_one_that_uses_its_bias_too_and_nothing_else():
    assert is_linear(stack(Dense(1)))
    assert not is_linear(stack(WithoutBias(1)))
    assert not is_linear(stack(Dense(1, activation="relu")))
