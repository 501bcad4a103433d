"""Answers to the exercises of chapter 14 that must be taken for right, and for wrong."""

import numpy as np
from scipy.signal import correlate2d

X = np.arange(16.0).reshape(4, 4)
W = np.array([[0, 1, 0, 0], [2, 0, 0, -1], [0, 0, 3, 0], [1, 0, 0, 1]])
GRADIENT, CHANGE = [1.5, -0.5, -2], [6, -8]


def occlusion(*, copies, sign):
    result, covered = np.zeros((3, 3)), X.copy()
    for i, j in np.ndindex(3, 3):
        covered = X.copy() if copies else covered
        covered[i : i + 2, j : j + 2] = 0
        result[i, j] = sign * (np.sum(W * covered) - np.sum(W * X))
    return result


RIGHT = {
    "by_hand": [
        lambda: (GRADIENT, CHANGE),
        lambda: [np.array(GRADIENT), np.array(CHANGE)],
        lambda: ((3 / 2, -1 / 2, -2), (6.0, -8.0)),
    ],
    "repair": [
        lambda: occlusion(copies=True, sign=-1),
        lambda: correlate2d(W * X, np.ones((2, 2)), mode="valid"),
        lambda: [[9, 1, -7], [8, 30, 23], [12, 30, 45]],
    ],
    "favourite": [
        lambda: lambda w: 0.5 + 0.5 * np.sign(w),
        lambda: lambda w: np.where(w > 0, 1, np.where(w < 0, 0, 0.5)),
        lambda: lambda w: np.heaviside(w, 0.5),
    ],
}

# each of these has a reason of its own
WRONG = {
    "by_hand": [
        lambda: CHANGE,
        lambda: (GRADIENT, GRADIENT),
        lambda: ([3, -1, -4], CHANGE),
        lambda: ([1.5, -2, 0], CHANGE),
        lambda: ([1.5, 3.5, -2], CHANGE),
        lambda: (GRADIENT, [3, -4]),
        lambda: (GRADIENT, [-6, 8]),
        lambda: (GRADIENT, [30, -40]),
        lambda: (GRADIENT, [10, 0]),
    ],
    "repair": [
        lambda: X,
        lambda: occlusion(copies=False, sign=1),
        lambda: occlusion(copies=False, sign=-1),
        lambda: occlusion(copies=True, sign=1),
        lambda: np.zeros((3, 3)),
    ],
    "favourite": [
        lambda: np.array([1, 0, 0.5]),
        lambda: lambda w: 1.0,
        lambda: lambda w: w / np.linalg.norm(w),
        lambda: lambda w: 0.5 - 0.5 * np.sign(w),
        lambda: lambda w: 0.5 + 0.5 * w / np.linalg.norm(w),
        lambda: lambda w: (w > 0) * 1.0,
    ],
}

# wrong too, for a reason that one of those above has
ALSO_WRONG = {
    "by_hand": [lambda: "1.5", lambda: ("a", "b"), lambda: (GRADIENT, [0, 0])],
    "repair": [lambda: 3.0, lambda: "map"],
    "favourite": [lambda: lambda w: np.full(w.shape, np.nan), lambda: lambda w: np.ones(w.shape)],
}
