"""Compare the arguments of a call with the signature that they are for."""

from __future__ import annotations

import contextlib
import functools
import inspect
import math
import types
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from numbers import Integral
from typing import (
    Annotated,
    Any,
    NoReturn,
    ParamSpec,
    TypeVar,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

import numpy as np
import numpy.typing as npt

from neuronbook.arguments.rules import GAPS, Call, refuse
from neuronbook.arguments.shapes import check_shape

P = ParamSpec("P")
R = TypeVar("R")


def checked(function: Callable[P, R]) -> Callable[P, R]:
    """Make a function refuse arguments that its signature does not allow.

    The error says what the argument must be, what was received, and what to do.  The signature
    is read at the first call, not when the module is imported.

    Raises
    ------
    TypeError
        If the type of an argument is another one.
    ValueError
        If its value, its shape or the table's columns are others.

    Examples
    --------
    >>> @checked
    ... def double(number: float) -> float:
    ...     return 2 * number
    >>> double("8")
    Traceback (most recent call last):
    TypeError: number must be a number. Received: number='8'. Give one such as 0.5.
    """

    @functools.wraps(function)
    def call(*args: P.args, **kwargs: P.kwargs) -> R:
        signature, hints = _read(function)
        try:
            bound = signature.bind(*args, **kwargs)
        except TypeError:
            return function(*args, **kwargs)  # Python itself says which one is missing
        given = dict(bound.arguments)
        bound.apply_defaults()
        this = Call(bound.arguments)
        for name, value in _each(signature, given):
            if (hint := hints.get(name.partition("[")[0])) is not None:
                check(name, value, hint, this)
        return function(*args, **kwargs)

    return call


def check_fields(instance: Any) -> None:
    """Refuse fields of a dataclass that its annotations do not allow; for `__post_init__`."""
    values = vars(instance)
    this = Call(values)
    for name, hint in get_type_hints(type(instance), include_extras=True).items():
        check(name, values[name], hint, this)


@functools.cache
def _read(function: Callable[..., Any]) -> tuple[inspect.Signature, dict[str, Any]]:
    signature = inspect.signature(function)
    hints = get_type_hints(function, include_extras=True)
    checked_ones = {
        name: hints[name]
        for name, parameter in signature.parameters.items()
        if name in hints and parameter.kind is not parameter.VAR_KEYWORD
    }
    return signature, checked_ones


def _each(signature: inspect.Signature, arguments: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, value in arguments.items():
        if signature.parameters[name].kind is inspect.Parameter.VAR_POSITIONAL:
            yield from ((f"{name}[{i}]", each) for i, each in enumerate(value))
        else:
            yield name, value


def check(name: str, value: Any, hint: Any, call: Call, *, gaps: bool = False) -> None:
    """Raise `TypeError` or `ValueError` if a value is not what its annotation says."""
    origin = get_origin(hint)
    if origin is Annotated:
        inner, *rules = get_args(hint)
        check(name, value, inner, call, gaps=gaps or GAPS in rules)
        for rule in rules:
            if isinstance(rule, str):
                check_shape(name, value, rule, call)
            elif rule is not GAPS and value is not None:
                rule.check(name, value, call)
    elif origin is np.ndarray:
        _check_numpy(name, value, get_args(hint)[1])
        _check_array(name, value, gaps=gaps)
    elif hint == npt.ArrayLike:
        _check_array(name, value, gaps=gaps)
    elif origin in (Union, types.UnionType):
        _check_union(name, value, get_args(hint), call)
    elif hint in _SCALARS:
        _SCALARS[hint](name, value)
    elif isinstance(origin, type) and issubclass(origin, Mapping):
        _check_mapping(name, value, get_args(hint)[1], call)
    elif origin is Iterable and hasattr(value, "__next__"):
        pass  # it can be read only once, so by the function itself
    elif origin is tuple or origin in (Sequence, Iterable):
        _check_sequence(name, value, hint, call)
    elif origin is Callable and not callable(value):
        refuse(name, "a function", value, "Give a function, not its result.", error=TypeError)
    elif isinstance(hint, type) and hint is not object and not isinstance(value, hint):
        _refuse_type(name, value, hint)


def _check_union(name: str, value: Any, choices: tuple[Any, ...], call: Call) -> None:
    """Raise what the last choice raises, unless the value is one of the choices."""
    *others, last = (choice for choice in choices if choice is not types.NoneType)
    if value is None and types.NoneType in choices:
        return
    for choice in others:
        with contextlib.suppress(TypeError, ValueError):
            check(name, value, choice, call)
            return
    check(name, value, last, call)


def _check_numpy(name: str, value: Any, dtype: Any) -> None:
    """Refuse lists, and tables whose rows have numbers of their own; a tensor is as good."""
    if isinstance(value, list | tuple) or hasattr(value, "iloc"):
        fix = f"Make one of it with numpy.asarray({name})."
        refuse(name, "a NumPy array", value, fix, error=TypeError)
    if np.bool_ in get_args(dtype) and getattr(value, "dtype", None) != np.bool_:
        fix = "Make one of it with .astype(bool)."
        refuse(name, "an array of True and False", value, fix, error=TypeError)


def _check_array(name: str, value: Any, *, gaps: bool) -> None:
    try:
        array = np.asarray(value)
    except (TypeError, ValueError):
        fix = "Make all rows of one length."
        refuse(name, "numbers in rows of one length", value, fix, error=TypeError)
    if array.dtype.kind not in "biuf":
        fix = "Take columns of numbers, or turn words into numbers first."
        refuse(name, "an array of numbers", value, fix, error=TypeError)
    if array.dtype.kind == "f" and not gaps and not np.isfinite(array).all():
        wrong = np.argwhere(~np.isfinite(array))[0].tolist()
        raise ValueError(
            f"{name} must hold finite numbers only. Received: {array[tuple(wrong)]} at "
            f"{name}{wrong}. Look for a missing value, or a loss that has become NaN."
        )


def _check_whole(name: str, value: Any) -> None:
    if isinstance(value, bool | np.bool_) or not isinstance(value, Integral):
        refuse(name, "a whole number", value, "Give one such as 8.", error=TypeError)


def _check_number(name: str, value: Any) -> None:
    is_number = hasattr(value, "__float__") and getattr(value, "shape", ()) == ()
    if isinstance(value, bool | np.bool_) or not is_number:
        refuse(name, "a number", value, "Give one such as 0.5.", error=TypeError)
    if not math.isfinite(value):
        fix = "Look for a missing value, or a loss that has become NaN."
        refuse(name, "a finite number", value, fix)


def _check_truth(name: str, value: Any) -> None:
    if not isinstance(value, bool | np.bool_):
        refuse(name, "True or False", value, "Give one of them.", error=TypeError)


def _check_words(name: str, value: Any) -> None:
    if not isinstance(value, str):
        refuse(name, "a string", value, "Put it between quotation marks.", error=TypeError)


_SCALARS: Mapping[Any, Callable[[str, Any], None]] = {
    int: _check_whole,
    float: _check_number,
    bool: _check_truth,
    str: _check_words,
}


def _check_mapping(name: str, value: Any, hint: Any, call: Call) -> None:
    if not callable(getattr(value, "items", None)):
        is_history = isinstance(getattr(value, "history", None), dict)
        fix = "Give history.history, what it recorded." if is_history else 'Write {"label": …}.'
        refuse(name, "values by label, as in a dict", value, fix, error=TypeError)
    for label, each in value.items():
        check(f"{name}[{label!r}]", each, hint, call)


def _check_sequence(name: str, value: Any, hint: Any, call: Call) -> None:
    is_sequence = hasattr(value, "__len__") and getattr(value, "shape", None) != ()
    if isinstance(value, str | bytes | Mapping) or not is_sequence:
        refuse(name, "a list or a tuple", value, "Put its parts into [ ].", error=TypeError)
    hints = get_args(hint)
    if get_origin(hint) is tuple and hints[-1] is not ...:
        if len(value) != len(hints):
            refuse(name, f"a tuple of {len(hints)}", value, f"Give {len(hints)} values.")
    else:
        hints = hints[:1] * len(value)
    for index, (each, one) in enumerate(zip(value, hints, strict=True)):
        check(f"{name}[{index}]", each, one, call)


def _refuse_type(name: str, value: Any, kind: type) -> NoReturn:
    fix = f"Give a {kind.__name__}."
    if kind.__name__ == "DataFrame":
        fix = "Make one of it with pandas.DataFrame(…)."
    refuse(name, f"a {kind.__name__}", value, fix, error=TypeError)
