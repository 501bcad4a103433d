"""Which execution each chapter needs, and which of those that are kept still belongs to it.

An execution notes what it was made from (see `staleness`): its cells, the modules and files of the
sources that they read, the data, the libraries. It is used again as long as all of that means the
same.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

from bookpress.chapter.chapters import Cell, Chapter
from bookpress.project import BookError, Project, write_whole
from bookpress.running.meaning import cell_meaning
from bookpress.running.staleness import Made, differences, read_about


@dataclass(frozen=True)
class Execution:
    """One chapter's execution: what is to run, and where its outputs are kept.

    Attributes
    ----------
    docname : str
        The chapter.
    cells : tuple of Cell
        Its code cells. These are run, whatever happens to the file meanwhile.
    meanings : list
        What each of them does; a page shows the outputs only beside cells that do the same.
    data : dict
        The identity of each data set that the cells name.
    titles : dict
        Each data set's title, by language.
    path : str
        The executed notebook; of a chapter that has yet to run, an empty string.
    recorded : bool
        Whether it is a committed recording, which no build makes.
    """

    docname: str
    cells: tuple[Cell, ...]
    meanings: list[str]
    data: dict[str, str]
    titles: dict[str, dict[str, str]]
    path: str = ""
    recorded: bool = False
    about: dict[str, Any] = field(default_factory=dict)
    """What the executed notebook says of itself."""


def plan(project: Project, *, python: str = sys.executable) -> dict[str, Execution]:
    """Return the execution that each page with code cells needs, by page.

    Parameters
    ----------
    project : Project
        The book.
    python : str
        The Python that runs the cells.
    """
    executions = {}
    for docname in project.docnames():
        chapter = Chapter.read(project.page("en", docname))
        if chapter.cells:
            executions[docname] = plan_chapter(project, docname, chapter, python)
    return executions


def plan_chapter(project: Project, docname: str, chapter: Chapter, python: str) -> Execution:
    """Return the execution that one chapter needs, found again if it is kept."""
    recorded = chapter.front_matter.get("recorded") is True
    ids = named_datasets((cell.source for cell in chapter.cells), dataset_ids(project))
    execution = Execution(
        docname,
        tuple(chapter.cells),
        [cell_meaning(cell.source, cell.tags) for cell in chapter.cells],
        {} if recorded else {id_: identity(id_) for id_ in ids},
        dataset_titles(ids),
        recorded=recorded,
    )
    if recorded:
        path = project.recorded / f"{file_name(docname)}.ipynb"
        about = read_about(path) if path.is_file() else {}
        data = dict(about["made"]["data"]) if about else {}
        return replace(execution, path=str(path), about=about, data=data)
    for path in kept_executions(project, docname):
        about = read_about(path)
        if about and not differences(
            project, Made(**about["made"]), execution.meanings, execution.data, python
        ):
            return replace(execution, path=str(path), about=about)
    return execution


def kept_executions(project: Project, docname: str) -> list[Path]:
    """Return the executed notebooks of a chapter, the one that was used last first."""
    paths = project.executed.glob(f"{file_name(docname)}.*.ipynb")
    return sorted(paths, key=lambda path: path.stat().st_mtime, reverse=True)


def file_name(docname: str) -> str:
    """Return the name of the chapter's executed notebooks, without what tells them apart."""
    return docname.replace("/", "-")


def dataset_ids(project: Project) -> set[str]:
    """Return the ids of all data sets: each has a module of that name in the catalogue."""
    paths = (project.package / "datasets" / "catalogue").glob("*.py")
    return {path.stem for path in paths} - {"__init__"}


def dataset_titles(ids: Iterable[str]) -> dict[str, dict[str, str]]:
    """Return the titles of data sets, by id and language."""
    chosen = list(ids)
    if not chosen:
        return {}  # and pandas need not be imported
    from neuronbook.datasets import DATASETS

    return {id_: dict(DATASETS[id_].title) for id_ in chosen}


def named_datasets(cells: Iterable[str], ids: Iterable[str]) -> list[str]:
    """Return which data sets cells name, by their loader or as a string, sorted.

    >>> cells = ["data = load_cereals()", "show_card('red_wine')", "load_higgsly()"]
    >>> named_datasets(cells, ["red_wine", "cereals", "higgs"])
    ['cereals', 'red_wine']
    """
    words = {word for cell in cells for word in re.findall(r"\bload_\w+|[\"']\w+[\"']", cell)}
    names = {word.strip("\"'") for word in words}
    return sorted(id_ for id_ in ids if names & {id_, f"load_{id_}"})


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
    path = project.build / "plan.json"
    listing = {
        docname: {
            "cells": execution.meanings,
            "path": execution.path,
            "data": execution.data,
            "titles": execution.titles,
            "recorded": execution.recorded,
            "about": execution.about,
        }
        for docname, execution in executions.items()
    }
    write_whole(path, json.dumps(listing, indent=1, sort_keys=True))
    return path
