"""Answers to the exercises of chapter 17 that must be taken for right, and for wrong."""

from fractions import Fraction

import numpy as np
from sklearn.metrics import adjusted_rand_score

ROWS = [3, 4, 6]
BALANCED = [0, 2, 6, 9, 4, 8]


RIGHT = {
    "rand_index": [
        lambda: 12 / 37,
        lambda: Fraction(12, 37),
        lambda: adjusted_rand_score([0, 0, 0, 1, 1, 1], [0, 0, 1, 1, 1, 1]),
        lambda: 0.324,
    ],
    "centres": [lambda: (1, 10), lambda: [10.0, 1.0], lambda: np.array([1, 10], "float32")],
    "balanced": [
        lambda: BALANCED,
        lambda: np.sort(BALANCED),
        lambda: tuple(reversed(BALANCED)),
    ],
    "repaired": [
        lambda: (ROWS, 0.75),
        lambda: (np.array(ROWS), Fraction(3, 4)),
        lambda: [tuple(ROWS), np.float32(0.75)],
    ],
}

# each of these has a reason of its own
WRONG = {
    "rand_index": [
        lambda: "one",
        lambda: 10 / 15,
        lambda: 5 / 6,
        lambda: 4 / 6.5,
        lambda: 1.2 / 6.5,
        lambda: 1.2 / 12.2,
        lambda: 0.5,
    ],
    "centres": [
        lambda: 5,
        lambda: (0, 2),
        lambda: (0.5, 8),
        lambda: (1, 9),
        lambda: (2, 9),
    ],
    "balanced": [
        lambda: 5,
        lambda: [0, 2, 3, 5, 7, 10],
        lambda: [0, 2, 6, 9, 4],
        lambda: [0, 2, 3, 6, 9, 4],
        lambda: [7, 10, 1, 9, 8, 11],
    ],
    "repaired": [
        lambda: 0.75,
        lambda: ([3, 4, 6, 8, 9, 11], 0.75),
        lambda: ([0, 1, 2, 3, 4, 6], 0.75),
        lambda: ([3, 4, 5, 6], 0.75),
        lambda: ([3, 4], 0.75),
        lambda: (ROWS, 1.0),
        lambda: (ROWS, 2 / 3),
        lambda: (ROWS, 0.6),
    ],
}

# wrong too, for a reason that one of those above has
ALSO_WRONG = {
    "rand_index": [lambda: float("nan"), lambda: 37 / 12],
    "centres": [lambda: (0.5, 8.0), lambda: (float("nan"), 10), lambda: (1, 11)],
    "balanced": [lambda: [0, 2, 6, 9, 4, 4], lambda: [0, 2, 6, 9, 4, 12]],
    "repaired": [lambda: (ROWS, "0.75"), lambda: ([3, 3, 4, 6], 0.75), lambda: (3, 0.75)],
}
