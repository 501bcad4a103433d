"""Exercises that answer back.

A check is a function that runs to its end when the answer is right and raises `NotYet` with a
reason when it is not; `require` is the short way to do so. Everything else, from an empty answer
to a reader's own error, becomes a verdict too: checking never ends in a traceback.
"""

from neuronbook.checking.answers import require_callback, require_model, require_shape
from neuronbook.checking.blank import Blank, ____
from neuronbook.checking.compilation import loss_on, require_adam, require_loss, require_mae
from neuronbook.checking.exercise import Exercise, Solution
from neuronbook.checking.feedback import Feedback, NotYet, require
from neuronbook.checking.networks import require_network
from neuronbook.checking.parts import leaves_of, parts_of, shows_order
from neuronbook.checking.probes import predict
from neuronbook.checking.received import array_of, number_in, shape_of

__all__ = [
    "Blank",
    "Exercise",
    "Feedback",
    "NotYet",
    "Solution",
    "____",
    "array_of",
    "leaves_of",
    "loss_on",
    "number_in",
    "parts_of",
    "predict",
    "require",
    "require_adam",
    "require_callback",
    "require_loss",
    "require_mae",
    "require_model",
    "require_network",
    "require_shape",
    "shape_of",
    "shows_order",
]
