"""What Keras says of itself: names, the strings that stand for them, settings."""

from __future__ import annotations

import difflib
import importlib
import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from neuronbook.sheets.entries import Kind

__all__ = ["Item", "differences", "items", "settings", "shared_settings", "strings"]

SHARED_BY = 0.65
"""A setting that so many of a kind have is said once, for all of them."""
UNSAID = {"name", "dtype", "seed"}
"""Settings that change nothing of what is computed."""


@dataclass(frozen=True)
class Item:
    """One thing of a kind that Keras offers.

    Attributes
    ----------
    name
        What it is called in Keras.
    value
        The class or the function.
    names
        All its public names, its own first; a function that does the same is one of them.
    """

    name: str
    value: Any
    names: tuple[str, ...]


def items(kind: Kind) -> dict[str, Item]:
    """Return what Keras offers of a kind, by its name there.

    Names of the same class or function are one thing, and so are a class and a function whose
    names differ in nothing but underscores and capitals.
    """
    module = importlib.import_module(kind.module)
    found: dict[str, list[str]] = {}
    for name in dir(module):
        value = getattr(module, name)
        if name.startswith("_") or name in kind.machinery or isinstance(value, ModuleType):
            continue
        key = _plain(value.__name__)
        found.setdefault(key, []).append(name)
    return {item.name: item for names in found.values() for item in [_item(module, names)]}


def _item(module: ModuleType, names: list[str]) -> Item:
    classes = [name for name in names if inspect.isclass(getattr(module, name))]
    own = {getattr(module, name).__name__ for name in classes or names}
    name = next((name for name in classes or names if name in own), names[0])
    return Item(name, getattr(module, name), (name, *(other for other in names if other != name)))


def _plain(name: str) -> str:
    return name.replace("_", "").lower()


def strings(kind: Kind, item: Item) -> list[str]:
    """Return the strings by which ``keras.losses.get`` knows a thing, and ``compile`` too.

    One that differs from another in capitals only is left out, and so is one that Keras lists but
    cannot make anything of, because a setting without a default is missing.
    """
    inner = importlib.import_module(kind.module.replace("keras.", "keras.src.", 1))
    known: dict[Any, Any] = inner.ALL_OBJECTS_DICT
    same = {_plain(name) for name in item.names}
    get = importlib.import_module(kind.module).get
    found = [
        key
        for key, value in known.items()
        if isinstance(key, str)
        and (value is item.value or _plain(value.__name__) in same)
        and _is_taken(get, key)
    ]
    lower = [key for key in found if key == key.lower()]
    return sorted(lower or found, key=len, reverse=True)


def _is_taken(get: Callable[[str], Any], key: str) -> bool:
    try:
        get(key)
    except (KeyError, TypeError, ValueError):
        return False
    return True


def settings(item: Item) -> dict[str, Any]:
    """Return the settings of a thing with their defaults, as its signature has them.

    One without a default has `inspect.Parameter.empty`. Left out are names and seeds, and what a
    function is called with.
    """
    parameters = inspect.signature(item.value).parameters.values()
    kept = [p for p in parameters if p.kind not in (p.VAR_POSITIONAL, p.VAR_KEYWORD)]
    if not inspect.isclass(item.value):
        kept = kept[1:]
    return {p.name: p.default for p in kept if p.name not in UNSAID}


def shared_settings(kind: Kind) -> dict[str, Any]:
    """Return the settings that nearly all of a kind have, with their defaults."""
    all_settings = [settings(item) for item in items(kind).values()]
    candidates = {name: value for each in all_settings for name, value in each.items()}
    return {
        name: value
        for name, value in candidates.items()
        if sum(name in each and each[name] == value for each in all_settings)
        >= SHARED_BY * len(all_settings)
    }


def differences(kind: Kind) -> list[str]:
    """Return what the sheet of a kind lacks of what Keras offers, and what Keras no longer has.

    Each is one sentence that names it; a name that is new beside one that is gone and resembles it
    is told as a new name.
    """
    return list(_differences(kind))


def _differences(kind: Kind) -> Iterator[str]:
    offered = items(kind)
    known = {name for item in offered.values() for name in item.names}
    described = [entry.name for entry in kind.entries]
    described += [name for entry in kind.entries for name in entry.relatives]
    named = {*described, *kind.others}
    gone = sorted(named - known)
    new = sorted(name for name, item in offered.items() if not named & set(item.names))
    for name in gone:
        place = f"{kind.module}.{name}"
        if similar := difflib.get_close_matches(name, new, n=1):
            new.remove(similar[0])
            yield f"{place} is gone; perhaps it is now {kind.module}.{similar[0]}: rename its entry"
        else:
            yield f"{place} is gone: delete its entry"
    for name in new:
        yield f"{kind.module}.{name} is new: add an entry for it in neuronbook/sheets"
    for name in sorted({name for name in described if described.count(name) > 1}):
        yield f"{kind.module}.{name} has two entries: delete one"
