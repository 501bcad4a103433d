"""The key under which a chapter's execution is kept: all that its outputs depend on.

A key is a hash of the code cells with their tags, the modules of `neuronbook` they import
(transitively), the versions of the libraries that compute or draw, and the identity of the data
they load. Prose, captions and language are not part of it.
"""

from __future__ import annotations

import ast
import hashlib
import json
import sys
from collections.abc import Iterable
from functools import cache
from importlib.metadata import version
from pathlib import Path

LIBRARIES = ("tensorflow", "keras", "numpy", "pandas", "scikit-learn", "matplotlib")


def imported_modules(source: str, package: Path, used: set[str] | None = None) -> set[str]:
    """Return the dotted names of the modules of `package` that Python `source` imports.

    With `used`, an import of names that are not in it does not count: so a package's
    ``__init__``, which passes on the names of many modules, stands for those that are used.

    >>> from bookpress.project import Project
    >>> package = Project.find().package
    >>> sorted(imported_modules("from neuronbook import models", package))
    ['neuronbook', 'neuronbook.models']
    """
    found: set[str] = set()
    for node in _import_statements(source):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif node.module and not node.level:
            taken = [a.name for a in node.names if used is None or {a.name, a.asname} & used]
            names = [node.module, *(f"{node.module}.{name}" for name in taken)] if taken else []
        else:
            continue
        for name in names:
            parts = name.split(".")
            if parts[0] == package.name:
                found |= {".".join(parts[: i + 1]) for i in range(len(parts))}
    return {name for name in found if _module_file(name, package)}


def module_closure(
    names: Iterable[str], package: Path, used: set[str] | None = None
) -> dict[str, Path]:
    """Return the files of the modules `names` and of all they import from `package`.

    With `used`, an ``__init__`` counts as importing only what is in it or what it uses itself.
    """
    files: dict[str, Path] = {}
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        path = _module_file(name, package)
        if name in files or path is None:
            continue
        files[name] = path
        source = path.read_text(encoding="utf-8")
        passed_on = None
        if used is not None and path.name == "__init__.py":
            passed_on = used | _names(source)
        waiting += imported_modules(source, package, passed_on)
    return files


def mentioned(sources: Iterable[str]) -> set[str]:
    """Return the names and the strings that Python sources mention.

    >>> sorted(mentioned(["data.load_cereals()", "show_card('red_wine')"]))
    ['data', 'load_cereals', 'red_wine', 'show_card']
    """
    return set().union(*(_mentioned(source) for source in sources))


def chapter_datasets(cells: Iterable[str], package: Path) -> list[str]:
    """Return the ids of the data sets that a chapter uses, sorted.

    It uses those whose loader it names, itself or in the modules it imports, and those whose id
    stands in its cells as a string.
    """
    from neuronbook.datasets import DATASETS  # pandas is slow to import; most calls need it not

    sources = list(cells)
    modules = module_closure(set().union(*(imported_modules(s, package) for s in sources)), package)
    outside = [
        path.read_text(encoding="utf-8")
        for name, path in modules.items()
        if not name.startswith("neuronbook.datasets")
    ]
    in_cells = mentioned(sources)
    anywhere = in_cells | mentioned(outside)
    return sorted(
        id_ for id_, dataset in DATASETS.items() if dataset.loader in anywhere or id_ in in_cells
    )


def chapter_key(
    cells: list[tuple[str, tuple[str, ...]]],
    package: Path,
    data: dict[str, str] | None,
    *,
    leave_out: Iterable[str] = (),
) -> str:
    """Return the key of a chapter's execution.

    Parameters
    ----------
    cells : list of (source, tags)
        Its code cells.
    package : Path
        The folder of `neuronbook`.
    data : dict
        The identity of each data set that the chapter loads, by id. None for a recording: its
        key is that of the code alone, the same on a machine with other data or libraries.
    leave_out : iterable of str
        Modules that are imported with the rest but not used: the other data sets'.
    """
    names = set().union(*(imported_modules(source, package) for source, _ in cells))
    modules, used = _used_modules(names, package, mentioned(source for source, _ in cells))
    for name in leave_out:
        modules.pop(name, None)
    parts: dict[str, object] = {
        "cells": cells,
        "modules": {name: _digest(_meaning(path, used)) for name, path in sorted(modules.items())},
    }
    if data is not None:
        parts |= {
            "libraries": {name: version(name) for name in LIBRARIES},
            "python": list(sys.version_info[:2]),
            "data": data,
        }
    return _digest(json.dumps(parts, sort_keys=True).encode())[:32]


def _used_modules(
    names: set[str], package: Path, used: set[str]
) -> tuple[dict[str, Path], set[str]]:
    """Return the modules that cells use, which mention `used`, with those that these use.

    The second result is all that the cells and these modules mention.
    """
    while True:
        modules = module_closure(names, package, used)
        inside = [path for path in modules.values() if path.name != "__init__.py"]
        more = used | mentioned(path.read_text(encoding="utf-8") for path in inside)
        if more == used:
            return modules, used
        used = more


def _meaning(path: Path, used: set[str]) -> bytes:
    """Return what of a module's file matters: of an ``__init__``, not what others import by it."""
    if path.name != "__init__.py":
        return path.read_bytes()
    kept: list[str] = []
    for node in _parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ImportFrom):
            kept += [f"{node.module} {a.name}" for a in node.names if {a.name, a.asname} & used]
        elif not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)) and (
            not isinstance(node, ast.Assign) or ast.unparse(node.targets[0]) != "__all__"
        ):
            kept.append(ast.unparse(node))
    return "\n".join(sorted(kept)).encode()


def _module_file(name: str, package: Path) -> Path | None:
    base = package.parent.joinpath(*name.split("."))
    for path in (base.with_suffix(".py"), base / "__init__.py"):
        if path.is_file():
            return path
    return None


# The same few hundred modules are asked about for every chapter: each is read through once.


@cache
def _import_statements(source: str) -> tuple[ast.Import | ast.ImportFrom, ...]:
    nodes = ast.walk(_parse(source))
    return tuple(node for node in nodes if isinstance(node, ast.Import | ast.ImportFrom))


@cache
def _names(source: str) -> frozenset[str]:
    return frozenset(node.id for node in ast.walk(_parse(source)) if isinstance(node, ast.Name))


@cache
def _mentioned(source: str) -> frozenset[str]:
    found: set[str] = set()
    for node in ast.walk(_parse(source)):
        if isinstance(node, ast.Attribute):
            found.add(node.attr)
        elif isinstance(node, ast.Name):
            found.add(node.id)
        elif isinstance(node, ast.alias):
            found.add(node.name)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            found.add(node.value)
    return frozenset(found)


def _parse(source: str) -> ast.Module:
    """Parse a module or a cell, whose ``%`` and ``!`` lines are IPython's.

    A cell that is no Python at all imports nothing; running it says where it is wrong.
    """
    lines = ["" if line.lstrip()[:1] in {"%", "!"} else line for line in source.splitlines()]
    for text in (source, "\n".join(lines)):
        try:
            return ast.parse(text)
        except SyntaxError:
            continue
    return ast.Module([], [])


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
