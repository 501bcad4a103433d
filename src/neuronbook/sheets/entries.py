"""What a cheat sheet holds: kinds of things, groups of them, and an entry for each."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from neuronbook.i18n import Text

__all__ = ["Entry", "Group", "Kind", "Picture", "run"]

NUM_PLACES = 80  # even, so that a kink at the middle lies between two of them
STEP = 1e-5

Floats = NDArray[np.floating[Any]]


@dataclass(frozen=True)
class Picture:
    """How a formula is drawn: as curves of one variable.

    Parameters
    ----------
    label
        What the variable is.
    start, stop
        Where its values begin and end.
    given
        For each curve, Python that makes the names of the formula from the variable ``x``.
    limits
        The lowest and the highest height that is shown; those of the curves if not given.
    with_slope
        Whether the derivative of the first curve is the second.
    """

    label: Text
    start: float
    stop: float
    given: tuple[str, ...] = ("",)
    limits: tuple[float, float] | None = None
    with_slope: bool = False

    def curves(self, entry: Entry, settings: Mapping[str, Any]) -> tuple[Floats, list[Floats]]:
        """Return the places and the heights of an entry's curves, by the entry's own formula."""
        places = np.linspace(self.start, self.stop, NUM_PLACES)
        known = {**settings, **entry.example}
        with np.errstate(all="ignore"):
            curves = [_heights(entry.code, given, places, known) for given in self.given]
            if self.with_slope:
                right, left = (
                    _heights(entry.code, self.given[0], places + step, known)
                    for step in (STEP, -STEP)
                )
                curves.append((right - left) / (2 * STEP))
        return places, curves


@dataclass(frozen=True)
class Entry:
    """One thing that Keras offers, with what Keras itself does not say of it.

    Its other names, the strings it is called by and its settings are read from Keras.

    Parameters
    ----------
    name
        Its name in Keras: ``"Huber"``.
    use, avoid
        When to use it, and when not.
    tex, code
        Its formula as TeX, and the same formula as Python with NumPy, which a test runs and
        compares with Keras. Some things have no formula.
    start
        What the formula needs before its first step, as Python.
    chapter
        The label of the section that teaches it, or nothing.
    example
        Values for settings that have no default, for the picture and the test.
    picture
        How it is drawn, if not as the others of its group.
    shape, weights
        Of a layer: the shape of what comes out, and how many weights it has, as Python.
    relatives
        Names of things that the same card describes, such as the same layer in one dimension.
    """

    name: str
    use: Text
    avoid: Text
    tex: str = ""
    code: str = ""
    start: str = ""
    chapter: str = ""
    example: Mapping[str, Any] = field(default_factory=dict)
    picture: Picture | None = None
    shape: str = ""
    weights: str = ""
    relatives: tuple[str, ...] = ()


@dataclass(frozen=True)
class Group:
    """Entries that are alternatives for the same task.

    Parameters
    ----------
    id
        Its name in `neuronbook.sheets.show`.
    entries
        The entries.
    picture
        How they are drawn, but for those that say it themselves.
    axes
        Of layers: the names of the axes of what goes in.
    """

    id: str
    entries: tuple[Entry, ...]
    picture: Picture | None = None
    axes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Kind:
    """All of a kind that Keras offers: its losses, or its layers.

    Parameters
    ----------
    module
        Where Keras keeps them: ``"keras.losses"``.
    groups
        The entries.
    machinery
        What stands there too and is no such thing: base classes, ``get``.
    others
        Names of things that the sheet names without describing them.
    has_strings
        Whether Keras takes a string for one of them.
    unsaid
        A pattern of settings that the cards leave out and the page says once.
    """

    module: str
    groups: tuple[Group, ...]
    machinery: frozenset[str] = frozenset()
    others: tuple[str, ...] = ()
    has_strings: bool = True
    unsaid: str = ""

    @property
    def name(self) -> str:
        """Its short name: ``"losses"``."""
        return self.module.rpartition(".")[2]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The entries of all groups."""
        return tuple(entry for group in self.groups for entry in group.entries)


def run(code: str, **known: Any) -> Any:
    r"""Run the lines of a formula; return the value of the last, or what all of them assigned.

    Examples
    --------
    >>> float(run("e = y_true - y_pred\nnp.mean(e**2)", y_true=3.0, y_pred=1.0))
    4.0
    >>> run("w = w - learning_rate * g", w=1.0, g=2.0, learning_rate=0.25)["w"]
    0.5
    """
    names: dict[str, Any] = {"np": np, **known}
    body = ast.parse(code)
    last = body.body[-1]
    if not isinstance(last, ast.Expr):
        exec(code, names)
        return {name: value for name, value in names.items() if not name.startswith("_")}
    body.body.pop()
    exec(compile(body, "<formula>", "exec"), names)
    return eval(compile(ast.Expression(last.value), "<formula>", "eval"), names)


def _heights(code: str, given: str, places: Floats, known: Mapping[str, Any]) -> Floats:
    return np.array([_height(code, given, float(x), known) for x in places])


def _height(code: str, given: str, x: float, known: Mapping[str, Any]) -> float:
    names = run(given, x=x) if given else {"x": x}
    return float(np.ravel(run(code, **{**known, **names}))[0])
