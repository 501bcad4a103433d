"""Run chapters' cells in kernels of their own, several at a time, and say how it goes."""

from __future__ import annotations

import asyncio
import datetime
import hashlib
import json
import re
import signal
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

import nbformat
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from jupyter_core.utils import run_sync
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from bookpress.chapter.outputs import output_problems
from bookpress.lock import scratch_folder
from bookpress.project import BookError, Project, write_whole
from bookpress.running import environments
from bookpress.running.environments import (
    installed_versions,
    kernel_environment,
    normalized,
    write_kernel,
)
from bookpress.running.observer import REPORT, Report, read_report
from bookpress.running.plans import Execution, dataset_ids, file_name
from bookpress.running.staleness import (
    Made,
    file_digest,
    file_meaning,
    hash_outputs,
    relevant_files,
    settings_meaning,
)

ANSI = re.compile(r"\x1b\[[0-9;]*m")


async def run_chapters(
    project: Project, missing: list[Execution], jobs: int, *, python: str = sys.executable
) -> tuple[dict[str, Path], list[str]]:
    """Run chapters, `jobs` at a time; return the notebook of each, and what failed.

    A chapter that is recorded may use the machine's accelerators, and takes the time it needs.
    """
    installed_versions(python)  # raises if it is no Python
    console = Console(stderr=True, soft_wrap=True)
    console.print(
        f"executing {len(missing)} of the book's pages, {min(jobs, len(missing))} at a time"
    )
    places = asyncio.Semaphore(jobs)
    done: dict[str, Path] = {}
    failures: list[str] = []
    left = len(missing)
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with (
        _scratch(project) as scratch,
        Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar,
    ):
        environment = kernel_environment(scratch, project, python)
        write_kernel(scratch, python)
        # Once, for all: a kernel that lists the fonts itself says so on stderr if it takes long.
        fonts = [python, "-c", "import matplotlib.font_manager"]
        subprocess.run(fonts, env=environment, capture_output=True, check=False)

        async def run(execution: Execution) -> None:
            nonlocal left
            async with places:
                started = time.monotonic()
                try:
                    made = await run_chapter(project, execution, environment, scratch, bar)
                    done[execution.docname] = made
                    verdict = "executed"
                except BookError as error:
                    task = asyncio.current_task()
                    if task and task.cancelling():  # to nbclient every end is a kernel's death
                        raise asyncio.CancelledError from error
                    failures.append(str(error))
                    verdict = "[red]failed[/]"
                seconds = time.monotonic() - started
            left -= 1
            console.print(f"{verdict} {execution.docname} in {seconds:.1f} s, {left} left")

        # Whatever becomes of one, the others are run to their end, and kept.
        ends = await asyncio.gather(*map(run, missing), return_exceptions=True)
    for error in filter(None, ends):
        raise error
    return done, failures


@contextmanager
def _scratch(project: Project) -> Iterator[Path]:
    """Make a folder for one run's kernels; `lock.clear_up` deletes it if the run is killed."""
    parent = scratch_folder(project.build)
    parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=parent, ignore_cleanup_errors=True) as folder:
        yield Path(folder)


class Client(NotebookClient):
    """A client that leaves signals alone: Ctrl-C ends the build, not a cell."""

    async def async_start_new_kernel(self, **kwargs: Any) -> None:
        """Start the kernel, without the handlers that nbclient has just set."""
        for number in (signal.SIGINT, signal.SIGTERM):
            with suppress(NotImplementedError, RuntimeError):  # Windows, or not the main thread
                asyncio.get_running_loop().remove_signal_handler(number)
        await super().async_start_new_kernel(**kwargs)

    async def _async_cleanup_kernel(self) -> None:
        """Clean up once: nbclient does it again after some deaths, and at exit if interrupted."""
        if self.km is not None:
            await super()._async_cleanup_kernel()

    _cleanup_kernel = run_sync(_async_cleanup_kernel)


