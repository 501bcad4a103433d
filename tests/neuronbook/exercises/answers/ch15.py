"""Answers to the exercises of chapter 15 that must be taken for right, and for wrong."""

import keras
import numpy as np

LABELS = np.array([3, 0, 4, 3])
HOT = np.eye(5)[LABELS]

RIGHT = {
    "minima": [
        lambda: (2, 0.2, 2.5, 0),
        lambda: [2.0, 0.2, 2.5, 0.0],
        lambda: np.array([4 / 6 * 3, 4 / 6 * 0.3, 3 - 2 / 4, 0]),
    ],
    "repair": [
        lambda: keras.optimizers.SGD(0.1, weight_decay=0.006),
        lambda: keras.optimizers.SGD(learning_rate=0.1, weight_decay=2 * 0.003),
        lambda: keras.optimizers.SGD(0.1, momentum=0.0, weight_decay=0.006),
    ],
    "smooth": [
        lambda: 0.8 * HOT + 0.04,
        lambda: np.where(HOT == 1, 0.84, 0.04).tolist(),
        lambda: keras.utils.to_categorical(LABELS, 5) * 0.8 + 0.2 / 5,
    ],
}

# each of these has a reason of its own
WRONG = {
    "minima": [
        lambda: 2.0,
        lambda: (2.5, 0, 2, 0.2),
        lambda: (1.5, 0.15, 2.5, 0),
        lambda: (3, 0.3, 2.5, 0),
        lambda: (2, 0.2, 1, -1.7),
        lambda: (2, 0.2, 2.5, -0.2),
        lambda: (2, 0.2, 2.5, 0.3),
    ],
    "repair": [
        lambda: 0.006,
        lambda: keras.optimizers.SGD(0.01, weight_decay=0.006),
        lambda: keras.optimizers.SGD(0.1, momentum=0.9, weight_decay=0.006),
        lambda: keras.optimizers.SGD(0.1),
        lambda: keras.optimizers.SGD(0.1, weight_decay=0.003),
        lambda: keras.optimizers.SGD(0.1, weight_decay=0.0006),
        lambda: keras.optimizers.SGD(0.1, weight_decay=0.012),
    ],
    "smooth": [
        lambda: LABELS,
        lambda: HOT,
        lambda: 0.8 * HOT,
        lambda: 0.8 * HOT + 0.05 * (1 - HOT),
        lambda: np.full((4, 5), 0.2),
    ],
}

# wrong too, for a reason that one of those above has
ALSO_WRONG = {
    "minima": [lambda: "2, 0.2, 2.5, 0", lambda: (2, 0.2)],
    "repair": [lambda: keras.optimizers.AdamW(0.1, weight_decay=0.006), lambda: "SGD"],
    "smooth": [lambda: HOT.T, lambda: "smooth", lambda: 0.5 * HOT + 0.1],
}
