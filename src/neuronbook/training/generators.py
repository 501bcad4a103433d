"""The random generators of the process, which belong to the caller."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np

# Neither library has a public way to read its generator back.
from keras.src.backend.common import global_state
from tensorflow.python.eager import context

__all__ = ["generators_kept"]

_OF_KERAS = ("global_random_seed", "global_seed_generator")
_OF_TENSORFLOW = ("_seed", "_rng")


@contextmanager
def generators_kept() -> Iterator[None]:
    """Leave the generators of Python, NumPy, Keras and TensorFlow as they were before.

    ``keras.utils.set_random_seed`` seeds all four.
    """
    of_python, of_numpy = random.getstate(), np.random.get_state()
    of_keras = {name: global_state.get_global_attribute(name) for name in _OF_KERAS}
    tensorflow = context.context()
    of_tensorflow = {name: getattr(tensorflow, name, None) for name in _OF_TENSORFLOW}
    try:
        yield
    finally:
        random.setstate(of_python)
        np.random.set_state(of_numpy)
        for name, value in of_keras.items():
            global_state.set_global_attribute(name, value)
        for name, value in of_tensorflow.items():
            setattr(tensorflow, name, value)
