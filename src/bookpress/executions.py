"""Execute each chapter once, for both languages, and keep what it printed.

An execution is one notebook file, `_build/executed/NAME.KEY.ipynb`; the key says all that its
outputs depend on (see `fingerprint`). Chapters whose file is there are not run again.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import os
import re
import tempfile
import time
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from bookpress.chapters import Cell, Chapter
from bookpress.fingerprint import chapter_datasets, chapter_key
from bookpress.project import BookError, Project

CELL_TIMEOUT = 900
"""Seconds a single cell may take."""

KEPT = 8
"""Earlier executions kept for each chapter, so that going back costs nothing."""

ANSI = re.compile(r"\x1b\[[0-9;]*m")


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
    """

    docname: str
    cells: str
    key: str
    data: dict[str, str]
    titles: dict[str, dict[str, str]]
    path: str
    recorded: bool = False


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
    data = {id_: identity(id_) for id_ in ids}
    titles = {id_: dict(DATASETS[id_].title) for id_ in ids}
    key = chapter_key([(c.source, c.tags) for c in chapter.cells], project.package, data)
    recorded = chapter.front_matter.get("recorded") is True
    name = docname.replace("/", "-")
    path = (
        project.recorded / f"{name}.ipynb" if recorded else project.executed / f"{name}.{key}.ipynb"
    )
    return Execution(docname, hash_cells(chapter.cells), key, data, titles, str(path), recorded)


@cache
def identity(id_: str) -> str:
    """Fetch a data set if that is possible, once, and return the identity of what there is."""
    from neuronbook import datasets

    datasets.fetch(id_)
    return datasets.identify(id_)


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
    if failures := asyncio.run(_execute_all(project, chosen, jobs=1)):
        raise BookError("\n\n".join(failures))
    return Path(chosen[0].path)


def write_plan(project: Project, executions: dict[str, Execution]) -> Path:
    """Write the plan where the pages look their outputs up; return its path."""
    path = project.executed / "plan.json"
    listing = {docname: asdict(execution) for docname, execution in executions.items()}
    _write(path, json.dumps(listing, indent=1, sort_keys=True))
    return path


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
    failures = asyncio.run(_execute_all(project, missing, jobs or os.cpu_count() or 1))
    if failures:
        raise BookError("\n\n".join(failures))
    for execution in missing:
        _prune(Path(execution.path))
    return [execution.docname for execution in missing]


async def _execute_all(project: Project, missing: list[Execution], jobs: int) -> list[str]:
    console = Console(stderr=True, soft_wrap=True)
    console.print(
        f"executing {len(missing)} of the book's pages, {min(jobs, len(missing))} at a time"
    )
    places = asyncio.Semaphore(jobs)
    failures: list[str] = []
    left = len(missing)
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with (
        tempfile.TemporaryDirectory(prefix="bookpress-") as scratch,
        Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar,
    ):
        environment = kernel_environment(Path(scratch))

        async def run(execution: Execution) -> None:
            nonlocal left
            async with places:
                started = time.monotonic()
                failure = await _execute_one(project, execution, environment, bar)
                seconds = time.monotonic() - started
            left -= 1
            verdict = "[red]failed[/]" if failure else "executed"
            console.print(f"{verdict} {execution.docname} in {seconds:.1f} s, {left} left")
            if failure:
                failures.append(failure)

        await asyncio.gather(*(run(execution) for execution in missing))
    return failures


