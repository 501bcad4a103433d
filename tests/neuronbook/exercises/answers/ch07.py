"""Answers to the exercises of chapter 07 that must be taken for right, and for wrong."""

import keras
import numpy as np

from neuronbook.exercises.ch07 import THREE_JETS


def squares_of_pairs():
    """The squares of the masses of the pairs, from four-vectors: (num_events, 3)."""
    pt, eta, phi = THREE_JETS
    vectors = np.stack(
        [pt * np.cosh(eta), pt * np.cos(phi), pt * np.sin(phi), pt * np.sinh(eta)]
    )  # energy and momentum
    return np.stack(
        [square(vectors[..., i] + vectors[..., j]) for i, j in ((0, 1), (0, 2), (1, 2))], axis=1
    )


def square(vector):
    return vector[0] ** 2 - (vector[1:] ** 2).sum(axis=0)


def three_jets():
    """The masses by the general formula, from the sums of energies and momenta."""
    pt, eta, phi = THREE_JETS
    vectors = np.stack([pt * np.cosh(eta), pt * np.cos(phi), pt * np.sin(phi), pt * np.sinh(eta)])
    return np.sqrt(square(vectors.sum(axis=-1)))


def plateau(**options):
    return lambda: keras.callbacks.ReduceLROnPlateau(**options)


RIGHT = {
    "three_jets": [
        three_jets,
        lambda: three_jets().astype("float32"),
        lambda: three_jets().round(2).tolist(),
        lambda: np.sqrt(squares_of_pairs().sum(axis=1)),
    ],
    "plateau": [
        plateau(patience=3, factor=0.2, min_lr=1e-5),
        plateau(monitor="val_loss", patience=5, factor=0.1),
        plateau(mode="min", patience=2, factor=0.5, min_lr=1e-4, verbose=1),
        plateau(patience=0, factor=0.2, min_lr=1e-6),
    ],
}

# each of these has a reason of its own
WRONG = {
    "three_jets": [
        lambda: 140.6,
        lambda: three_jets() ** 2,
        lambda: np.sqrt(squares_of_pairs()[:, 0]),
        lambda: np.sqrt(squares_of_pairs()).sum(axis=1),
        lambda: three_jets() / np.sqrt(2),
        lambda: THREE_JETS[0].sum(axis=1),
    ],
    "plateau": [
        lambda: keras.callbacks.EarlyStopping(patience=3),
        lambda: keras.callbacks.ReduceLROnPlateau,
        plateau(monitor="loss", patience=3),
        plateau(mode="max", patience=2, min_lr=1e-5),
        plateau(patience=0, factor=0.2, min_lr=0.001),
        plateau(patience=40, factor=0.1),
        plateau(patience=20, factor=0.5),
    ],
}
