"""An answer looked at from outside: what it looks like as code, and its shape."""

from __future__ import annotations

import re
from reprlib import Repr

import numpy as np

__all__ = ["describe", "shape_of"]


def describe(value: object, *, limit: int = 80) -> str:
    """Show any value as one short line of code; arrays and tensors by their shape only.

    Examples
    --------
    >>> describe([1599, 11])
    '[1599, 11]'
    """
    try:
        shown = " ".join(_SHORT.repr(value).split()).replace("`", "'")
        shown = re.sub(r" at 0x[0-9a-fA-F]+", "", shown)  # differs from run to run
    except Exception:  # whatever the reader's object does, it must not stop the feedback
        shown = f"<{type(value).__name__}>"
    return shown if len(shown) <= limit else f"{shown[: limit - 1]}…"


def shape_of(value: object) -> tuple[int, ...] | None:
    """Return the shape of anything made of numbers, and ``None`` for all else.

    Examples
    --------
    >>> shape_of([[1.0], [2.0]])
    (2, 1)
    """
    if hasattr(value, "shape") and not isinstance(value, np.ndarray | np.generic):
        return tuple(value.shape)
    try:
        array = np.asarray(value)
    except (TypeError, ValueError):  # rows of different lengths, for example
        return None
    return array.shape if array.dtype.kind in "fiu" else None


class _Short(Repr):
    def repr1(self, x: object, level: int) -> str:
        if isinstance(x, type):
            return x.__name__
        shape = getattr(x, "shape", None)
        if shape is not None and len(tuple(shape)) > 0:
            return f"{type(x).__name__}(shape={tuple(shape)})"
        return super().repr1(x, level)

    def repr_instance(self, x: object, level: int) -> str:
        return repr(x)


_SHORT = _Short()
_SHORT.maxstring = 60