async def _execute_one(
    project: Project, execution: Execution, environment: dict[str, str], bar: Progress
) -> str:
    """Run one chapter and keep its outputs; return an error message, or an empty string."""
    source = project.page("en", execution.docname)
    cells = Chapter.read(source).cells
    notebook = nbformat.v4.new_notebook(
        cells=[
            nbformat.v4.new_code_cell(cell.source, metadata={"tags": list(cell.tags)})
            for cell in cells
        ],
        metadata={
            "kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}
        },
    )
    task = bar.add_task(execution.docname, total=len(cells))

    def where(index: int) -> str:
        return f"{project.relative(source)}:{cells[index].line}: cell {index + 1}"

    running = 0

    def on_cell_start(cell: nbformat.NotebookNode, cell_index: int) -> None:
        nonlocal running
        running = cell_index
        bar.update(task, completed=cell_index)

    with (
        tempfile.TemporaryDirectory(prefix="bookpress-cwd-") as folder,
        tempfile.TemporaryFile() as log,
    ):
        client = NotebookClient(
            notebook,
            timeout=CELL_TIMEOUT,
            kernel_name="python3",
            record_timing=False,
            resources={"metadata": {"path": folder}},
            on_cell_start=on_cell_start,
        )
        try:
            await client.async_execute(env=environment, stderr=log)
        except CellExecutionError as error:
            return f"{where(running)} raised {error.ename}: {error.evalue}\n{ANSI.sub('', error.traceback)}"
        except (CellTimeoutError, DeadKernelError) as error:
            log.seek(0)
            return (
                f"{where(running)} did not finish: {error}\n{log.read().decode(errors='replace')}"
            )
        finally:
            bar.remove_task(task)
    for index, cell in enumerate(notebook.cells):
        if warning := _warnings(cell):
            return (
                f"{where(index)} printed a warning, which readers would see:\n{warning}\n"
                "Mend its cause, or silence it where it arises."
            )
    notebook.metadata["bookpress"] = {"key": execution.key, "data": execution.data}
    _write(Path(execution.path), nbformat.writes(notebook))
    return ""


def _warnings(cell: nbformat.NotebookNode) -> str:
    """Return what a cell wrote to stderr, or what TensorFlow's logger wrote to stdout."""
    return "".join(
        output.text
        for output in cell.outputs
        if output.output_type == "stream"
        and (output.name == "stderr" or re.search(r"^WARNING:", output.text, re.MULTILINE))
    )


def kernel_environment(scratch: Path) -> dict[str, str]:
    """Return the environment of a kernel that leaves the user's settings and network alone."""
    (scratch / "ipython" / "profile_default").mkdir(parents=True)
    # TensorFlow's C++ notices stay out of the page; they are shown if the kernel dies.
    (scratch / "ipython" / "profile_default" / "ipython_kernel_config.py").write_text(
        "c = get_config()\nc.IPKernelApp.capture_fd_output = False\n", encoding="utf-8"
    )
    (scratch / "matplotlib").mkdir()
    (scratch / "matplotlib" / "matplotlibrc").write_text("", encoding="utf-8")
    environment = {
        k: v for k, v in os.environ.items() if k not in {"MPLBACKEND", "NEURONBOOK_LANG"}
    }
    return environment | {
        "CUDA_VISIBLE_DEVICES": "-1",
        "IPYTHONDIR": str(scratch / "ipython"),
        "JUPYTER_CONFIG_DIR": str(scratch / "jupyter"),
        "JUPYTER_PREFER_ENV_PATH": "1",
        "KERAS_BACKEND": "tensorflow",
        "KERAS_HOME": str(scratch / "keras"),
        "MATPLOTLIBRC": str(scratch / "matplotlib" / "matplotlibrc"),
        "MPLCONFIGDIR": str(scratch / "matplotlib"),
        "NEURONBOOK_OFFLINE": "1",
        "PYTHONHASHSEED": "0",
        "TF_CPP_MIN_LOG_LEVEL": "3",
    }


def _prune(path: Path) -> None:
    name = path.name.split(".")[0]
    kept = sorted(
        path.parent.glob(f"{name}.*.ipynb"), key=lambda p: p.stat().st_mtime, reverse=True
    )
    for old in kept[KEPT:]:
        old.unlink(missing_ok=True)


def _write(path: Path, text: str) -> None:
    """Write a whole file or nothing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    temporary.write_text(text, encoding="utf-8")
    temporary.replace(path)
