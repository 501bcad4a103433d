"""Run both forms of a row, and hold the row to what it says.

Each form runs as a reader's script would: in a namespace and a folder of its own, with Python's
usual filters of warnings.
"""

from __future__ import annotations

import ast
import logging
import math
import os
import re
import sys
import tempfile
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from typing import Any

import matplotlib

from neuronbook.migrations.records import Migration

__all__ = ["MigrationError", "Run", "prove", "run_code"]

LOGGERS = ("absl", "tensorflow")  # Keras says some of its warnings through the first
QUIET = (DeprecationWarning, PendingDeprecationWarning, ImportWarning, ResourceWarning)
MANY_MODELS = "triggered tf.function retracing"  # one process runs all rows; a reader's runs one
CLOSE = 1e-6  # relative: what float32 keeps

PATH = re.compile(r"[^\s'\"(]*site-packages/")
ADDRESS = re.compile(r"0x[0-9a-f]+")
WORD_SET = re.compile(r"(?<=among )\{('[^']*'(?:, '[^']*')+)\}")


class MigrationError(Exception):
    """A row of "old code, new code" says something that is not so."""


@dataclass
class Run:
    """What came of running code.

    Attributes
    ----------
    value
        The value of the last line, as plain numbers, strings, lists and tuples.
    error
        The first line of the error that ended the run, with its type; empty if none did.
    warnings
        The first line of each warning, with its type.
    """

    value: Any = None
    error: str = ""
    warnings: list[str] = field(default_factory=list)


def prove(row: Migration, imports: str) -> str:
    """Run a row and return the message of its old form, the first line with the type before it.

    Raises
    ------
    MigrationError
        If a form does otherwise than the row says.
    """
    before = f"{imports}\n{row.given}"
    old, new = run_code(row.old, before), run_code(row.new, before)
    _require(row, not new.error and not new.warnings, "the new form is silent", new)
    _require(row, same(new.value, row.gives), f"the new form gives {row.gives!r}", new)
    if row.warns:
        _require(row, not old.error and bool(old.warnings), "the old form runs and warns", old)
        _require(
            row,
            same(old.value, row.gives) != row.gave_only,
            f"the old form gives {'something else than ' * row.gave_only}{row.gives!r}",
            old,
        )
    else:
        _require(row, bool(old.error), "the old form fails", old)
    for statement, instead in row.likewise:
        failed, works = run_code(statement, before), run_code(instead, before)
        kind = old.error.partition(":")[0]
        _require(row, failed.error.startswith(f"{kind}:"), f"{statement} raises {kind}", failed)
        _require(row, not works.error and not works.warnings, f"{instead} is silent", works)
    return old.error or old.warnings[0]


def _require(row: Migration, fact: bool, claim: str, run: Run) -> None:
    if not fact:
        raise MigrationError(
            f"The row {row.id!r} says that {claim}. Received: {run}. Mend the row."
        )


def run_code(code: str, before: str = "") -> Run:
    r"""Run code after the lines that it stands on, and tell what came of it.

    Examples
    --------
    >>> run_code("half = 1 / 2\nhalf").value
    0.5
    >>> run_code("1 / zero", before="zero = 0").error
    'ZeroDivisionError: division by zero'
    """
    names: dict[str, Any] = {"__name__": "__main__"}
    run = Run()
    with _own_place(), redirect_stdout(StringIO()), redirect_stderr(StringIO()):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            _value_of(before, names)
        with _listening() as heard:
            try:
                run.value = plain(_value_of(code, names))
            except Exception as error:
                run.error = f"{type(error).__name__}: {_first_line(error)}"
        run.warnings = heard
    return run


def _value_of(code: str, names: dict[str, Any]) -> Any:
    """Run code as a script's; return the value of the last line if it is an expression."""
    tree = ast.parse(code)
    last = tree.body[-1] if tree.body else None
    if not isinstance(last, ast.Expr):
        exec(compile(tree, "<row>", "exec"), names)
        return None
    tree.body.pop()
    exec(compile(tree, "<row>", "exec"), names)
    return eval(compile(ast.Expression(last.value), "<row>", "eval"), names)


