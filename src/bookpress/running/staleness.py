"""What an execution was made from, and whether all of that still means the same.

Comments, docstrings and the modules that it never read do not matter to it.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest
from pathlib import Path
from typing import Any

import nbformat

from bookpress.project import Project
from bookpress.running.environments import installed_versions
from bookpress.running.meaning import module_meaning

SHOWS_EXERCISE = re.compile(r"\.(hint|hints|solution|solution_source)\b")
SETTINGS = Path(__file__).with_name("environments.py")


@dataclass(frozen=True)
class Made:
    """What an execution was made from.

    Attributes
    ----------
    cells : list
        The meaning of each cell, in order.
    read : dict
        Path below ``src`` of each module or file that was read → its SHA-256 and its meaning.
    data : dict
        Identity of each data set: ``sha256:…`` or ``synthetic:…``.
    versions : dict
        Version of each library that was loaded, and of Python.
    settings : str
        The meaning of `environments`: the settings under which cells run.
    """

    cells: list[str]
    read: dict[str, list[str]]
    data: dict[str, str]
    versions: dict[str, str]
    settings: str


def differences(
    project: Project, made: Made, meanings: list[str], data: dict[str, str], python: str | None
) -> list[str]:
    """Return what an execution was made from that is no longer so, as words; empty if all is.

    Parameters
    ----------
    project : Project
        The book.
    made : Made
        What the execution was made from.
    meanings : list of str
        What each cell does now.
    data : dict
        The identity of each data set that the cells name now.
    python : str or None
        The Python that runs cells. Without one, libraries and data may differ: a recording
        belongs to its code alone.
    """
    found = []
    if made.cells != meanings:
        pairs = zip_longest(made.cells, meanings)
        first = next(n for n, (old, new) in enumerate(pairs, start=1) if old != new)
        found.append(f"cells, from cell {first} on")
    for name, (digest, meaning) in made.read.items():
        path = project.root / "src" / name
        if file_digest(path) != digest and file_meaning(path) != meaning:
            found.append(f"src/{name}")
    if python is None:
        return found
    if made.settings != settings_meaning():
        found.append("the settings of kernels")
    if made.data != data:
        found.append("its data")
    here = installed_versions(python)
    found += [name for name, version in made.versions.items() if here.get(name) != version]
    return found


def file_digest(path: Path) -> str:
    """Return the SHA-256 of a file of the sources; of none, an empty string."""
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def file_meaning(path: Path) -> str:
    """Return a hash of what a file of the sources means; a file that is no code means itself."""
    if path.suffix == ".py" and path.is_file():
        try:
            return module_meaning(path.read_text(encoding="utf-8"))
        except (SyntaxError, UnicodeDecodeError):
            pass  # it means itself; importing it says what is wrong with it
    return file_digest(path)


@cache
def settings_meaning() -> str:
    """Return what the settings mean under which kernels run cells."""
    return module_meaning(SETTINGS.read_text(encoding="utf-8"))


def relevant_files(
    read: Iterable[str], cells: Iterable[str], unused_datasets: set[str]
) -> list[str]:
    """Return which of the files that were read can have shaped the outputs.

    Left out are the exercises, of which a cell shows nothing before the reader answers; what
    belongs to a data set that the cells do not name, whose modules bear its id; stubs, which only
    say in which modules names are defined; and scripts, which a page loads as they are.
    """
    shows = any(SHOWS_EXERCISE.search(cell) for cell in cells)

    def matters(name: str) -> bool:
        parts = name.removesuffix(".py").split("/")
        if name.endswith((".pyi", ".js")):
            return False
        if parts[:2] == ["neuronbook", "exercises"] and not shows:
            return False
        return not (unused_datasets & {Path(part).stem for part in parts})

    return [name for name in read if matters(name)]


def read_about(path: Path) -> dict[str, Any]:
    """Return what an executed notebook says of itself; nothing if it is not as it was written."""
    try:
        notebook = nbformat.read(path, as_version=4)
        about = dict(notebook.metadata["bookpress"])
        Made(**about["made"])
    except (ValueError, KeyError, TypeError, AttributeError, nbformat.ValidationError):
        return {}
    return about if about.get("outputs") == hash_outputs(notebook) else {}


def hash_outputs(notebook: nbformat.NotebookNode) -> str:
    """Return a hash of a notebook's cells and outputs, by which an alteration is noticed."""
    content = json.dumps(notebook.cells, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(content.encode()).hexdigest()
