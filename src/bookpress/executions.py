"""Execute each chapter once, for both languages, and keep what it printed.

Chapters whose execution is kept are not run again. The outputs of a recorded chapter are
committed: a build only checks that they belong to the present code and data.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterable
from pathlib import Path

import nbformat

from bookpress.kernels import run_chapters
from bookpress.plans import Execution, plan
from bookpress.project import BookError, Project

KEPT = 8
"""Earlier executions kept for each chapter, so that going back costs nothing."""


def execute(
    project: Project, executions: dict[str, Execution], *, jobs: int | None = None
) -> list[str]:
    """Run the chapters whose outputs are missing, `jobs` at a time; return their names.

    Raises
    ------
    BookError
        If a cell raises, writes to stderr or takes too long: the chapter, the cell and the
        traceback of every chapter that failed. The others are kept.
    """
    check_recordings(execution for execution in executions.values() if execution.recorded)
    missing = [e for e in executions.values() if not (e.recorded or Path(e.path).is_file())]
    for execution in executions.values():
        if execution not in missing and not execution.recorded:
            Path(execution.path).touch()  # used today: `_prune` forgets the oldest
    if not missing:
        return []
    failures = asyncio.run(run_chapters(project, missing, jobs or os.cpu_count() or 1))
    if failures:
        raise BookError("\n\n".join(failures))
    for execution in missing:
        _prune(Path(execution.path))
    return [execution.docname for execution in missing]


def check_recordings(executions: Iterable[Execution]) -> None:
    """Raise `BookError` unless every recording belongs to the present code and data."""
    for execution in executions:
        path, number = Path(execution.path), execution.docname.split("-")[0]
        again = f"Record it again: nox -s record -- {number}"
        if not path.is_file():
            raise BookError(f"The chapter {execution.docname} has no recording at {path}. {again}")
        recorded = nbformat.read(path, as_version=4).metadata.get("bookpress", {}).get("key")
        if recorded != execution.key:
            raise BookError(
                f"The recording of {execution.docname} is stale: its code or data have changed. "
                f"Received: key={recorded!r}, expected {execution.key!r}. {again}"
            )


def record(project: Project, number: str) -> Path:
    """Execute the recorded chapter whose name begins with `number` and keep its outputs."""
    recorded = [execution for execution in plan(project).values() if execution.recorded]
    chosen = [execution for execution in recorded if execution.docname.startswith(number)]
    if not number or len(chosen) != 1:
        names = ", ".join(execution.docname for execution in recorded) or "none so far"
        raise BookError(
            "A recording is made of one chapter whose front matter says `recorded: true` "
            f"({names}). Received: chapter={number!r}. Name it by its number."
        )
    if failures := asyncio.run(run_chapters(project, chosen, jobs=1)):
        raise BookError("\n\n".join(failures))
    return Path(chosen[0].path)


def _prune(path: Path) -> None:
    name = path.name.split(".")[0]
    kept = sorted(
        path.parent.glob(f"{name}.*.ipynb"), key=lambda p: p.stat().st_mtime, reverse=True
    )
    for old in kept[KEPT:]:
        old.unlink(missing_ok=True)
