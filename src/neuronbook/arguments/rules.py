"""What a signature can say of an argument beyond its type, as metadata of `Annotated`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, NoReturn, Protocol

import numpy as np

#: In `Annotated`: NaN may stand in the array, for what is not known.
GAPS = object()


@dataclass
class Call:
    """One call: its arguments, and the sizes that its arrays have given to names so far."""

    arguments: Mapping[str, Any]
    sizes: dict[str, tuple[int, str]] = field(default_factory=dict)


class Rule(Protocol):
    """What the value of an argument must be, whose type is right already."""

    def check(self, name: str, value: Any, call: Call) -> None:
        """Raise `ValueError` if it is not."""


def refuse(
    name: str, rule: str, value: Any, fix: str, *, error: type[Exception] = ValueError
) -> NoReturn:
    """Raise the error for an argument that is not what it must be.

    Examples
    --------
    >>> refuse("units", "a whole number", "8", "Give one such as 8.", error=TypeError)
    Traceback (most recent call last):
    TypeError: units must be a whole number. Received: units='8'. Give one such as 8.
    """
    raise error(f"{name} must be {rule}. Received: {name}={describe(value)}. {fix}")


def describe(value: Any) -> str:
    """Return a short text of a value: its repr, or the shape of an array or table.

    Examples
    --------
    >>> describe(np.zeros((256, 1)))
    'ndarray of shape (256, 1)'
    """
    shape = getattr(value, "shape", ())
    if isinstance(shape, tuple) and shape:
        return f"{type(value).__name__} of shape {shape}"
    text = " ".join(repr(value).split())
    return text if len(text) <= 80 else f"{text[:77]}…"


@dataclass(frozen=True)
class AtLeast:
    """Not below this."""

    least: float

    def check(self, name: str, value: Any, call: Call) -> None:
        """Raise `ValueError` if it is."""
        if value < self.least:
            refuse(name, f"{self.least} or more", value, "Give a larger one.")


@dataclass(frozen=True)
class Above:
    """Larger than this."""

    limit: float

    def check(self, name: str, value: Any, call: Call) -> None:
        """Raise `ValueError` if it is not."""
        if value <= self.limit:
            refuse(name, f"above {self.limit}", value, "Give a larger one.")


@dataclass(frozen=True)
class Within:
    """From `low` to `high`, both included unless told otherwise."""

    low: float
    high: float

    def check(self, name: str, value: Any, call: Call) -> None:
        """Raise `ValueError` if it is not."""
        if not self.low <= value <= self.high:
            refuse(name, f"from {self.low} to {self.high}", value, "Give one between them.")


@dataclass(frozen=True)
class NotEmpty:
    """One thing at least."""

    def check(self, name: str, value: Any, call: Call) -> None:
        """Raise `ValueError` if there is none."""
        if not len(value):
            refuse(name, "one thing or more", value, "Give something to draw.")


@dataclass(frozen=True)
class IndexOf:
    """The number, from 0, of an example of the array that is another argument, or several."""

    array: str

    def check(self, name: str, value: Any, call: Call) -> None:
        """Raise `ValueError` if there is no such example."""
        last = len(call.arguments[self.array]) - 1
        if np.min(value) < 0 or np.max(value) > last:
            refuse(name, f"from 0 to {last}, a place in {self.array}", value, "Count from 0.")


@dataclass(frozen=True)
class LabelsOf:
    """Values by label, whose labels are those of the dict that is another argument."""

    other: str

    def check(self, name: str, value: Any, call: Call) -> None:
        """Raise `ValueError` if a label is unknown there."""
        known = list(call.arguments[self.other])
        if unknown := [label for label in value if label not in known]:
            fix = f"Choose from {', '.join(map(repr, known))}."
            refuse(name, f"by labels of {self.other}", unknown, fix)


#: A whole number, at least 1.
Count = Annotated[int, AtLeast(1)]
#: A whole number, at least 0.
Natural = Annotated[int, AtLeast(0)]
#: What a random generator is started with: a whole number, at least 0.
Seed = Natural
#: A number above 0.
Positive = Annotated[float, Above(0)]
#: A number from 0 to 1.
Share = Annotated[float, Within(0, 1)]
