"""Answers to the exercises of chapter 01 that must be taken for right, and for wrong."""

import keras
import numpy as np
from keras import Input, Sequential
from keras.layers import Activation, Dense, Dropout


def linear(*, num_inputs=11, **settings):
    return Sequential([Input((num_inputs,)), Dense(1, **settings)])


def functional():
    inputs = Input((11,))
    return keras.Model(inputs, Dense(1)(inputs))


def built_on_data():
    model = Sequential([Dense(1)])
    model(np.zeros((2, 11), dtype="float32"))
    return model


def built_by_shape():
    model = Sequential([Dense(1)])
    model.build((None, 11))
    return model


def frozen():
    model = linear()
    model.trainable = False
    return model


W = np.array([[1, 1, -1, -1], [1, -1, 1, -1], [1, -1, -1, 1]])

RIGHT = {
    "input_shape": [
        lambda: [11],
        lambda: (11,),
        lambda: [np.int64(11)],
        lambda: (np.int32(11),),
    ],
    "linear_model": [
        linear,
        functional,
        built_on_data,
        built_by_shape,
        lambda: linear(activation="linear"),
        lambda: linear(kernel_initializer="zeros"),
    ],
    "weights": [
        lambda: linear().weights,
        lambda: tuple(linear().weights),
        lambda: linear().get_weights(),
        lambda: tuple(linear().layers[0].get_weights()),
        lambda: (linear().layers[0].kernel, linear().layers[0].bias),
    ],
    "scores_kernel": [lambda: W.T, lambda: W.T.tolist(), lambda: W.T.astype("float32")],
}

# each of these has a reason of its own
WRONG = {
    "input_shape": [
        lambda: 11,
        lambda: "11",
        lambda: [12],
        lambda: [10],
        lambda: [1599, 11],
        lambda: [None, 11],
        lambda: [11.0],
        lambda: [11, 1],
    ],
    "linear_model": [
        frozen,
        lambda: linear(kernel_regularizer="l2"),
        lambda: Sequential([Input((11,)), Dropout(0.5), Dense(1)]),
        lambda: Sequential([Dense(1)]),
        lambda: linear(num_inputs=12),
        lambda: linear(activation="relu", kernel_initializer="zeros"),
        lambda: Sequential([Input((11,)), Dense(2)]),
        lambda: Sequential([Input((11,)), Dense(4), Dense(1)]),
        lambda: Sequential,
        lambda: Dense(1),
        lambda: [Input((11,)), Dense(1)],
        lambda: linear(use_bias=False),
        lambda: Sequential([Input((1599, 11)), Dense(1)]),
        lambda: Sequential([Input((11,)), keras.layers.Rescaling(1)]),
    ],
    "weights": [
        lambda: linear().weights[::-1],
        lambda: linear().weights[0],
        lambda: linear().weights[:1],
        lambda: linear(num_inputs=12).weights,
        lambda: ("w", "b"),
        lambda: "w, b",
        linear,
        lambda: (np.zeros(11), np.zeros(1)),
    ],
    "scores_kernel": [
        lambda: W,
        lambda: W.ravel(),
        lambda: W.T[:3],
        lambda: W.reshape(4, 3),
        lambda: W.T[:, ::-1],
    ],
}

# wrong too, for a reason that one of those above has
ALSO_WRONG = {
    "input_shape": [lambda: 11, lambda: [], lambda: [True], lambda: [1599, 12], lambda: {11}],
    "linear_model": [
        lambda: Sequential([Input((11,)), Dense(1), Activation("sigmoid")]),
        lambda: Sequential([Input((11,)), Dense(4, activation="relu"), Dense(1)]),
        lambda: "keras.Sequential",
        lambda: keras.Model,
    ],
    "weights": [
        lambda: linear().weights[1],
        lambda: [*linear().weights, 1.0],
        lambda: (linear().weights[0], "b"),
        lambda: [[1.0], [2.0, 3.0]],
        lambda: 11,
    ],
    "scores_kernel": [lambda: "W.T", lambda: W.T * 2, lambda: W[:2]],
}
