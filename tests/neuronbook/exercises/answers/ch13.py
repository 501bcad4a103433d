"""Answers to the exercises of chapter 13 that must be taken for right, and for wrong."""

import keras
import numpy as np
from scipy.signal import convolve2d, correlate2d

from neuronbook.convolutions import convolve

X = np.arange(20.0).reshape(4, 5) ** 2
W = np.array([[0.0, 1.0, 2.0], [-1.0, 0.0, 1.0], [0.0, -3.0, 0.0]])


def by_keras():
    layer = keras.layers.Conv2D(1, 3, padding="same", use_bias=False)
    layer.build((None, 4, 5, 1))
    layer.set_weights([W.reshape(3, 3, 1, 1)])
    return layer(X.reshape(1, 4, 5, 1))


RIGHT = {
    "by_hand": [
        lambda: [[0, 2], [0, 1]],
        lambda: np.array([[0.0, 2.0], [0.0, 1.0]]),
        lambda: ((0, 2), (0, 1)),
    ],
    "parameters": [
        lambda: 7546,
        lambda: np.int64(7546),
        lambda: 608 + 1168 + 5770,
    ],
    "kernel": [
        lambda: [[1, 1, 1], [0, 0, 0], [-1, -1, -1]],
        lambda: [[0, 1, 0], [0, 0, 0], [0, -1, 0]],
        lambda: np.array([[1, 2, 1], [0, 0, 0], [-1, -2, -1]]) / 4,
        lambda: [[2, 2, 2], [-1, -1, -1], [-1, -1, -1]],
    ],
    "repair": [
        lambda: correlate2d(X, W, mode="same"),
        lambda: convolve(X, W, padding=1),
        by_keras,
    ],
}

# each of these has a reason of its own
WRONG = {
    "by_hand": [
        lambda: [0, 2, 0, 1],
        lambda: np.zeros((4, 4)),
        lambda: [[1, 3], [1, 0]],
        lambda: [[0, 0], [2, 1]],
        lambda: [[2, 2], [2, 5]],
    ],
    "parameters": [
        lambda: [608, 1168, 5770],
        lambda: 7512,
        lambda: 7146,
        lambda: 6538,
        lambda: 12026,
        lambda: 109946,
        lambda: 1776,
        lambda: 7547,
    ],
    "kernel": [
        lambda: [1, 0, -1],
        lambda: np.zeros((3, 3)),
        lambda: [[1, 1, 1], [0, 0, 0], [0, 0, 0]],
        lambda: [[1, 0, -1]] * 3,
        lambda: [[-1, -1, -1], [0, 0, 0], [1, 1, 1]],
        lambda: [[-1, -1, -1], [2, 2, 2], [-1, -1, -1]],
    ],
    "repair": [
        lambda: 3.0,
        lambda: convolve2d(X, W, mode="valid"),
        lambda: correlate2d(X, W, mode="valid"),
        lambda: correlate2d(X, W, mode="full"),
        lambda: convolve2d(X, W, mode="same"),
        lambda: X,
    ],
}

# wrong too, for a reason that one of those above has
ALSO_WRONG = {
    "by_hand": [lambda: "0, 2", lambda: [[0, 2], [0, 2]]],
    "parameters": [lambda: "7546", lambda: 6138, lambda: 7546.5, lambda: True],
    "kernel": [lambda: np.full((3, 3), np.nan), lambda: "kernel"],
    "repair": [lambda: X.ravel(), lambda: "x"],
}
