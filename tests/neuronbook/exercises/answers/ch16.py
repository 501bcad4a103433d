"""Answers to the exercises of chapter 16 that must be taken for right, and for wrong."""

import numpy as np
import pandas as pd

LEARNS = {"early": False, "early_bn": False, "late": True, "late_bn": False, "head": True}

RIGHT = {
    "separable": [lambda: 4440, lambda: np.int64(4440), lambda: 1000 + 3200 + 240.0],
    "repair": [lambda: LEARNS, lambda: pd.Series(LEARNS), lambda: dict(reversed(LEARNS.items()))],
    "means": [
        lambda: [1, 0, 1, 0, 2],
        lambda: np.array([1, 0, 1, 0, 2]),
        lambda: (1.0, 0.0, 1.0, 0.0, 2.0),
    ],
}

# each of these has a reason of its own
WRONG = {
    "separable": [
        lambda: [1000, 3200],
        lambda: 4680,
        lambda: 4200,
        lambda: 80_000,
        lambda: 4560,
        lambda: 4441,
    ],
    "repair": [
        lambda: True,
        lambda: dict.fromkeys(LEARNS, True),
        lambda: LEARNS | {"head": False},
        lambda: LEARNS | {"late_bn": True},
        lambda: LEARNS | {"late": False},
        lambda: LEARNS | {"early": True},
    ],
    "means": [
        lambda: 1,
        lambda: [0, 0, 1, 2, 1],
        lambda: [1, 2, 2, 2, 2],
        lambda: [2, 2, 0, 1, 0],
        lambda: [0, 0, 1, 0, 2],
    ],
}

# wrong too, for a reason that one of those above has
ALSO_WRONG = {
    "separable": [lambda: "4440", lambda: 80_240],
    "repair": [lambda: "head", lambda: {"head": True}],
    "means": [lambda: "10102", lambda: np.zeros((5, 3))],
}
