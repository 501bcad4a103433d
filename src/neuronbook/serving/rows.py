"""What a request must be, and the reason why one is refused."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

__all__ = ["Columns", "RequestError", "check_row", "read_rows", "to_arrays"]

Columns = Mapping[str, type]  # by name, float for numbers and str for words

LARGEST = 3.4e38  # the largest 32-bit number is 3.4028...e38


class RequestError(Exception):
    """A request that cannot be answered: a status from 400 to 499 and a reason in words.

    The reason must not repeat what came in: some of it, such as NaN, cannot be written as JSON,
    and then the refusal itself fails.
    """

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status
        self.reason = reason


def check_row(row: Any, columns: Columns) -> str | None:
    """Return the reason why a row cannot be answered, or None if it can.

    Examples
    --------
    >>> check_row({"nights": 2, "meal": "BB"}, {"nights": float, "meal": str})
    >>> check_row({"nights": "2", "meal": "BB"}, {"nights": float, "meal": str})
    'nights must be a number'
    """
    if not isinstance(row, dict):
        return "a row must be an object with a value for each column"
    for name in row:
        if name not in columns:
            return f"the model has no column {ascii(name)[:40]}"
    for name, kind in columns.items():
        if name not in row:
            return f"{name} is missing"
        value = row[name]
        if kind is str:
            if not isinstance(value, str) or not value.isprintable():
                return f"{name} must be a word"
        elif isinstance(value, bool) or not isinstance(value, int | float):
            return f"{name} must be a number"
        elif not abs(value) <= LARGEST:  # also true of NaN
            return f"{name} must be a finite number of 32 bits"
    return None


def read_rows(body: bytes, columns: Columns, *, max_rows: int) -> list[dict[str, Any]]:
    """Return the rows of a request, ``{"instances": [row, ...]}``.

    Raises
    ------
    RequestError
        If the body is not JSON, has something else in it, too many rows, or a row that
        `check_row` refuses; the reason says which row, counted from 0.

    Examples
    --------
    >>> read_rows(b'{"instances": [{"nights": 2}]}', {"nights": float}, max_rows=10)
    [{'nights': 2}]
    """
    try:
        request = json.loads(body, parse_constant=_no_number, object_pairs_hook=_named_once)
    except (ValueError, RecursionError):
        raise RequestError(400, "the body must be JSON") from None
    if not isinstance(request, dict) or list(request) != ["instances"]:
        raise RequestError(400, 'the body must be an object with one entry, "instances"')
    rows = request["instances"]
    if not isinstance(rows, list) or not rows:
        raise RequestError(400, "instances must be a list of at least one row")
    if len(rows) > max_rows:
        raise RequestError(413, f"a request may have at most {max_rows} rows")
    for number, row in enumerate(rows):
        if reason := check_row(row, columns):
            raise RequestError(400, f"instances[{number}]: {reason}")
    return rows


def to_arrays(rows: Sequence[Mapping[str, Any]], columns: Columns) -> dict[str, npt.NDArray[Any]]:
    """Turn checked rows into one array for each column, of shape (num_rows, 1).

    Examples
    --------
    >>> to_arrays([{"nights": 2}, {"nights": 3}], {"nights": float})["nights"].tolist()
    [[2.0], [3.0]]
    """
    return {
        name: np.array([[row[name]] for row in rows], dtype=object if kind is str else "float32")
        for name, kind in columns.items()
    }


def _no_number(constant: str) -> None:
    raise RequestError(400, f"JSON has no {constant}")


def _named_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    entries = dict(pairs)
    if len(entries) < len(pairs):
        raise RequestError(400, "an object may have each name only once")
    return entries
