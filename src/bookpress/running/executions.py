"""Execute each chapter once, for both languages, and keep what it printed.

Chapters whose execution is kept are not run again. The outputs of a recorded chapter are
committed: a build only checks that they belong to the present code (see `recordings`).
"""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

from bookpress.project import BookError, Project
from bookpress.running.kernels import run_chapters
from bookpress.running.plans import Execution
from bookpress.running.recordings import check_recordings

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


def _prune(path: Path) -> None:
    name = path.name.split(".")[0]
    kept = sorted(
        path.parent.glob(f"{name}.*.ipynb"), key=lambda p: p.stat().st_mtime, reverse=True
    )
    for old in kept[KEPT:]:
        old.unlink(missing_ok=True)
