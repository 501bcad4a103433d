"""Execute each chapter once, for both languages, and keep what it printed.

Chapters whose execution is kept are not run again. The outputs of a recorded chapter are
committed: a build only checks that they belong to the present code (see `recordings`).
"""

from __future__ import annotations

import asyncio
import os
import sys
from dataclasses import replace
from pathlib import Path

from bookpress.project import BookError, Project
from bookpress.running.plans import Execution, kept_executions
from bookpress.running.recordings import check_recording
from bookpress.running.staleness import read_about

KEPT = 8
"""Earlier executions kept for each chapter, so that going back costs nothing."""


def execute(
    project: Project,
    executions: dict[str, Execution],
    *,
    jobs: int | None = None,
    python: str = sys.executable,
) -> dict[str, Execution]:
    """Run the chapters whose outputs are missing, `jobs` at a time; return all with their outputs.

    Raises
    ------
    BookError
        If a cell raises, writes to stderr or takes too long: the chapter, the cell and the
        traceback of every chapter that failed. The others are kept.
    """
    for execution in executions.values():
        if execution.recorded:
            check_recording(project, execution)
        elif execution.path:
            Path(execution.path).touch()  # used today: `_forget` forgets the oldest
    missing = [execution for execution in executions.values() if not execution.path]
    if not missing:
        return executions
    from bookpress.running.kernels import run_chapters  # slow to import, and seldom needed

    running = run_chapters(project, missing, jobs or os.cpu_count() or 1, python=python)
    done, failures = asyncio.run(running)
    for docname in done:
        _forget(project, docname)
    if failures:
        raise BookError("\n\n".join(failures))
    made = {
        docname: replace(executions[docname], path=str(path), about=read_about(path))
        for docname, path in done.items()
    }
    return executions | made


def _forget(project: Project, docname: str) -> None:
    for old in kept_executions(project, docname)[KEPT:]:
        old.unlink(missing_ok=True)