@contextmanager
def _own_place() -> Iterator[None]:
    """Give code an empty folder and the libraries as they are at first, and put all back."""
    here = Path.cwd()
    with (
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder,
        matplotlib.rc_context(),
    ):
        matplotlib.rcdefaults()
        if keras := sys.modules.get("keras"):  # its names and its random numbers
            keras.utils.clear_session(free_memory=False)
            keras.utils.set_random_seed(0)
        os.chdir(folder)
        try:
            yield
        finally:
            os.chdir(here)
            if plt := sys.modules.get("matplotlib.pyplot"):
                plt.close("all")


@contextmanager
def _listening() -> Iterator[list[str]]:
    """Collect the warnings that a script would show, each as a line."""
    heard: list[str] = []
    listener = _Listener(heard)
    loggers = [logging.getLogger(name) for name in LOGGERS]
    kept = [(logger.handlers, logger.propagate) for logger in loggers]
    with warnings.catch_warnings(record=True) as caught:
        warnings.resetwarnings()
        warnings.simplefilter("always")
        for category in QUIET:
            warnings.simplefilter("ignore", category)
        warnings.filterwarnings("always", category=DeprecationWarning, module="__main__")
        for logger in loggers:
            logger.handlers, logger.propagate = [listener], False
        try:
            yield heard
        finally:
            for logger, (handlers, propagate) in zip(loggers, kept, strict=True):
                logger.handlers, logger.propagate = handlers, propagate
            heard += [f"{each.category.__name__}: {_first_line(each.message)}" for each in caught]


class _Listener(logging.Handler):
    def __init__(self, heard: list[str]) -> None:
        super().__init__(logging.WARNING)
        self.heard = heard

    def emit(self, record: logging.LogRecord) -> None:
        if MANY_MODELS not in record.getMessage():
            line = _first_line(record.getMessage())
            self.heard.append(f"{record.levelname}:{record.name}:{line}")


def _first_line(message: object) -> str:
    """Return a message's first line as every machine shows it."""
    lines = str(message).strip().splitlines() or [""]
    line = ADDRESS.sub("0x…", PATH.sub("…/", lines[0]))
    return WORD_SET.sub(lambda found: f"{{{', '.join(sorted(found[1].split(', ')))}}}", line)


def plain(value: Any) -> Any:
    """Return arrays, tensors, tables and columns as lists, shapes as tuples.

    Examples
    --------
    >>> import pandas as pd
    >>> plain((pd.Series([1, 2]), pd.DataFrame({"a": [0.5]})))
    ([1, 2], {'a': [0.5]})
    """
    if value is None or isinstance(value, str | int | float | type):
        return value
    if isinstance(value, dict):
        return {plain(name): plain(each) for name, each in value.items()}
    if isinstance(value, tuple):
        return tuple(plain(each) for each in value)
    if isinstance(value, list):
        return [plain(each) for each in value]
    if hasattr(value, "to_dict") and hasattr(value, "columns"):
        return value.to_dict("list")
    if hasattr(value, "as_list"):  # TensorFlow's shapes
        return tuple(value.as_list())
    if hasattr(value, "numpy"):
        value = value.numpy()
    return value.tolist() if hasattr(value, "tolist") else value


def same(value: Any, expected: Any) -> bool:
    """Tell whether two plain values are equal, numbers to six digits; NaN equals NaN."""
    if isinstance(value, float) or isinstance(expected, float):
        if not (isinstance(value, int | float) and isinstance(expected, int | float)):
            return False
        if math.isnan(value) or math.isnan(expected):
            return math.isnan(value) and math.isnan(expected)
        return math.isclose(value, expected, rel_tol=CLOSE, abs_tol=CLOSE)
    if type(value) is not type(expected):
        return False
    if isinstance(value, dict):
        return same(list(value.items()), list(expected.items()))
    if isinstance(value, Sequence) and not isinstance(value, str):
        return len(value) == len(expected) and all(map(same, value, expected))
    return bool(value == expected)
