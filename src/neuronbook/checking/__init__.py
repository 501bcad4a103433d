"""Exercises that answer back.

A check is a function that runs to its end when the answer is right and raises `NotYet` with a
reason when it is not; `require` is the short way to do so. Everything else, from an empty answer
to a reader's own error, becomes a verdict too: checking never ends in a traceback.
"""

from neuronbook.checking.answers import require_model, require_shape
from neuronbook.checking.blank import Blank, ____
from neuronbook.checking.exercise import Exercise, Solution
from neuronbook.checking.feedback import Feedback, NotYet, require
from neuronbook.checking.parts import computes_in_turn, parts_of
from neuronbook.checking.probes import is_linear
from neuronbook.checking.received import shape_of
from neuronbook.checking.stacks import require_relu, require_sizes

__all__ = [
    "Blank",
    "Exercise",
    "Feedback",
    "NotYet",
    "Solution",
    "____",
    "computes_in_turn",
    "is_linear",
    "parts_of",
    "require",
    "require_model",
    "require_relu",
    "require_shape",
    "require_sizes",
    "shape_of",
]
