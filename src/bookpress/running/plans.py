"""What each chapter's execution depends on, and where it is kept.

An execution is one notebook file, `_build/executed/NAME.KEY.ipynb`; the key says all that its
outputs depend on (see `fingerprint`).
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

from bookpress.chapter.chapters import Cell, Chapter
from bookpress.project import BookError, Project
from bookpress.running.fingerprint import chapter_datasets, chapter_key


@dataclass(frozen=True)
class Execution:
    """One chapter's execution: what it depends on and where it is kept.

    Attributes
    ----------
    docname : str
        The chapter.
    cells : str
        A hash of its code cells, by which a page finds its outputs.
    key : str
        The fingerprint of everything the outputs depend on.
    data : dict
        The identity of each data set it loads: ``sha256:…`` or ``synthetic:…``.
    titles : dict
        Each data set's title, by language.
    path : str
        The executed notebook.
    recorded : bool
        Whether it is a committed recording, which no build makes.
    edition : str
        A hash of the recording: the same code may be recorded twice.
    """

    docname: str
    cells: str
    key: str
    data: dict[str, str]
    titles: dict[str, dict[str, str]]
    path: str
    recorded: bool = False
    edition: str = ""


def hash_cells(cells: Iterable[Cell]) -> str:
    """Return the hash by which a page finds its executed notebook."""
    listing = json.dumps([(cell.source, cell.tags) for cell in cells])
    return hashlib.sha256(listing.encode()).hexdigest()[:32]


def plan(project: Project) -> dict[str, Execution]:
    """Return the execution that each page with code cells needs, by page."""
    executions = {}
    for docname in project.docnames():
        chapter = Chapter.read(project.page("en", docname))
        if chapter.cells:
            executions[docname] = _planned(project, docname, chapter)
    return executions


def _planned(project: Project, docname: str, chapter: Chapter) -> Execution:
    from neuronbook.datasets import DATASETS

    ids = chapter_datasets((cell.source for cell in chapter.cells), project.package)
    recorded = chapter.front_matter.get("recorded") is True
    name = docname.replace("/", "-")
    if recorded:
        path = project.recorded / f"{name}.ipynb"
        data = _recorded_data(path)
    else:
        data = {id_: identity(id_) for id_ in ids}
    titles = {id_: dict(DATASETS[id_].title) for id_ in ids}
    others = {f"neuronbook.datasets.{id_}" for id_ in DATASETS if id_ not in ids}
    cells = [(cell.source, cell.tags) for cell in chapter.cells]
    key = chapter_key(cells, project.package, None if recorded else data, leave_out=others)
    edition = ""
    if recorded:
        edition = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
    else:
        path = project.executed / f"{name}.{key}.ipynb"
    return Execution(
        docname, hash_cells(chapter.cells), key, data, titles, str(path), recorded, edition
    )


def _recorded_data(path: Path) -> dict[str, str]:
    """Return the identity of the data that a recording was made from."""
    if not path.is_file():
        return {}
    about = json.loads(path.read_text(encoding="utf-8"))["metadata"].get("bookpress", {})
    return dict(about.get("data", {}))


@cache
def identity(id_: str) -> str:
    """Fetch a data set if that is possible, once, and return the identity of what there is.

    Raises
    ------
    BookError
        If the mirror or the cache cannot be used, or holds a file that is not the published one.
    """
    from neuronbook import datasets

    try:
        # What is here is read and checked once; only what is not is asked of the network.
        if real := datasets.identify_files(id_):
            return real
        datasets.fetch(id_)
        return datasets.identify(id_)
    except (ValueError, OSError) as error:  # all that `datasets` raises; each says what to do
        raise BookError(f"the data set {id_} cannot be used: {error}") from error


def write_plan(project: Project, executions: dict[str, Execution]) -> Path:
    """Write the plan where the pages look their outputs up; return its path."""
    path = project.executed / "plan.json"
    listing = {docname: asdict(execution) for docname, execution in executions.items()}
    write_whole(path, json.dumps(listing, indent=1, sort_keys=True))
    return path


def write_whole(path: Path, text: str) -> None:
    """Write a whole file or nothing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    temporary.write_text(text, encoding="utf-8")
    temporary.replace(path)
