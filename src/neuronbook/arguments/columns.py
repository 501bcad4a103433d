"""What a signature can say of tables: which columns they have, and what these hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from neuronbook.arguments.rules import Call, refuse


@dataclass(frozen=True)
class ColumnOf:
    """The name of a column of the table that is another argument, or values by such names.

    It holds anything, "numbers" of which some may be missing, "known numbers", "probabilities" or
    "labels".
    """

    table: str
    holds: str = "anything"

    def check(self, name: str, value: Any, call: Call) -> None:
        """Raise `ValueError` if there is no such column, or it holds something else."""
        data = call.arguments[self.table]
        for column in [value] if isinstance(value, str) else value:
            if column not in data.columns:
                fix = f"Choose from {', '.join(map(str, data.columns))}."
                refuse(name, f"a column of {self.table}", column, fix)
            check_column(f"{self.table}[{column!r}]", data[column], self.holds)


def check_column(name: str, column: Any, holds: str) -> None:
    """Raise `ValueError` unless the column of a table holds what it must, as `ColumnOf` says."""
    if holds == "labels":
        check_classes(name, np.asarray(column))
    elif holds != "anything":
        check_numbers(name, column, complete=holds != "numbers")
    if holds == "probabilities" and not column.between(0, 1).all():
        received = f"numbers from {column.min():g} to {column.max():g}"
        raise ValueError(
            f"{name} must hold probabilities, from 0 to 1. Received: {received}. "
            "Put scores through a sigmoid first."
        )


def check_numbers(name: str, column: Any, *, complete: bool) -> None:
    """Raise `ValueError` unless the column of a table holds numbers, finite if `complete`."""
    if getattr(column.dtype, "kind", "O") not in "biuf" or not column.notna().any():
        received = f"{column.notna().sum()} known values of the type {column.dtype}"
        fix = "Take another column, or turn its words into numbers."
    elif complete and not np.isfinite(column).all():
        received = f"{int((~np.isfinite(column)).sum())} values that are no finite numbers"
        fix = f"Leave those rows out: {name.partition('[')[0]}.dropna()."
    else:
        return
    raise ValueError(f"{name} must hold numbers. Received: {received}. {fix}")


@dataclass(frozen=True)
class Columns:
    """A table that has these columns, the second group of them numbers; with none, all numbers."""

    words: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()

    def check(self, name: str, value: Any, call: Call) -> None:
        """Raise `ValueError` if it lacks one, or one holds something else."""
        names = (*self.words, *self.numbers)
        if any(column not in value for column in names):
            received = f"columns={list(value.columns)}"
            raise ValueError(
                f"{name} must have the columns {', '.join(names)}. Received: {received}. "
                "Give them these names."
            )
        for column in self.numbers if names else value.columns:
            check_column(f"{name}[{column!r}]", value[column], "numbers")


@dataclass(frozen=True)
class Labels:
    """True classes: 0 and 1, each of them at least once."""

    def check(self, name: str, value: Any, call: Call) -> None:
        """Raise `ValueError` if they are something else."""
        check_classes(name, np.asarray(value))


def check_classes(name: str, labels: np.ndarray[Any, Any]) -> None:
    """Raise `ValueError` unless labels are 0 and 1, and both occur."""
    found = np.unique(labels).tolist() if labels.dtype.kind in "biuf" else ["words"]
    if {*found} != {0, 1}:
        raise ValueError(
            f"{name} must be 0 and 1, and both must occur. Received: {name} with the values "
            f"{', '.join(map(str, found[:5])) or 'none'}. Turn them into 0 and 1 first, such as "
            f'({name} == "good").astype(int), and take examples of both classes.'
        )
