"""Answers to the exercises of chapter 10 that must be taken for right, and for wrong."""

import numpy as np

from neuronbook.backpropagation import backpropagate, finite_differences


def way_back(*, at="z", factor=2.0, sums=True, order=slice(None)):
    """Return a way back whose activation's derivative stands at a place of one's choice."""

    def backward(x, y, W1, b1, W2, b2):
        z = x @ W1 + b1
        h = z / (1 + np.abs(z))
        y_pred = h @ W2 + b2
        g = factor / len(y) * (y_pred - y)
        if at == "output":
            g = g / (1 + np.abs(y_pred)) ** 2
        of_z = g @ W2.T
        if at in ("z", "h"):
            of_z = of_z / (1 + np.abs({"z": z, "h": h}[at])) ** 2
        of_b1, of_b2 = (each.sum(axis=0) if sums else each for each in (of_z, g))
        return (x.T @ of_z, of_b1, h.T @ g, of_b2)[order]

    return backward


def other_weights_only(*arrays):
    of_W1, *others = way_back()(*arrays)
    return [1.1 * of_W1, *others]


def by_package(x, y, *weights):
    return backpropagate(x, y, weights)[1]


def slopes(*, step=1e-5, back=True, divisor=2.0, together=False, sign=1.0):
    """Return finite differences, right or with a fault of one's choice."""

    def measure(function, w):
        found = []
        for place in range(len(w)):
            move = np.full(len(w), step) if together else np.eye(len(w))[place] * step
            start = function(w - move) if back else function(w)
            found.append(sign * (function(w + move) - start) / (divisor * step))
        return np.array(found)

    return measure


def careless(function, w):
    found = []
    for place in range(len(w)):
        start = function(w)
        w[place] += 1e-5
        found.append((function(w) - start) / 1e-5)
    return found


RIGHT = {
    "by_hand": [
        lambda: (-6.0, 1.6),
        lambda: [-6, 1.6],
        lambda: np.array([-6.0, 1.6]),
        lambda: (np.float32(-6), np.float32(1.6)),
    ],
    "repaired": [way_back, lambda: by_package, lambda: lambda *each: list(way_back()(*each))],
    "slopes": [
        slopes,
        lambda: lambda function, w: list(slopes()(function, w)),
        lambda: lambda function, w: finite_differences(function, w),
    ],
}

# each of these has a reason of its own
WRONG = {
    "by_hand": [
        lambda: -6,
        lambda: (6, 0.4),
        lambda: (-3, 1.3),
        lambda: (-2, 1.2),
        lambda: (-24, 3.4),
        lambda: (-24 / 2.25, 2.07),
        lambda: (-1.5, 1.15),
        lambda: (-5, 1.5),
        lambda: (-6, 0.4),
        lambda: (-6, 7),
    ],
    "repaired": [
        lambda: way_back(at="output"),
        lambda: way_back(at="none"),
        lambda: way_back(at="h"),
        lambda: way_back(factor=1.0),
        lambda: way_back(factor=-2.0),
        lambda: way_back(sums=False),
        lambda: way_back(order=slice(2)),
        lambda: other_weights_only,
        lambda: [1, 2],
    ],
    "slopes": [
        lambda: slopes(back=False, divisor=1.0),
        lambda: slopes(divisor=1.0),
        lambda: slopes(sign=-1.0),
        lambda: slopes(together=True),
        lambda: slopes(step=1e-2),
        lambda: slopes(divisor=3.0),
        lambda: careless,
        lambda: lambda function, w: slopes()(function, w).sum(),
        lambda: [3.0, 12.0, 0.75],
    ],
}

# wrong too, for a reason that one of those above has
ALSO_WRONG = {
    "by_hand": [lambda: "minus three", lambda: (float("nan"), 1.6)],
    "repaired": [lambda: way_back(factor=3.0), lambda: lambda *each: None],
    "slopes": [lambda: lambda function, w: w, lambda: 3],
}
