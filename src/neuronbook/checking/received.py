"""An answer looked at from outside: what it looks like as code, and its shape."""

from __future__ import annotations

import re
import sys
from decimal import Decimal
from numbers import Real
from reprlib import Repr
from typing import Any

import numpy as np

__all__ = ["array_of", "describe", "number_in", "shape_of"]


def describe(value: object, *, limit: int = 240) -> str:
    """Show any value as one short line of code; arrays and tensors by their shape only.

    Examples
    --------
    >>> describe([1599, 11])
    '[1599, 11]'
    """
    try:
        shown = " ".join(_SHORT.repr(value).split()).replace("`", "'")
        shown = re.sub(r" at 0x[0-9a-fA-F]+", "", shown)  # differs from run to run
    except BaseException:  # whatever the reader's object does, it must not stop the feedback
        shown = f"<{type(value).__name__}>"
    return shown if len(shown) <= limit else f"{shown[: limit - 1]}…"


def shape_of(value: object) -> tuple[int, ...] | None:
    """Return the shape of anything made of numbers, and ``None`` for all else.

    Examples
    --------
    >>> shape_of([[1.0], [2.0]])
    (2, 1)
    """
    array = array_of(value)
    return None if array is None else array.shape


def array_of(value: object) -> np.ndarray[Any, Any] | None:
    """Return anything made of numbers as an array, and ``None`` for all else."""
    if not isinstance(value, np.ndarray | np.generic | Real) and not _is_small(value):
        return None
    try:
        array = np.asarray(value)
    except Exception:  # the value is a reader's own, and may raise anything when it is read
        return None
    is_half = array.dtype.name == "bfloat16"  # not one of NumPy's own types
    return array if is_half or array.dtype.kind in "fiu" else None


def number_in(value: object) -> float | None:
    """Return the number that a value is, of whatever type, and ``None`` for all else.

    Examples
    --------
    >>> number_in(np.float32(0.5)), number_in("0.5")
    (0.5, None)
    """
    if isinstance(value, bool | np.bool_ | str | bytes):
        return None
    if not isinstance(value, Real | Decimal) and shape_of(value) != ():
        return None
    try:
        return float(np.asarray(value).astype("float64"))
    except Exception:  # it only looked like a number
        return None


def _is_small(value: object, depth: int = 3) -> bool:
    """Tell whether a list of lists or a range is soon looked through; a list may hold itself."""
    if not isinstance(value, list | tuple | range):
        return True
    if depth == 0 or len(value) > 10_000:
        return False
    return all(_is_small(part, depth - 1) for part in value[:20])


class _Short(Repr):
    def repr1(self, x: object, level: int) -> str:
        if isinstance(x, type):
            return x.__name__
        keras = sys.modules.get("keras")
        if keras is not None and isinstance(x, keras.Model):
            return _show_model(x)
        if isinstance(x, np.generic):
            return repr(x.item())
        shape = getattr(x, "shape", None)
        if shape is not None and len(tuple(shape)) > 0:
            return f"{type(x).__name__}(shape={tuple(shape)})"
        return super().repr1(x, level)

    def repr_instance(self, x: object, level: int) -> str:
        return f"<{type(x).__name__}>" if type(x).__repr__ is object.__repr__ else repr(x)


def _show_model(model: Any) -> str:
    from neuronbook.checking.parts import parts_of

    shape = getattr(model, "input_shape", None)
    inputs = f"{shape[-1]} inputs" if isinstance(shape, tuple) else type(model).__name__
    return " → ".join([inputs, *parts_of(model)])


_SHORT = _Short()
_SHORT.maxstring = 60
_SHORT.maxlist = _SHORT.maxtuple = 20
