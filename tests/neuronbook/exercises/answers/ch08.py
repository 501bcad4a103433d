"""Answers to the exercises of chapter 08 that must be taken for right, and for wrong."""

import keras
import numpy as np
from keras import Input, Sequential
from keras.layers import Activation, Dense, ReLU

SHARE = 0.979459


def coats(*layers, inputs=2, optimizer="adam", loss="binary_crossentropy"):
    model = Sequential([Input((inputs,)), *layers])
    model.compile(optimizer=optimizer, loss=loss)
    return model


def usual(output="sigmoid", hidden="relu", units=8, **settings):
    return coats(Dense(units, activation=hidden), Dense(1, activation=output), **settings)


def functional():
    inputs = Input([2])
    model = keras.Model(inputs, Dense(1, "sigmoid")(Dense(8, "relu")(inputs)))
    model.compile(keras.optimizers.Adam(), keras.losses.BinaryCrossentropy())
    return model


RIGHT = {
    "centred": [
        lambda: (0.5, -23 / 12),
        lambda: [0.5, -1.917],
        lambda: np.array([0.5, -1.9166667]),
    ],
    "share": [lambda: SHARE, lambda: 0.9795, lambda: np.float32(SHARE)],
    "repair": [
        usual,
        functional,
        lambda: coats(Dense(8), ReLU(), Dense(1), Activation("sigmoid")),
        lambda: usual(optimizer=keras.optimizers.Adam(0.01)),
    ],
}

# each of these has a reason of its own
WRONG = {
    "centred": [
        lambda: 0.5,
        lambda: (np.nan, -1.917),
        lambda: (1, -4.83),
        lambda: (0.25, -0.458),
        lambda: (0.5, 23 / 12),
        lambda: (0.5, -0.4583),
        lambda: (0.5, 0.5),
    ],
    "share": [
        lambda: "much",
        lambda: SHARE**100,
        lambda: SHARE**0.5,
        lambda: 1 - SHARE,
        lambda: 1 / SHARE,
        lambda: 0.5,
    ],
    "repair": [
        lambda: Sequential([Input((2,)), Dense(8, "relu"), Dense(1, "sigmoid")]),
        lambda: usual(loss="mse"),
        lambda: usual(optimizer="sgd"),
        lambda: usual(hidden=None),
        lambda: usual(output="softmax"),
        lambda: usual(units=16),
        lambda: usual(inputs=6),
        lambda: usual(loss="categorical_crossentropy"),
        lambda: "repaired",
    ],
}
