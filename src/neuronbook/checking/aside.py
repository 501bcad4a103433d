"""An answer is tried aside: in a thread of its own, for a limited time, touching nothing else.

A reader's model or function may do anything: never end, leave the program, draw random numbers.
In a thread of its own it is left to itself after two seconds, and Keras, which keeps its names
and policies by thread, forgets nothing of the reader's and learns nothing from the check.
"""

from __future__ import annotations

import ctypes
import random
import threading
import time
import warnings
from collections.abc import Callable
from importlib import import_module
from typing import TypeVar

import numpy as np

__all__ = ["GivenUpError", "aside"]

T = TypeVar("T")

PATIENCE = 2.0  # seconds of work, or of waiting
_TICK = 0.05
_DEEP = 64 * 2**20  # bytes of stack: some systems give a thread too few for Python's recursions


class GivenUpError(Exception):
    """What was called did not return in time."""


def aside(function: Callable[[], T], *, patience: float = PATIENCE) -> T:
    """Return what a function returns, called in a thread of its own.

    Python's and NumPy's global generators are left as they were, and nothing warns.

    Parameters
    ----------
    function
        It may raise anything, which is raised here, too.
    patience
        Seconds of the processor that it may use, and seconds that it may do nothing. A busy
        machine, on which it has to wait for the processor, does not count against it.

    Raises
    ------
    GivenUpError
        If the patience is over. The thread is asked to end, and left alone.
    """
    import_module("keras")  # slow, and no fault of the answer

    returned: list[T] = []
    raised: list[BaseException] = []

    def run() -> None:
        try:
            returned.append(function())
        except BaseException as error:
            raised.append(error)

    states = random.getstate(), np.random.get_state()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        worker = _start(run)
        try:
            _wait(worker, patience)
        finally:
            _stop(worker)
            random.setstate(states[0])
            np.random.set_state(states[1])
    if raised:
        raise raised[0]
    return returned[0]


def _start(run: Callable[[], None]) -> threading.Thread:
    size = threading.stack_size(_DEEP)
    try:
        worker = threading.Thread(target=run, name="answer", daemon=True)
        worker.start()
    finally:
        threading.stack_size(size)
    return worker


def _wait(worker: threading.Thread, patience: float) -> None:
    worked = waited = 0.0
    before = time.process_time()
    while worker.is_alive():
        worker.join(_TICK)
        now = time.process_time()
        waited = waited + _TICK if now - before < _TICK / 25 else 0.0
        worked += now - before
        before = now
        if worker.is_alive() and max(worked, waited) > patience:
            raise GivenUpError


def _stop(worker: threading.Thread) -> None:
    """Raise SystemExit in a thread that still runs; it sees it at its next step in Python."""
    if worker.is_alive() and worker.ident is not None:
        ctypes.pythonapi.PyThreadState_SetAsyncExc(
            ctypes.c_ulong(worker.ident), ctypes.py_object(SystemExit)
        )
