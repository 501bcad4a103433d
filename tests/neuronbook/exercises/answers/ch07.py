"""Answers to the exercises of chapter 07 that must be taken for right, and for wrong."""

import keras
import numpy as np


def plateau(**options):
    return lambda: keras.callbacks.ReduceLROnPlateau(**options)


RIGHT = {
    "steps": [lambda: (16384, 641), lambda: [16384, 641.0], lambda: np.array([16384, 641])],
    "plateau": [
        plateau(patience=3, factor=0.2, min_lr=1e-5),
        plateau(monitor="val_loss", patience=5, factor=0.1),
        plateau(mode="min", patience=2, factor=0.5, min_lr=1e-4, verbose=1),
        plateau(patience=0, factor=0.2, min_lr=1e-6),
    ],
}

# each of these has a reason of its own
WRONG = {
    "steps": [
        lambda: 16384,
        lambda: (2048, 5127),
        lambda: (641, 16384),
        lambda: (256, 41016),
        lambda: (16384, 10_500_000 / 16384),
        lambda: (16384, 640),
        lambda: (16384, 5127),
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