async def run_chapter(
    project: Project,
    execution: Execution,
    environment: dict[str, str],
    scratch: Path,
    bar: Progress,
) -> Path:
    """Run one chapter's cells and keep its outputs; return the executed notebook.

    Raises
    ------
    BookError
        If a cell raises, dies, takes too long or says what no reader should read.
    """
    source = project.relative(project.page("en", execution.docname))
    cells, started = execution.cells, time.monotonic()
    notebook = nbformat.v4.new_notebook(
        cells=[
            nbformat.v4.new_code_cell(cell.source, metadata={"tags": list(cell.tags)})
            for cell in cells
        ],
        metadata={
            "kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}
        },
    )
    notebook.cells.append(nbformat.v4.new_code_cell(REPORT))
    task = bar.add_task(execution.docname, total=len(cells))
    running = 0

    def where(index: int) -> str:
        if index == len(cells):
            return f"{source}:1: the report after the last cell"
        return f"{source}:{cells[index].line}: cell {index + 1}"

    def on_cell_start(cell: nbformat.NotebookNode, cell_index: int) -> None:
        nonlocal running
        running = cell_index
        bar.update(task, completed=cell_index)

    folder = scratch / "work" / file_name(execution.docname)
    folder.mkdir(parents=True)
    specs = KernelSpecManager(kernel_dirs=[str(scratch / "kernels")], ensure_native_kernel=False)
    manager = AsyncKernelManager(
        kernel_name=environments.KERNEL,
        kernel_spec_manager=specs,
        connection_file=str(scratch / f"kernel-{uuid.uuid4()}.json"),
    )
    with tempfile.TemporaryFile(dir=scratch) as log:
        client = Client(
            notebook,
            km=manager,
            timeout=None if execution.recorded else environments.CELL_TIMEOUT,
            startup_timeout=environments.START_TIMEOUT,  # a busy machine is no fault of the kernel
            record_timing=False,
            resources={"metadata": {"path": str(folder)}},
            on_cell_start=on_cell_start,
        )
        try:
            devices = {} if execution.recorded else {"CUDA_VISIBLE_DEVICES": "-1"}
            await client.async_execute(env=environment | devices, stderr=log, cleanup_kc=True)
        except CellExecutionError as error:
            traceback = ANSI.sub("", error.traceback).replace(f"{project.root}/", "")
            raise BookError(
                f"{where(running)} raised {error.ename}: {error.evalue}\n{traceback}"
            ) from error
        except (CellTimeoutError, DeadKernelError) as error:
            log.seek(0)
            raise BookError(
                f"{where(running)} did not finish: {error}\n{log.read().decode(errors='replace')}"
            ) from error
        finally:
            bar.remove_task(task)
    report = read_report(notebook.cells.pop().outputs)
    for index, cell in enumerate(notebook.cells):
        if warning := _warnings(cell):
            raise BookError(
                f"{where(index)} printed a warning, which readers would see:\n{warning}\n"
                "Mend its cause, or silence it where it arises."
            )
    if problems := [f"{where(i)}: {text}" for i, text in output_problems(notebook.cells)]:
        raise BookError("\n".join(problems))
    for index, cell in enumerate(notebook.cells):
        cell["id"] = f"cell-{index}"  # the same in every run, so that only news differ
    made = made_from(project, execution, report)
    notebook.metadata["bookpress"] = {
        "made": asdict(made),
        "outputs": hash_outputs(notebook),
        "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "device": report.device,
        "seconds": round(time.monotonic() - started),
        "megabytes": round(report.memory / 1e6),
    }
    path = Path(execution.path or _kept_path(project, execution, made))
    write_whole(path, nbformat.writes(notebook) + "\n")
    return path


def made_from(project: Project, execution: Execution, report: Report) -> Made:
    """Return what an execution was made from, by what its kernel read.

    Raises
    ------
    BookError
        If the kernel read another version of a module than the one that is being printed.
    """
    read = {}
    sources = [cell.source for cell in execution.cells]
    unused = dataset_ids(project) - set(execution.titles)
    for name in relevant_files(report.read, sources, unused):
        path = project.root / "src" / name
        if file_digest(path) != report.read[name]:
            raise BookError(
                f"The cells of {execution.docname} must run the package that is printed beside "
                f"them. Received: another version of src/{name}, in the Python that ran them. "
                "Install this checkout's package there."
            )
        read[name] = [report.read[name], file_meaning(path)]
    versions = {normalized(name): version for name, version in report.versions.items()}
    return Made(
        execution.meanings,
        read,
        execution.data,
        versions | {"python": report.python},
        settings_meaning(),
    )


def _kept_path(project: Project, execution: Execution, made: Made) -> Path:
    name = hashlib.sha256(json.dumps(asdict(made), sort_keys=True).encode()).hexdigest()[:16]
    return project.executed / f"{file_name(execution.docname)}.{name}.ipynb"


def _warnings(cell: nbformat.NotebookNode) -> str:
    """Return what a cell wrote to stderr, or what TensorFlow's logger wrote to stdout."""
    return "".join(
        output.text
        for output in cell.outputs
        if output.output_type == "stream"
        and (output.name == "stderr" or re.search(r"^WARNING:", output.text, re.MULTILINE))
    )
