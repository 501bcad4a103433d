"""Answers to the exercises of chapter 12 that must be taken for right, and for wrong."""

import numpy as np
import tensorflow as tf

RNG = np.random.default_rng(0)
X, Y = RNG.normal(size=(60, 1000)), RNG.permutation([0, 1] * 30)


def best(rows, number=10):
    x, y = X[rows], Y[rows]
    return np.argsort(-np.abs(x[y == 1].mean(axis=0) - x[y == 0].mean(axis=0)))[:number]


def ten():
    return tf.data.Dataset.range(10)


RIGHT = {
    "folded": [
        lambda: (0.4, -1.5, 3.0),
        lambda: [2 / 5, -3 / 2, 1 - 4 + 6],
        lambda: np.array([0.4, -1.5, 3]),
    ],
    "chosen": [
        lambda: best(slice(40)),
        lambda: best(slice(40)).tolist(),
        lambda: np.sort(best(slice(40))),
    ],
    "pipeline": [
        lambda: ten().shuffle(10).batch(4).prefetch(1),
        lambda: ten().shuffle(100, seed=3).batch(4).prefetch(tf.data.AUTOTUNE),
        lambda: ten().shuffle(10).map(lambda row: row).batch(4).prefetch(2),
    ],
}

# each of these has a reason of its own
WRONG = {
    "folded": [
        lambda: (0.4, -1.5),
        lambda: (10, -6, 3),
        lambda: (2, -3, 1),
        lambda: (1, 1, 3),
        lambda: (0.4, -1.5, 1),
        lambda: (0.4, -1.5, -1),
        lambda: (0.4, -1.5, 7),
    ],
    "chosen": [
        lambda: 3,
        lambda: best(slice(None)),
        lambda: best(slice(40, None)),
        lambda: best(slice(20, None)),
        lambda: best(slice(40), number=9),
        lambda: np.arange(10),
    ],
    "pipeline": [
        lambda: [0, 1, 2],
        lambda: ten().shuffle(10).prefetch(1),
        lambda: ten().shuffle(10).repeat(2).batch(4).prefetch(1),
        lambda: ten().shuffle(10).batch(5).prefetch(1),
        lambda: ten().batch(4).prefetch(1),
        lambda: ten().shuffle(10, seed=1, reshuffle_each_iteration=False).batch(4).prefetch(1),
        lambda: ten().batch(4).shuffle(3).prefetch(1),
        lambda: ten().shuffle(3).batch(4).prefetch(1),
        lambda: ten().shuffle(10).batch(4),
    ],
}
