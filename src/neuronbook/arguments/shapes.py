"""What a signature can say of the shape of an array: a string, written as in the docstrings.

``"(num_examples, 2)"`` is one, ``"(num_epochs,) or (num_seeds, num_epochs)"`` another.  A size that
has a name is the same wherever the name stands in the signature, and 1 or more; ``?`` is any size
from 1 on.
"""

from __future__ import annotations

import re
from typing import Any

import numpy as np

from neuronbook.arguments.rules import Call


def check_shape(name: str, value: Any, written: str, call: Call) -> None:
    """Raise `ValueError` unless an array has one of the shapes that are written with "or"."""
    shape = np.shape(value)
    choices = [re.findall(r"[^\s(),][^(),]*", choice) for choice in written.split(" or ")]
    for sizes in choices:
        if len(sizes) == len(shape) and all(map(_fits, shape, sizes, [call] * len(shape))):
            for size, length in zip(sizes, shape, strict=True):
                _bind(size, length, name, call)
            return
    known = [
        f"{size}={call.sizes[size][0]} as in {call.sizes[size][1]}"
        for size in dict.fromkeys(size.split(" + ")[0] for sizes in choices for size in sizes)
        if size in call.sizes
    ]
    rule = f"an array of shape {written}" + (f" with {' and '.join(known)}" if known else "")
    is_column = len(shape) == 2 and shape[1] == 1 and len(choices[0]) == 1
    fix = f"Flatten it with {name}.ravel()." if is_column else "Give one of that shape."
    raise ValueError(f"{name} must be {rule}. Received: {name} of shape {shape}. {fix}")


def _fits(length: int, size: str, call: Call) -> bool:
    name, _, more = size.partition(" + ")
    if name.isdigit():
        return length == int(name)
    if length < int(more or 0) or (not more and length < 1):
        return False
    return name not in call.sizes or call.sizes[name][0] + int(more or 0) == length


def _bind(size: str, length: int, argument: str, call: Call) -> None:
    name, _, more = size.partition(" + ")
    if name != "?" and not name.isdigit():
        call.sizes.setdefault(name, (length - int(more or 0), argument))
