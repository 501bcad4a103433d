"""What a model consists of."""

import keras
import pytest
from keras import Input, Model, Sequential, layers, ops

from neuronbook.checking import parts_of, shows_order


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


def test_what_changes_nothing_is_no_part():
    model = Sequential([Input((3,)), layers.Identity(), layers.Dropout(0), layers.Dense(2)])
    model.add(layers.Activation("linear"))
    assert parts_of(model) == ["Dense(2)"]


def test_functions_that_are_called_are_parts_as_well():
    inputs = Input((3,))
    hidden = keras.activations.relu(layers.Dense(4)(inputs))
    model = Model(inputs, ops.sigmoid(layers.Dense(1)(hidden)))
    assert parts_of(model) == ["Dense(4)", "relu", "Dense(1)", "sigmoid"]


class Own(keras.Model):
    """A class whose layers are declared in another order than they are called."""

    def __init__(self):
        super().__init__()
        self.last = layers.Dense(1)
        self.first = layers.Dense(4)

    def call(self, x):
        return self.last(self.first(x))


def test_class_of_ones_own_shows_its_layers_but_not_their_order():
    assert parts_of(Own()) == ["Dense(1)", "Dense(4)"]
    assert not shows_order(Own())
    assert not shows_order(Sequential([Input((3,)), Own()]))
    assert shows_order(by_arguments())
    assert shows_order(by_layers())


def test_model_that_is_a_layer_of_itself_has_an_end():
    model = Own()
    model._layers.append(model)
    assert parts_of(model) == ["Dense(1)", "Dense(4)"]
