"""What a page refers to by name: a function of the package whose code it shows, an exercise."""

from __future__ import annotations

import ast
import importlib
import re
import textwrap
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

import neuronbook
from bookpress.project import BookError, read_text

if TYPE_CHECKING:
    from neuronbook.checking import Exercise

PACKAGE = Path(neuronbook.__file__).parent


def module_path(name: str) -> Path:
    """Return the file of the module that defines `name`, such as ``neuronbook.models.f``."""
    parts = name.split(".")[1:-1]
    path = PACKAGE.joinpath(*parts)
    return path / "__init__.py" if path.is_dir() else path.with_suffix(".py")


def read_source(name: str) -> str:
    """Return the code of a function or class of the package, without its docstring.

    `@checked` is left out too: what it does to arguments is no part of a lesson.  The file is
    read, not imported: a page shows a model without waiting for TensorFlow.

    Raises
    ------
    BookError
        If the package defines nothing by that name.
    """
    path = module_path(name)
    target = name.rpartition(".")[2]
    if name.startswith("neuronbook.") and path.is_file():
        text = read_text(path)
        try:
            tree = ast.parse(text)
        except SyntaxError as error:
            raise BookError(
                "The module of a source must be Python. "
                f"Received: {name!r}, but {_place(path, error.lineno)}: {error.msg}. Mend it."
            ) from error
        for node in tree.body:
            if (
                isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
                and node.name == target
            ):
                return _without_docstring(text.splitlines(), node)
    raise BookError(
        "A source is a function or class of neuronbook, named with its module. "
        f"Received: {name!r}. Write it as neuronbook.models.build_linear."
    )


def _without_docstring(
    lines: list[str], node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
) -> str:
    decorators = [each for each in node.decorator_list if ast.unparse(each) != "checked"]
    first = min([node.lineno, *(decorator.lineno for decorator in decorators)]) - 1
    last = node.end_lineno or len(lines)
    kept = lines[first:last]
    if ast.get_docstring(node) is not None:
        docstring = node.body[0]
        end = docstring.end_lineno or docstring.lineno
        kept = lines[first : docstring.lineno - 1] + lines[end:last]
    return textwrap.dedent("\n".join(kept))


def find_exercise(name: str) -> Exercise:
    """Return the exercise called ``chNN.name``.

    Raises
    ------
    BookError
        If there is none; the message lists the chapter's exercises.
    """
    from neuronbook.checking import Exercise

    chapter, _, attribute = name.partition(".")
    module_name = f"neuronbook.exercises.{chapter}"
    try:
        module = importlib.import_module(module_name)
    except Exception as error:  # whatever an author's module raises while it is imported
        if isinstance(error, ModuleNotFoundError) and error.name == module_name:
            raise BookError(
                "An exercise's chapter must be a module of neuronbook.exercises. "
                f"Received: {name!r}. Write it as chNN.name."
            ) from error
        raise BookError(
            f"The module of an exercise must be one that can be imported. Received: {name!r}, but "
            f"{_origin(error)}: {type(error).__name__}: {error}. Mend the module."
        ) from error
    exercise = getattr(module, attribute, None)
    if not isinstance(exercise, Exercise):
        known = [key for key, value in vars(module).items() if isinstance(value, Exercise)]
        raise BookError(
            f"An exercise must be one of those in neuronbook/exercises/{chapter}.py: "
            f"{', '.join(known)}. Received: {name!r}."
        )
    return exercise


def _origin(error: Exception) -> str:
    """Return the file and line of the package where an import failed."""
    if isinstance(error, SyntaxError) and error.filename:
        return _place(Path(error.filename), error.lineno)
    frames = traceback.extract_tb(error.__traceback__)
    inside = [frame for frame in frames if Path(frame.filename).is_relative_to(PACKAGE)]
    return _place(Path(inside[-1].filename), inside[-1].lineno) if inside else PACKAGE.name


def _place(path: Path, line: int | None) -> str:
    shown = path.relative_to(PACKAGE.parent) if path.is_relative_to(PACKAGE) else path
    return f"{shown.as_posix()}:{line or 1}"


def exercise_files(name: str) -> list[Path]:
    """Return the modules of exercises in which the words of one stand: ``chNN`` and its parts."""
    folder = PACKAGE / "exercises"
    path = folder / f"{name.partition('.')[0]}.py"
    imported = re.findall(r"from neuronbook\.exercises\.(\w+)", read_text(path))
    return [path, *(folder / f"{part}.py" for part in sorted(set(imported)))]
