"""Chapters whose outputs are committed: executed once, where the hardware is, and then served.

A recording is an executed notebook in `book/recorded`. Its key is that of the code alone, so a
build anywhere can tell in a moment whether the recording belongs to the present code; which data,
device and versions it came from is written into it, and its pages show that in a card. It can be
reviewed like source: its outputs are text and SVG, without paths of a machine and without times.
"""

from __future__ import annotations

import asyncio
import datetime
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import nbformat

from bookpress.project import BookError, Project
from bookpress.running.kernels import run_chapters
from bookpress.running.plans import Execution, identity, plan, write_whole
from bookpress.running.results import KEPT, kept_values

REVIEWABLE = {"text/plain", "text/html", "image/svg+xml", KEPT}
MACHINE_PATH = re.compile(
    r"(?<![\w:/.])/(?:home|root|tmp|Users|mnt|usr|var|opt|work\w*)/[\w.]+|\b[A-Z]:\\+\w+"
)
TIME_OF_DAY = re.compile(r"\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d|\b\d\d:\d\d:\d\d\b")

DEVICES = """
import tensorflow as tf
names = [tf.config.experimental.get_device_details(gpu).get("device_name", "GPU")
         for gpu in tf.config.list_physical_devices("GPU")]
names += ["TPU"] * len(tf.config.list_physical_devices("TPU"))
print(*names, sep="\\n")
"""


def check_recordings(executions: Iterable[Execution]) -> None:
    """Raise `BookError` unless every recording belongs to the present code."""
    for execution in executions:
        path, number = Path(execution.path), execution.docname.split("-")[0]
        again = f"Record it again: nox -s record -- {number}"
        if not path.is_file():
            raise BookError(f"The chapter {execution.docname} has no recording at {path}. {again}")
        recorded = nbformat.read(path, as_version=4).metadata.get("bookpress", {}).get("key")
        if recorded != execution.key:
            raise BookError(
                f"The recording of {execution.docname} is stale: its code has changed. "
                f"Received: key={recorded!r}, expected {execution.key!r}. {again}"
            )


def record(project: Project, number: str) -> Path:
    """Execute the recorded chapter whose name begins with `number` and keep its outputs.

    It runs on whatever there is: TPU, GPU or CPU. The recording that was there before stays
    until the new one is whole and can be reviewed.

    Raises
    ------
    BookError
        If no recorded chapter has that number, a cell fails, or an output cannot be reviewed.
    """
    recorded = [execution for execution in plan(project).values() if execution.recorded]
    chosen = [execution for execution in recorded if execution.docname.startswith(number)]
    if not number or len(chosen) != 1:
        names = ", ".join(execution.docname for execution in recorded) or "none so far"
        raise BookError(
            "A recording is made of one chapter whose front matter says `recorded: true` "
            f"({names}). Received: chapter={number!r}. Name it by its number."
        )
    execution = chosen[0]
    draft = project.executed / f"{execution.docname.replace('/', '-')}.recording.ipynb"
    started = time.monotonic()
    drafted = replace(execution, path=str(draft))
    failures = asyncio.run(run_chapters(project, [drafted], jobs=1))
    if failures:
        raise BookError("\n\n".join(failures))
    seconds = time.monotonic() - started
    notebook = nbformat.read(draft, as_version=4)
    if problems := list(unreviewable(notebook)):
        raise BookError(
            f"The recording of {execution.docname} cannot be reviewed:\n" + "\n".join(problems)
        )
    for place, cell in enumerate(notebook.cells):
        cell["id"] = f"cell-{place}"  # the same in every recording, so that only news differ
    notebook.metadata["bookpress"] |= {
        "data": {id_: identity(id_) for id_ in execution.titles},
        "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "device": device(),
        "seconds": round(seconds),
    }
    events = kept_values(draft).get("num_events")
    if events is not None:
        notebook.metadata["bookpress"]["num_events"] = int(events)
    write_whole(Path(execution.path), nbformat.writes(notebook) + "\n")
    draft.unlink()
    return Path(execution.path)


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


def device() -> str:
    """Return the accelerators of this machine as TensorFlow names them, or its CPU cores."""
    found = subprocess.run(
        [sys.executable, "-c", DEVICES], capture_output=True, text=True, check=True,
        env=os.environ | {"TF_CPP_MIN_LOG_LEVEL": "3"},
    ).stdout.split("\n")  # fmt: skip
    names = [name for name in found if name]
    if not names:
        return f"{os.cpu_count()} × CPU"
    return ", ".join(f"{names.count(name)} × {name}" for name in dict.fromkeys(names))
