"""What a model consists of, and whether that is all it computes."""

import numpy as np
import pytest
from keras import Input, Model, Sequential, layers, ops

from neuronbook.checking import computes_in_turn, parts_of


def by_arguments():
    return Sequential(
        [
            Input((3,)),
            layers.BatchNormalization(),
            layers.Dense(4, activation="relu"),
            layers.Dropout(0.3),
            layers.Dense(1),
        ]
    )


def by_layers():
    inside = Sequential([Input((3,)), layers.BatchNormalization(), layers.Dense(4)])
    x = inputs = Input((3,))
    for layer in (inside, layers.ReLU(), layers.Dropout(rate=0.3), layers.Dense(1, "linear")):
        x = layer(x)
    return Model(inputs, x)


@pytest.mark.parametrize("build", [by_arguments, by_layers])
def test_same_network_has_the_same_parts_however_it_is_written(build):
    assert parts_of(build()) == [
        "BatchNormalization",
        "Dense(4)",
        "relu",
        "Dropout(0.3)",
        "Dense(1)",
    ]
    assert computes_in_turn(build())


@pytest.mark.parametrize(
    ("layer", "part"),
    [
        (layers.Activation("gelu"), "gelu"),
        (layers.LeakyReLU(), "LeakyReLU"),
        (layers.AlphaDropout(0.3), "AlphaDropout"),
        (layers.GaussianDropout(0.3), "GaussianDropout"),
        (layers.Rescaling(2.0), "Rescaling"),
    ],
)
def test_relatives_of_a_layer_are_not_taken_for_it(layer, part):
    assert parts_of(Sequential([Input((3,)), layer])) == [part]


def test_activation_given_as_a_layer_or_a_function_is_named():
    model = Sequential(
        [Input((3,)), layers.Dense(2, activation=layers.ReLU()), layers.Dense(2, ops.relu)]
    )
    assert parts_of(model) == ["Dense(2)", "relu", "Dense(2)", "relu"]


def shortcut():
    inputs = Input((3,))
    return Model(inputs, layers.Dense(3)(inputs) + inputs)


def leaky():
    return Sequential([Input((3,)), layers.Dense(4), layers.ReLU(negative_slope=0.2)])


def probability():
    return Sequential([Input((3,)), layers.Dense(4, "relu"), layers.Dense(1, "sigmoid")])


def test_sigmoid_is_computed_as_a_part():
    assert computes_in_turn(probability())


@pytest.mark.parametrize("build", [shortcut, leaky])
def test_model_that_computes_something_else_is_found_out(build):
    assert not computes_in_turn(build())


def test_model_keeps_its_weights_and_averages():
    model = by_arguments()
    before = model.get_weights()
    computes_in_turn(model)
    for left, right in zip(before, model.get_weights(), strict=True):
        np.testing.assert_array_equal(left, right)
