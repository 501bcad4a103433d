"""Answers to the exercises of chapter 02 that must be taken for right, and for wrong."""

import keras
import numpy as np
from keras import Input, Sequential
from keras.layers import Activation, Dense, Dropout, LeakyReLU, ReLU

WIDE = (512, 512, 512)


def stack(*units, inputs=8, activation="relu", output=None, **settings):
    hidden = [Dense(n, activation=activation, **settings) for n in units]
    return Sequential([Input((inputs,)), *hidden, Dense(1, activation=output)])


def by_add(*units):
    model = Sequential()
    model.add(keras.layers.InputLayer(shape=[8]))
    for n in units:
        model.add(Dense(n, activation=keras.activations.relu))
    model.add(Dense(units=1, activation="linear"))
    return model


def functional(*units):
    x = inputs = Input([8])
    for n in units:
        x = keras.ops.relu(Dense(n)(x))
    return keras.Model(inputs, Dense(1)(x))


def separate(*units, bend=lambda: Activation("relu")):
    layers = [layer for n in units for layer in (Dense(n), bend())]
    return Sequential([Input((8,)), *layers, Dense(1)])


def forgotten(*units):
    """Leave the ReLU out after the last hidden layer."""
    layers = [layer for n in units for layer in (Dense(n), Activation("relu"))]
    return Sequential([Input((8,)), *layers[:-1], Dense(1)])


def built_on_data(*layers):
    model = Sequential([*layers, Dense(1)])
    model(np.zeros((2, 8), dtype="float32"))
    return model


def nested():
    hidden = [Sequential([Dense(32), ReLU()]) for _ in range(2)]
    return Sequential([Input((8,)), *hidden, Dense(1)])


RIGHT = {
    "input_shape": [lambda: [8], lambda: (8,), lambda: [np.int64(8)]],
    "deep_model": [
        lambda: stack(*WIDE),
        lambda: by_add(*WIDE),
        lambda: functional(*WIDE),
        lambda: separate(*WIDE),
        lambda: separate(*WIDE, bend=ReLU),
        lambda: built_on_data(*[Dense(512, activation="relu") for _ in range(3)]),
        lambda: stack(*WIDE, activation=keras.layers.ReLU()),
    ],
    "activation_layers": [
        lambda: separate(32, 32),
        lambda: separate(32, 32, bend=ReLU),
        lambda: separate(32, 32, bend=lambda: Activation(keras.activations.relu)),
        lambda: functional(32, 32),
        lambda: built_on_data(Dense(32), Activation("relu"), Dense(32), Activation("relu")),
        nested,
    ],
    "parameters": [
        lambda: 5699,
        lambda: np.int64(5699),
        lambda: (20 + 1) * 64 + (64 + 1) * 64 + (64 + 1) * 3,
        lambda: Sequential([Input((20,)), Dense(64), Dense(64), Dense(3)]).count_params(),
    ],
}

# each of these has a reason of its own
WRONG = {
    "input_shape": [
        lambda: 8,
        lambda: "8",
        lambda: [9],
        lambda: [7],
        lambda: [10],
        lambda: [1030, 8],
        lambda: [None, 8],
        lambda: [8.0],
        lambda: [8, 1],
    ],
    "deep_model": [
        lambda: Sequential([Input((8,)), *stack(*WIDE).layers[:3], Dropout(0.3), Dense(1)]),
        lambda: stack(*WIDE, kernel_initializer="zeros"),
        lambda: Sequential([Dense(n, activation="relu") for n in WIDE] + [Dense(1)]),
        lambda: Sequential,
        lambda: Dense(512, activation="relu"),
        lambda: [512, 512, 512, 1],
        lambda: Sequential([Input((1030, 8)), Dense(512, activation="relu"), Dense(1)]),
        lambda: stack(512, 512),
        lambda: stack(*WIDE, inputs=9),
        lambda: stack(256, 256, 256),
        lambda: Sequential([Input((8,)), *[Dense(n, activation="relu") for n in (*WIDE, 512)]]),
        lambda: stack(*WIDE, use_bias=False),
        lambda: stack(*WIDE, activation=None),
        lambda: stack(*WIDE, output="relu"),
        lambda: stack(*WIDE, activation="sigmoid"),
        lambda: forgotten(*WIDE),
    ],
    "activation_layers": [
        lambda: stack(32, 32),
        lambda: separate(512, 512),
        lambda: separate(32, 32, bend=lambda: Activation("linear")),
        lambda: separate(32, 32, bend=lambda: Activation("tanh")),
        lambda: Sequential([Input((8,)), *separate(32, 32).layers, Activation("relu")]),
        lambda: forgotten(32, 32),
        lambda: Sequential([Dense(32), Activation("relu"), Dense(32), Activation("relu")]),
        lambda: separate(32),
        lambda: Activation("relu"),
    ],
    "parameters": [
        lambda: 5568,
        lambda: 131,
        lambda: 5571,
        lambda: 5719,
        lambda: 5504,
        lambda: 4355,
        lambda: 5700,
        lambda: [1344, 4160, 195],
        lambda: "5699",
    ],
}

# wrong too, for a reason that one of those above has
ALSO_WRONG = {
    "input_shape": [lambda: [], lambda: [True], lambda: {8}],
    "deep_model": [
        lambda: stack(*WIDE, activation="gelu"),
        lambda: stack(*WIDE, activation="leaky_relu"),
        lambda: separate(*WIDE, bend=LeakyReLU),
        lambda: Sequential([Input((8,)), Activation("relu"), *stack(*WIDE).layers]),
        lambda: Sequential([Input((8,)), keras.layers.Rescaling(0.5), *stack(*WIDE).layers]),
        lambda: Sequential([Input((8,)), keras.layers.BatchNormalization(), *stack(*WIDE).layers]),
        lambda: "relu",
    ],
    "activation_layers": [
        lambda: Sequential(
            [Input((8,))]
            + [layer for n in (32, 32) for layer in (Dense(n, activation="relu"), ReLU())]
            + [Dense(1)]
        ),
        lambda: separate(32, 32, bend=lambda: Activation("silu")),
    ],
    "parameters": [lambda: 5716, lambda: 5699.5, lambda: True, lambda: -5699, lambda: 151],
}
