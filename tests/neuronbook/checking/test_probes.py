"""Does this model compute that? Every form that Keras accepts, and nothing else."""

import keras
import numpy as np
import pytest
from keras import Input, Sequential
from keras.layers import (
    Activation,
    BatchNormalization,
    Dense,
    Dropout,
    GaussianDropout,
    GaussianNoise,
)

from neuronbook.checking.probes import burdens_of, computes, learns_all
from neuronbook.checking.reference import Reference

STACK = ["Dense(4)", "relu", "Dense(4)", "relu", "Dense(1)"]
DROPPING = ["Dense(4)", "relu", "Dropout(0.5)", "Dense(4)", "relu", "Dropout(0.5)", "Dense(1)"]
NORMALIZING = ["BatchNormalization", "Dense(4)", "relu", "BatchNormalization", "Dense(1)"]


def stack(*layers):
    return Sequential([Input((3,)), *layers])


def relu(units=4, activation="relu", **settings):
    return Dense(units, activation=activation, **settings)


def plain(activation="relu", **settings):
    hidden = [relu(activation=activation, **settings) for _ in range(2)]
    return stack(*hidden, Dense(1, **settings))


def functional():
    x = inputs = Input((3,))
    for _ in range(2):
        x = keras.ops.maximum(Dense(4)(x), 0.0)
    return keras.Model(inputs, Dense(1)(x))


class Own(keras.Model):
    """The network as a class, its output declared first."""

    def __init__(self, drop=None):
        super().__init__()
        self.out, self.second, self.first = Dense(1), Dense(4), Dense(4)
        self.drop = drop

    def call(self, x, training=None):
        for layer in (self.first, self.second):
            x = keras.activations.relu(layer(x))
            x = x if self.drop is None else self.drop(x, training=training)
        return self.out(x)


class Untold(Own):
    """The same, but Keras cannot tell it that it is being trained."""

    def call(self, x):
        return super().call(x)


def own(kind=Own, drop=None):
    model = kind(drop)
    model(np.zeros((2, 3), "float32"))
    return model


def trained():
    model = plain()
    model.compile("adam", "mae")
    model.fit(np.ones((8, 3)), np.ones(8), verbose=0)
    return model


@pytest.mark.parametrize(
    "build",
    [
        plain,
        functional,
        own,
        trained,
        lambda: stack(plain()),
        lambda: stack(Dense(4), Activation("relu"), Dense(4), keras.layers.ReLU(), Dense(1)),
        lambda: keras.models.clone_model(plain()),
        lambda: Sequential([Input((3,), batch_size=5), *plain().layers]),
        lambda: plain(dtype="mixed_bfloat16"),
        lambda: plain(dtype="mixed_float16"),
        lambda: plain(dtype="float64"),
    ],
)
def test_every_form_of_a_network_computes_it(build):
    assert computes(build(), Reference(3, STACK))


@pytest.mark.parametrize(
    "other", ["gelu", "silu", "elu", "leaky_relu", "softplus", "relu6", "tanh", None, "abs"]
)
def test_no_relative_is_taken_for_relu(other):
    activation = keras.ops.abs if other == "abs" else other
    assert not computes(plain(activation), Reference(3, STACK))


def test_one_other_layer_among_many_is_noticed():
    layers = [Dense(512, activation=name) for name in ("relu", "relu", "gelu")]
    parts = ["Dense(512)", "relu"] * 3 + ["Dense(1)"]
    assert not computes(stack(*layers, Dense(1)), Reference(3, parts))


@pytest.mark.parametrize("layer", [Dropout(0.1), GaussianNoise(0.02), GaussianDropout(0.1)])
def test_what_acts_in_training_only_is_noticed(layer):
    model = stack(relu(), layer, relu(), Dense(1))
    assert not computes(model, Reference(3, STACK))
    assert computes(model, Reference(3, STACK), in_training=False)


def dropping(*layers, drop=Dropout):
    """Build the network with dropout after each hidden layer, or only after those given."""
    kept = [drop(0.5) if layer in (layers or (1, 2)) else None for layer in (0, 1, 2, 3)]
    parts = (kept[0], relu(), kept[1], relu(), kept[2], Dense(1), kept[3])
    return stack(*(part for part in parts if part is not None))


def test_dropout_is_compared_by_what_it_drops():
    reference = Reference(3, DROPPING)
    assert computes(dropping(), reference)
    assert computes(own(drop=Dropout(0.5)), reference)


@pytest.mark.parametrize("places", [(1,), (2,), (0, 1), (0, 2), (0, 1, 2), (1, 2, 3)], ids=str)
def test_dropout_at_other_places_is_noticed(places):
    assert not computes(dropping(*places), Reference(3, DROPPING))


@pytest.mark.parametrize(
    "drop",
    [
        GaussianDropout,
        lambda rate: Dropout(0.4),
        lambda rate: Dropout(rate, noise_shape=(1, 4)),
        lambda rate: Dropout(rate, noise_shape=(None, 1)),
    ],
    ids=["Gaussian", "rate", "by batch", "by row"],
)
def test_dropout_of_another_kind_is_noticed(drop):
    assert not computes(dropping(drop=drop), Reference(3, DROPPING))


def test_class_that_is_never_told_of_its_training_never_drops():
    model = own(Untold, drop=Dropout(0.5))
    assert not computes(model, Reference(3, DROPPING))
    before = model.predict(x := np.ones((64, 3)), verbose=0)
    model.compile(keras.optimizers.SGD(0.0), "mse", metrics=["mse"])
    model.fit(x, before, batch_size=64, verbose=0)
    assert model.get_metrics_result()["mse"] == 0  # not only our check finds it so: Keras' fit too


def normalizing(**settings):
    layers = [BatchNormalization(**settings), relu(), BatchNormalization(**settings), Dense(1)]
    return stack(*layers)


def test_batch_normalization_follows_the_batch_in_training():
    reference = Reference(3, NORMALIZING)
    assert computes(normalizing(), reference)
    assert computes(normalizing(momentum=0.9), reference)
    assert not computes(normalizing(momentum=1.0), reference)
    assert not computes(normalizing(epsilon=1.0), reference)


def test_frozen_weights_are_noticed():
    reference = Reference(3, STACK)
    model = plain()
    assert learns_all(model, reference)
    model.layers[0].trainable = False
    assert not learns_all(model, reference)


@pytest.mark.parametrize(
    ("settings", "name"),
    [
        ({"kernel_regularizer": "l2"}, "L2"),
        ({"bias_regularizer": "l1"}, "L1"),
        ({"kernel_constraint": "non_neg"}, "NonNeg"),
        ({"activity_regularizer": "l2"}, "activity"),
    ],
)
def test_regularizers_and_constraints_are_named(settings, name):
    assert not burdens_of(plain())
    (burden,) = burdens_of(stack(relu(), relu(), Dense(1, **settings)))
    assert name in burden


def test_model_keeps_its_weights_averages_and_seeds():
    model = stack(BatchNormalization(), relu(), Dropout(0.5), Dense(1))
    before = [each.numpy() for each in model.variables]
    parts = ["BatchNormalization", "Dense(4)", "relu", "Dropout(0.5)", "Dense(1)"]
    assert computes(model, Reference(3, parts))
    for left, right in zip(before, model.variables, strict=True):
        np.testing.assert_array_equal(left, right.numpy())
