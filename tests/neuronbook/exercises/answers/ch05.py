"""Answers to the exercises of chapter 05 that must be taken for right, and for wrong."""

import warnings

import keras
import numpy as np
from keras import Input, Sequential, ops
from keras.layers import (
    Activation,
    AlphaDropout,
    BatchNormalization,
    Dense,
    Dropout,
    LayerNormalization,
    ReLU,
)


def stack(num_inputs, *layers):
    return Sequential([Input((num_inputs,)), *layers])


def relu(units):
    return Dense(units, activation="relu")


def songs(*, rates=(0.3, 0.3), units=(128, 64)):
    layers = [
        layer
        for number, rate in zip(units, rates, strict=True)
        for layer in ((relu(number), Dropout(rate)) if rate else (relu(number),))
    ]
    return stack(18, *layers, Dense(1))


def songs_functional():
    inputs = Input((18,))
    x = Dropout(0.3)(relu(128)(inputs))
    x = Dropout(0.3)(relu(64)(x))
    return keras.Model(inputs, Dense(1)(x))


def songs_added():
    model = Sequential()
    for layer in (Dense(128), Activation("relu"), Dropout(0.3), Dense(64), ReLU(), Dropout(0.3)):
        model.add(layer)
    model.add(Dense(1))
    model(np.zeros((2, 18), dtype="float32"))
    return model


