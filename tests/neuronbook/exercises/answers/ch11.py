"""Answers to the exercises of chapter 11 that must be taken for right, and for wrong."""

import keras
import numpy as np


def stack(activation, initializer, depth=30, units=32, normalize=False, num_inputs=8):
    keras.utils.set_random_seed(0)
    parts = [keras.Input((num_inputs,))]
    for _ in range(depth):
        parts.append(keras.layers.Dense(units, kernel_initializer=initializer))
        if normalize:
            parts.append(keras.layers.BatchNormalization())
        parts.append(keras.layers.Activation(activation))
    return keras.Sequential([*parts, keras.layers.Dense(1)])


def normal(std):
    return lambda shape, dtype: std * keras.random.normal(shape, dtype=dtype)


def residual():
    keras.utils.set_random_seed(0)
    x = keras.Input((8,))
    h = keras.layers.Dense(32, "relu")(x)
    for _ in range(15):
        branch = keras.layers.Dense(32, "relu", kernel_initializer="he_normal")(h)
        small = keras.initializers.VarianceScaling(1 / 15)
        h = h + keras.layers.Dense(32, kernel_initializer=small)(branch)
    return keras.Model(x, keras.layers.Dense(1)(h))


def he_uniform(n_in, n_out, rng):
    return rng.uniform(-1, 1, size=(n_in, n_out)) * np.sqrt(6 / n_in)


def uniform(limit):
    return lambda n_in, n_out, rng: rng.uniform(-1, 1, (n_in, n_out)) * limit(n_in, n_out)


RIGHT = {
    "variance": [lambda: (4, 1024), lambda: [4.0, 1024.0], lambda: (np.float32(4), 4**5)],
    "initializer": [
        lambda: he_uniform,
        lambda: (
            lambda n_in, n_out, rng: rng.uniform(
                -((6 / n_in) ** 0.5), (6 / n_in) ** 0.5, size=(n_in, n_out)
            ).astype("float32")
        ),
        lambda: uniform(lambda n_in, n_out: (3 * 2 / n_in) ** 0.5),
    ],
    "repair": [
        lambda: stack("relu", "he_normal"),
        lambda: stack("relu", "he_uniform"),
        lambda: stack("tanh", "glorot_uniform"),
        lambda: stack("sigmoid", "glorot_uniform", normalize=True),
        residual,
    ],
}

# each of these has a reason of its own
WRONG = {
    "variance": [
        lambda: 4,
        lambda: (8, 8**5),
        lambda: (2, 32),
        lambda: (5, 1024),
        lambda: (4, 20),
        lambda: (4, 256),
        lambda: (4, 4),
    ],
    "initializer": [
        lambda: he_uniform(4, 4, np.random.default_rng(0)),
        lambda: lambda n_in, n_out, rng: he_uniform(n_out, n_in, rng),
        lambda: lambda n_in, n_out, rng: abs(he_uniform(n_in, n_out, rng)),
        lambda: uniform(lambda n_in, n_out: (6 / n_out) ** 0.5),
        lambda: uniform(lambda n_in, n_out: (6 / (n_in + n_out)) ** 0.5),
        lambda: uniform(lambda n_in, n_out: (2 / n_in) ** 0.5),
        lambda: uniform(lambda n_in, n_out: (3 / n_in) ** 0.5),
        lambda: uniform(lambda n_in, n_out: 1),
        lambda: lambda n_in, n_out, rng: rng.normal(0, (2 / n_in) ** 0.5, (n_in, n_out)),
        lambda: uniform(lambda n_in, n_out: (6 / 400) ** 0.5),
    ],
    "repair": [
        lambda: [stack("relu", "he_normal")],
        lambda: stack("relu", "he_normal", num_inputs=9),
        lambda: stack("relu", "he_normal", depth=2),
        lambda: stack("sigmoid", "glorot_uniform"),
        lambda: stack("tanh", normal(1)),
        lambda: stack("relu", "glorot_uniform"),
        lambda: stack("relu", normal(1)),
    ],
}
