"""What a row of "old code, new code" says."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from inspect import cleandoc
from typing import Any

from neuronbook.i18n import Text
from neuronbook.migrations import GROUPS

__all__ = ["Group", "Migration", "read_group"]


@dataclass(frozen=True)
class Migration:
    """Code that older versions ran, and the code that takes its place.

    Attributes
    ----------
    id
        Its name in the page's addresses.
    old, new
        The two forms; the value of the last line of each is what it gives.
    gives
        What the old form gave by the documentation of its time, as plain numbers, strings, lists
        and shapes. The new form must give it.
    why
        What changed, in one or two sentences.
    given
        Lines that both forms stand on.
    warns
        Whether the old form still runs and warns; otherwise it fails.
    gave_only
        Of an old form that warns: whether it no longer gives what it gave.
    likewise
        More statements that fail in the same way, each with the one that takes its place.
    """

    id: str
    old: str
    new: str
    gives: Any
    why: Text
    given: str = ""
    warns: bool = False
    gave_only: bool = False
    likewise: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        for name in ("old", "new", "given"):  # written indented, as the rows around them are
            object.__setattr__(self, name, cleandoc(getattr(self, name)))


@dataclass(frozen=True)
class Group:
    """The rows about one library, and the lines before each of them."""

    imports: str
    rows: tuple[Migration, ...]


def read_group(name: str) -> Group:
    """Return the rows of one of `GROUPS`.

    Raises
    ------
    ValueError
        If there is no such group.
    """
    if name not in GROUPS:
        raise ValueError(
            f"Rows are read by the name of their module. Received: name={name!r}. "
            f"Choose from {list(GROUPS)}."
        )
    module = import_module(f"neuronbook.migrations.{name}")
    return Group(cleandoc(module.IMPORTS), module.ROWS)
