"""Answers to the exercises of chapter 06 that must be taken for right, and for wrong."""

from fractions import Fraction

import keras
import numpy as np
from keras import Input, Sequential
from keras.layers import Activation, BatchNormalization, Dense, Dropout, ReLU


def layers(units=256, rate=0.3, activation="relu", last=(1, "sigmoid")):
    return [
        BatchNormalization(),
        *[Dense(units, activation=activation), BatchNormalization(), Dropout(rate)],
        *[Dense(units, activation=activation), BatchNormalization(), Dropout(rate)],
        Dense(last[0], activation=last[1]),
    ]


def network(num_inputs=63, **settings):
    return Sequential([Input((num_inputs,)), *layers(**settings)])


def without(place):
    stack = layers()
    del stack[place]
    return Sequential([Input((63,)), *stack])


def functional():
    inputs = outputs = Input(shape=[63])
    for layer in layers():
        outputs = layer(outputs)
    return keras.Model(inputs, outputs)


def built_on_data():
    model = Sequential(layers())
    model(np.zeros((2, 63), dtype="float32"))
    return model


def with_activation_layers():
    return Sequential(
        [
            *[Input((63,)), BatchNormalization()],
            *[Dense(256), Activation("relu"), BatchNormalization(), Dropout(0.3)],
            *[Dense(256), ReLU(), BatchNormalization(), Dropout(0.3)],
            *[Dense(1), Activation("sigmoid")],
        ]
    )


def in_blocks():
    inside = layers()
    return Sequential([Input((63,)), inside[0], Sequential(inside[1:4]), *inside[4:]])


def normalized_before_relu():
    return Sequential(
        [
            *[Input((63,)), BatchNormalization()],
            *[Dense(256), BatchNormalization(), ReLU(), Dropout(0.3)],
            *[Dense(256), BatchNormalization(), ReLU(), Dropout(0.3)],
            Dense(1, activation="sigmoid"),
        ]
    )


def with_shortcut():
    x = inputs = Input((63,))
    *stack, output = layers()
    for layer in stack[:4]:
        x = layer(x)
    shortcut = x
    for layer in stack[4:]:
        x = layer(x)
    return keras.Model(inputs, output(x + shortcut))


def small(last="sigmoid"):
    return Sequential([Input((63,)), Dense(4, activation="relu"), Dense(1, activation=last)])


def compiled(optimizer="adam", loss="binary_crossentropy", metrics=("binary_accuracy",), **more):
    model = small(**more)
    model.compile(optimizer=optimizer, loss=loss, metrics=None if metrics is None else [*metrics])
    return model


def not_built():
    model = Sequential([Dense(1, activation="sigmoid")])
    model.compile("adam", "binary_crossentropy", metrics=["binary_accuracy"])
    return model


def whole_network_compiled():
    model = network()
    model.compile("adam", "binary_crossentropy", metrics=["accuracy"])
    return model


RIGHT = {
    "network": [
        network,
        functional,
        built_on_data,
        with_activation_layers,
        in_blocks,
        lambda: network(activation=keras.activations.relu, last=(1, keras.activations.sigmoid)),
        lambda: network(activation=ReLU()),
    ],
    "compiled": [
        compiled,
        whole_network_compiled,
        lambda: compiled(optimizer=keras.optimizers.Adam(0.01)),
        lambda: compiled(loss=keras.losses.BinaryCrossentropy()),
        lambda: compiled(loss=keras.losses.binary_crossentropy),
        lambda: compiled(loss="bce", metrics=["acc"]),
        lambda: compiled(metrics=[keras.metrics.binary_accuracy]),
    ],
    "gradient": [
        lambda: (-1, 0.5, -0.25),
        lambda: [-1.0, 1 / 2, -1 / 4],
        lambda: np.array([-1, 0.5, -0.25], dtype="float32"),
        lambda: np.array([[-1], [0.5], [-0.25]]),
    ],
    "threshold": [
        lambda: 0.2,
        lambda: 1 / 5,
        lambda: Fraction(1, 5),
        lambda: np.float32(0.2),
        lambda: np.array(0.2),
    ],
}

# each of these has a reason of its own
WRONG = {
    "network": [
        lambda: layers(),
        lambda: Sequential(layers()),
        lambda: network(num_inputs=62),
        lambda: network(last=(2, "sigmoid")),
        lambda: network(last=(2, "softmax")),
        lambda: network(last=(1, None)),
        lambda: Sequential([network(), Activation("sigmoid")]),
        lambda: network(units=512),
        lambda: network(activation=None),
        lambda: without(0),
        lambda: without(-2),
        lambda: network(rate=0.5),
        normalized_before_relu,
        lambda: Sequential(
            [Input((63,)), BatchNormalization(scale=False), *layers()[1:]],
        ),
    ],
    "compiled": [
        lambda: compiled(metrics=[keras.metrics.BinaryAccuracy(), keras.metrics.AUC()]),
        lambda: "adam",
        small,
        not_built,
        lambda: compiled(optimizer="sgd"),
        lambda: compiled(loss=None),
        lambda: compiled(loss="mse"),
        lambda: compiled(loss="categorical_crossentropy"),
        lambda: compiled(metrics=None),
        lambda: compiled(metrics=["mae"]),
    ],
    "gradient": [
        lambda: -0.25,
        lambda: (1, -0.5, 0.25),
        lambda: (3, -1.5, 0.75),
        lambda: (-0.1875, 0.09375, -0.046875),
        lambda: (-16 / 3, 8 / 3, -4 / 3),
        lambda: (-0.375, 0.1875, -0.09375),
        lambda: (-0.25, -0.25, -0.25),
        lambda: (-1, 0.5, 0),
        lambda: (1, 0.5, -0.25),
    ],
    "threshold": [
        lambda: "low",
        lambda: 20,
        lambda: 0.5,
        lambda: 0.8,
        lambda: 0.25,
        lambda: 0.1,
    ],
}

# wrong too, for a reason that one of those above has
ALSO_WRONG = {
    "network": [
        with_shortcut,
        lambda: Sequential,
        lambda: network(last=(1, "tanh")),
        lambda: network(last=(1, "softmax")),
        lambda: network(activation="sigmoid"),
        lambda: network(activation="tanh"),
        lambda: without(2),
        lambda: Sequential([Input((63,)), Dense(1, activation="sigmoid")]),
        lambda: Sequential([Input((63,)), *layers()[::-1][1:], Dense(1, activation="sigmoid")]),
    ],
    "compiled": [
        lambda: compiled(optimizer="adamw"),
        lambda: compiled(optimizer="rmsprop"),
        lambda: compiled(loss="mae"),
        lambda: compiled(loss="hinge"),
        lambda: compiled(loss=keras.losses.BinaryCrossentropy(label_smoothing=0.1)),
        lambda: compiled(metrics=[keras.metrics.AUC()]),
    ],
    "gradient": [
        lambda: "p - y",
        lambda: (-1, 0.5),
        lambda: (0.5, -1, -0.25),
        lambda: (float("nan"), 0.5, -0.25),
        lambda: (-1.01, 0.5, -0.25),
    ],
    "threshold": [
        lambda: 0.21,
        lambda: 0.1999,
        lambda: 0.0,
        lambda: 1.0,
        lambda: 4,
        lambda: -0.2,
        lambda: True,
        lambda: [0.2, 1],
    ],
}
