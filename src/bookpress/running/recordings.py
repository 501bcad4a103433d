"""Chapters whose outputs are committed: executed once, where the hardware is, and then served.

A recording is an executed notebook in `book/recorded`. It belongs to the code that its cells read,
so a build anywhere can tell in a moment whether that is still the present code; which data, device
and versions it came from is written into it, and its pages show that in a card. It can be reviewed
like source: its outputs are text and SVG, without paths of a machine and without times.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import nbformat

from bookpress.project import BookError, Project, write_whole
from bookpress.running.plans import Execution, identity, plan
from bookpress.running.results import KEPT
from bookpress.running.staleness import Made, differences

REVIEWABLE = {"text/plain", "text/html", "image/svg+xml", KEPT}
MACHINE_PATH = re.compile(
    r"(?<![\w:/.])/(?:home|root|tmp|Users|mnt|usr|var|opt|work\w*)/[\w.]+|\b[A-Z]:\\+\w+"
)
TIME_OF_DAY = re.compile(r"\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d|\b\d\d:\d\d:\d\d\b")


def check_recording(project: Project, execution: Execution) -> None:
    """Raise `BookError` unless a recording is whole and belongs to the present code."""
    path, number = Path(execution.path), execution.docname.split("-")[0]
    name = project.relative(path)
    again = f"Record it again: nox -s record -- {number}"
    if not path.is_file():
        raise BookError(f"The chapter {execution.docname} has no recording {name}. {again}")
    if not execution.about:
        raise BookError(
            f"A recording must be as it was recorded. Received: {name}, which was altered, "
            f"merged by hand or cut short. Restore it from its commit, or: {again[0].lower()}"
            f"{again[1:]}"
        )
    made = Made(**execution.about["made"])
    if changed := differences(project, made, execution.meanings, execution.data, None):
        raise BookError(
            f"The recording {name} is stale: its code has changed. "
            f"Received: other {', '.join(changed)}. {again}"
        )


def record(project: Project, number: str, *, into: Path | None = None) -> Path:
    """Execute the recorded chapter whose name begins with `number` and keep its outputs.

    It runs on whatever there is: TPU, GPU or CPU. The recording that was there before stays
    until the new one is whole and can be reviewed.

    Parameters
    ----------
    project : Project
        The book, as a build's own copy of the sources has it.
    number : str
        The first letters of the chapter's name, such as "07".
    into : Path
        The folder of recordings, by default `project.recorded`.

    Raises
    ------
    BookError
        If no recorded chapter has that number, a cell fails, or an output cannot be reviewed.
    """
    from bookpress.running.kernels import run_chapters  # slow to import, and seldom needed

    recorded = [execution for execution in plan(project).values() if execution.recorded]
    chosen = [execution for execution in recorded if execution.docname.startswith(number)]
    if not number or len(chosen) != 1:
        names = ", ".join(execution.docname for execution in recorded) or "none so far"
        raise BookError(
            "A recording is made of one chapter whose front matter says `recorded: true` "
            f"({names}). Received: chapter={number!r}. Name it by its number."
        )
    (execution,) = chosen
    kept = (into or project.recorded) / Path(execution.path).name
    draft = project.executed / f"{kept.stem}.recording.ipynb"
    drafted = replace(
        execution, path=str(draft), data={id_: identity(id_) for id_ in execution.titles}
    )
    _, failures = asyncio.run(run_chapters(project, [drafted], jobs=1))
    if failures:
        raise BookError("\n\n".join(failures))
    notebook = nbformat.read(draft, as_version=4)
    if problems := list(unreviewable(notebook)):
        raise BookError(
            f"The recording of {execution.docname} cannot be reviewed:\n" + "\n".join(problems)
        )
    write_whole(kept, nbformat.writes(notebook) + "\n")
    draft.unlink()
    return kept


def unreviewable(notebook: nbformat.NotebookNode) -> Iterator[str]:
    """Yield what a reviewer could not read in a recording, or what names the machine it is from."""
    for number, cell in enumerate(notebook.cells, start=1):
        for output in cell.get("outputs", []):
            data = output.get("data", {"text/plain": output.get("text", "")})
            for kind, content in data.items():
                if kind not in REVIEWABLE:
                    yield f"cell {number}: an output is {kind}; show it as text or SVG."
                elif found := (MACHINE_PATH.search(content) or TIME_OF_DAY.search(content)):
                    yield (
                        f"cell {number}: an output says {found[0]!r}, a path or a time of the "
                        "machine; print something else."
                    )