def old_style(*layers):
    """Build as older courses write it, with the shape in the first layer."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        return Sequential([layers[0](), *layers[1:]])


def songs_with_a_shortcut():
    inputs = Input((18,))
    x = Dropout(0.3)(relu(128)(inputs))
    x = Dropout(0.3)(relu(64)(x))
    return keras.Model(inputs, ops.multiply(Dense(1)(x), 2.0))


def concrete(*, normalize=(True, True, True, True), units=512, after=()):
    layers = []
    for dense, is_normalized in zip(
        (relu(units), relu(512), relu(512), Dense(1)), normalize, strict=True
    ):
        layers += [BatchNormalization(), dense] if is_normalized else [dense]
    return stack(8, *layers, *after)


def concrete_functional():
    x = inputs = Input((8,))
    for _ in range(3):
        x = relu(512)(BatchNormalization()(x))
    return keras.Model(inputs, Dense(1)(BatchNormalization()(x)))


def concrete_with_activations():
    layers = []
    for _ in range(3):
        layers += [BatchNormalization(), Dense(512), Activation("relu")]
    model = Sequential([*layers, BatchNormalization(), Dense(1)])
    model.build((None, 8))
    return model


def concrete_before_the_activations():
    layers = [BatchNormalization()]
    for _ in range(3):
        layers += [Dense(512), BatchNormalization(), ReLU()]
    return stack(8, *layers, BatchNormalization(), Dense(1))


def one_hidden(*, units=64, rate=0.3):
    return stack(11, relu(units), Dropout(rate), Dense(1))


def one_hidden_functional(training=None):
    inputs = Input((11,))
    x = Dropout(0.3)(relu(64)(inputs), training=training)
    return keras.Model(inputs, Dense(1)(x))


class AlwaysDropping(keras.Model):
    """The network to repair."""

    def __init__(self):
        super().__init__()
        self.hidden = relu(64)
        self.dropout = Dropout(0.3)
        self.last = Dense(1)

    def call(self, x):
        return self.last(self.dropout(self.hidden(x), training=True))


class Switched(AlwaysDropping):
    """The same, mended in place."""

    def call(self, x, training=None):
        return self.last(self.dropout(self.hidden(x), training=training))


def built(kind):
    model = kind()
    model(np.zeros((2, 11), dtype="float32"))
    return model


RIGHT = {
    "undo": [
        lambda: (4, 8),
        lambda: [4.0, 8.0],
        lambda: (np.float32(4), np.int64(8)),
    ],
    "repair": [one_hidden, one_hidden_functional, lambda: built(Switched)],
    "dropout": [
        songs,
        songs_functional,
        songs_added,
        lambda: old_style(
            lambda: Dense(128, activation="relu", input_shape=[18]),
            Dropout(0.3),
            relu(64),
            Dropout(rate=0.3),
            Dense(1),
        ),
        lambda: stack(
            18, Dense(128), Dropout(0.3), ReLU(), relu(64), Dropout(0.3), Dense(1, "linear")
        ),
    ],
    "batch_normalization": [
        concrete,
        concrete_functional,
        concrete_with_activations,
        lambda: old_style(
            lambda: BatchNormalization(input_shape=[8]),
            relu(512),
            BatchNormalization(),
            relu(512),
            BatchNormalization(),
            relu(512),
            BatchNormalization(),
            Dense(1),
        ),
        lambda: stack(8, concrete().layers[0], *concrete().layers[1:]),
    ],
}

# each of these has a reason of its own
WRONG = {
    "undo": [
        lambda: 4,
        lambda: (8, 4),
        lambda: (1, 0),
        lambda: (0.25, -2),
        lambda: (16, 8),
        lambda: (2, 8),
        lambda: (4, -8),
    ],
    "repair": [
        lambda: built(AlwaysDropping),
        lambda: one_hidden_functional(training=True),
        lambda: stack(11, relu(64), Dense(1)),
        lambda: one_hidden(rate=0.7),
        lambda: one_hidden(units=128),
        lambda: stack(11, relu(64), Dense(1), Dropout(0.3)),
        lambda: "Dropout(0.3)",
    ],
    "dropout": [
        lambda: songs(rates=(0, 0)),
        lambda: songs(rates=(0.3, 0)),
        lambda: songs(rates=(0.7, 0.7)),
        lambda: songs(rates=(0.5, 0.5)),
        lambda: songs(units=(256, 64)),
        lambda: stack(18, relu(128), Dropout(0.3), relu(64), Dense(1), Dropout(0.3)),
        lambda: stack(18, Dropout(0.3), relu(128), Dropout(0.3), relu(64), Dense(1)),
        lambda: stack(18, Dense(128), Dropout(0.3), Dense(64), Dropout(0.3), Dense(1)),
        lambda: stack(18, relu(128), Dropout(0.3), relu(64), Dropout(0.3), relu(1)),
        lambda: stack(
            18, relu(128), Dropout(0.3), LayerNormalization(), relu(64), Dropout(0.3), Dense(1)
        ),
        lambda: stack(11, relu(128), Dropout(0.3), relu(64), Dropout(0.3), Dense(1)),
        lambda: Sequential([relu(128), Dropout(0.3), relu(64), Dropout(0.3), Dense(1)]),
        lambda: Dropout(0.3),
        lambda: [Dropout(0.3), Dropout(0.3)],
    ],
    "batch_normalization": [
        lambda: concrete(normalize=(False,) * 4),
        lambda: concrete(normalize=(False, True, True, True)),
        lambda: concrete(normalize=(True, True, True, False)),
        lambda: concrete(normalize=(True, False, True, True)),
        lambda: concrete(after=[BatchNormalization()]),
        lambda: concrete(units=256),
        lambda: stack(8, BatchNormalization(), *concrete().layers),
        lambda: stack(8, *concrete().layers[:2], Dropout(0.3), *concrete().layers[2:]),
        lambda: Sequential([BatchNormalization(), relu(512)]),
        lambda: stack(11, BatchNormalization()),
        BatchNormalization,
        lambda: "BatchNormalization",
        lambda: stack(
            8,
            BatchNormalization(scale=False),
            *(layer for _ in range(3) for layer in (relu(512), BatchNormalization())),
            Dense(1),
        ),
    ],
}

# wrong too, for a reason that one of those above has
ALSO_WRONG = {
    "undo": [lambda: (4, 0), lambda: (0, 8), lambda: ("4", "8")],
    "repair": [
        lambda: stack(11, Dropout(0.3), relu(64), Dense(1)),
        lambda: stack(11, relu(64), Dropout(0.3), Dropout(0.3), Dense(1)),
    ],
    "dropout": [
        songs_with_a_shortcut,
        lambda: stack(18, relu(128), AlphaDropout(0.3), relu(64), AlphaDropout(0.3), Dense(1)),
        lambda: songs(rates=(0.3, 0.5)),
        lambda: 0.3,
    ],
    "batch_normalization": [
        concrete_before_the_activations,
        lambda: stack(8, Dense(512), *concrete().layers[2:]),
        lambda: stack(8),
    ],
}
