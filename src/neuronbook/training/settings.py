"""The settings of a Keras object: read from the object, and refused by name where unknown.

What is trained side by side is written anew for stacked weights, so a setting that nobody
thought of would be ignored without a word. Therefore each kind of layer and optimizer lists
the settings it computes, and every other one must have its default, also one that a later
Keras adds.
"""

from __future__ import annotations

import inspect
from collections.abc import Collection, Sequence
from typing import Any

import keras

__all__ = ["ONE_BY_ONE", "changed", "check_alike", "refuse_others", "settings"]

ONE_BY_ONE = "train with model.fit, one seed after the other"

_UNREADABLE = "a value that cannot be read back"
_OWN_OF_EACH_SEED = {"name", "seed"}


def settings(thing: Any) -> dict[str, Any]:
    """Return a Keras object's arguments, those of its parent classes included, with their values.

    Values that the object keeps nowhere are "a value that cannot be read back".
    """
    config = None
    found = {}
    for name in _defaults(type(thing)):
        if hasattr(thing, name):
            found[name] = getattr(thing, name)
            continue
        config = thing.get_config() if config is None else config
        found[name] = config.get(name, _UNREADABLE)
    return found


def changed(thing: Any) -> dict[str, Any]:
    """Return those settings of a Keras object that do not have their default."""
    defaults = _defaults(type(thing))
    return {
        name: value
        for name, value in settings(thing).items()
        if value is not defaults[name] and value != defaults[name]
    }


def refuse_others(thing: Any, computed: Collection[str]) -> None:
    """Raise a ValueError that names a changed setting which is not among the `computed` ones."""
    for name, value in changed(thing).items():
        if name not in computed:
            raise ValueError(
                f"Seeds are trained side by side without {name} of {type(thing).__name__}. "
                f"Received: {name}={value!r}. Leave it out, or {ONE_BY_ONE}."
            )


def check_alike(things: Sequence[Any]) -> None:
    """Raise a ValueError if the same object of several seeds has another kind or setting."""
    for thing in things[1:]:
        if type(thing) is not type(things[0]):
            _refuse_difference("kinds", type(things[0]).__name__, type(thing).__name__)
        first, other = ({n: _plain(v) for n, v in settings(t).items()} for t in (things[0], thing))
        for name in first.keys() - _OWN_OF_EACH_SEED:
            if first[name] != other[name] and not name.endswith("_initializer"):
                _refuse_difference(name, first[name], other[name])


def _refuse_difference(name: str, first: Any, other: Any) -> None:
    raise ValueError(
        "Every seed trains the same model; only its random numbers differ. "
        f"Received: {name} {first!r} of one seed and {other!r} of another. "
        "Return the same model from each call of build_compiled."
    )


def _plain(value: Any) -> Any:
    if isinstance(value, keras.Variable):
        return float(value)
    is_plain = value is None or isinstance(value, bool | int | float | str | tuple | list)
    return value if is_plain else type(value)


def _defaults(kind: type) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for parent in kind.__mro__:
        initialize = vars(parent).get("__init__")
        if initialize is None:
            continue
        for parameter in inspect.signature(initialize).parameters.values():
            if parameter.kind not in (parameter.VAR_POSITIONAL, parameter.VAR_KEYWORD):
                found.setdefault(parameter.name, parameter.default)
    found.pop("self", None)
    return found
