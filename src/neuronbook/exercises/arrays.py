"""Answers that are arrays of numbers."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from neuronbook.checking import array_of

__all__ = ["numbers_of"]


def numbers_of(answer: Any) -> NDArray[np.float64]:
    """Return the numbers of an answer, and an array without axes if there are none."""
    array = array_of(answer)
    return np.array(np.nan) if array is None else np.asarray(array, dtype="float64")
