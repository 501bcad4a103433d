"""Answers to the exercises of chapter 09 that must be taken for right, and for wrong."""

from fractions import Fraction

import numpy as np

ANSWERS = np.array([0, 2, 1, 1, 0, 2, 0, 1])
LABELS = np.array([[0], [2], [1], [0], [0], [1], [0], [1]])
COUNTS = np.array([[45, 5, 0], [12, 36, 2], [3, 4, 93]])


def softmax(scores):
    powers = np.exp(np.asarray(scores))
    return powers / powers.sum()


RIGHT = {
    "tempered": [
        lambda: (1 / 2, 1 / 3, 1 / 6),
        lambda: [0.5, 0.333, 0.167],
        lambda: softmax(np.log([27, 8, 1]) / 3),
        lambda: np.array([[3, 2, 1]]) / 6,
    ],
    "accuracy": [
        lambda: 0.75,
        lambda: Fraction(3, 4),
        lambda: np.mean(LABELS[:, 0] == ANSWERS),
        lambda: np.mean(ANSWERS[:, None] == LABELS),
        lambda: np.array(0.75, "float32"),
    ],
    "recall_precision": [
        lambda: (0.72, 0.8),
        lambda: [36 / 50, 36 / 45],
        lambda: np.array([0.72, 0.8], "float32"),
    ],
}

# each of these has a reason of its own
WRONG = {
    "tempered": [
        lambda: 0.5,
        lambda: softmax(np.log([27, 8, 1])),
        lambda: softmax(3 * np.log([27, 8, 1])),
        lambda: softmax(np.log([27, 8, 1])) / 3,
        lambda: (3, 2, 1),
        lambda: np.log([27, 8, 1]) / np.log([27, 8, 1]).sum(),
        lambda: (1 / 6, 1 / 3, 1 / 2),
        lambda: (0.5, 0.5, 0.5),
        lambda: (0.6, 0.3, 0.1),
    ],
    "accuracy": [
        lambda: LABELS[:, 0] == ANSWERS,
        lambda: np.mean(ANSWERS == LABELS),
        lambda: 0.25,
        lambda: 6,
        lambda: 75,
        lambda: 0.7,
    ],
    "recall_precision": [
        lambda: 0.72,
        lambda: (0.8, 0.72),
        lambda: (0.87, 0.87),
        lambda: (0.9, 0.75),
        lambda: (0.18, 0.18),
        lambda: (0.6, 0.8),
        lambda: (0.72, 0.9),
    ],
}

# wrong too, for a reason that one of those above has
ALSO_WRONG = {
    "tempered": [
        lambda: "p",
        lambda: (0.5, 0.3),
        lambda: (float("nan"), 0.3, 0.2),
        lambda: (0.5, 0.3333, 0.2),
    ],
    "accuracy": [lambda: "75 %", lambda: True, lambda: -0.75, lambda: float("nan")],
    "recall_precision": [
        lambda: COUNTS,
        lambda: (72, 80),
        lambda: (float("nan"), 0.8),
        lambda: "0.72",
    ],
}
