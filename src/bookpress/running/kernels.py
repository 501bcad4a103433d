"""Run a chapter's cells in a Jupyter kernel, several chapters at a time, and say how it goes."""

from __future__ import annotations

import asyncio
import os
import platform
import re
import subprocess
import sys
import tempfile
import time
from importlib.metadata import version
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from bookpress.chapter.chapters import Chapter
from bookpress.project import Project
from bookpress.running.fingerprint import LIBRARIES
from bookpress.running.plans import Execution, write_whole

CELL_TIMEOUT = 900
"""Seconds a single cell may take."""

ANSI = re.compile(r"\x1b\[[0-9;]*m")


async def run_chapters(project: Project, missing: list[Execution], jobs: int) -> list[str]:
    """Run chapters, `jobs` at a time; return an error message for each that failed.

    A chapter that is recorded may use the machine's accelerators, and takes the time it needs.
    """
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
        # Once, for all: a kernel that lists the fonts itself says so on stderr if it takes long.
        fonts = [sys.executable, "-c", "import matplotlib.font_manager"]
        subprocess.run(fonts, env=environment, capture_output=True, check=False)

        async def run(execution: Execution) -> None:
            nonlocal left
            async with places:
                started = time.monotonic()
                failure = await run_chapter(project, execution, environment, bar)
                seconds = time.monotonic() - started
            left -= 1
            verdict = "[red]failed[/]" if failure else "executed"
            console.print(f"{verdict} {execution.docname} in {seconds:.1f} s, {left} left")
            if failure:
                failures.append(failure)

        await asyncio.gather(*(run(execution) for execution in missing))
    return failures


async def run_chapter(
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
            timeout=None if execution.recorded else CELL_TIMEOUT,
            kernel_name="python3",
            record_timing=False,
            resources={"metadata": {"path": folder}},
            on_cell_start=on_cell_start,
        )
        try:
            devices = {} if execution.recorded else {"CUDA_VISIBLE_DEVICES": "-1"}
            await client.async_execute(env=environment | devices, stderr=log)
        except CellExecutionError as error:
            traceback = ANSI.sub("", error.traceback)
            return f"{where(running)} raised {error.ename}: {error.evalue}\n{traceback}"
        except (CellTimeoutError, DeadKernelError, AssertionError) as error:
            log.seek(0)
            # After some deaths nbclient cleans up twice: the first error is the one that matters.
            reason = error.__context__ if isinstance(error, AssertionError) else error
            return (
                f"{where(running)} did not finish: {reason}\n{log.read().decode(errors='replace')}"
            )
        finally:
            bar.remove_task(task)
    for index, cell in enumerate(notebook.cells):
        if warning := _warnings(cell):
            return (
                f"{where(index)} printed a warning, which readers would see:\n{warning}\n"
                "Mend its cause, or silence it where it arises."
            )
    notebook.metadata["bookpress"] = {
        "key": execution.key,
        "data": execution.data,
        "versions": {"python": platform.python_version()} | {n: version(n) for n in LIBRARIES},
    }
    write_whole(Path(execution.path), nbformat.writes(notebook))
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
        # TensorFlow sets this by itself on some processors; without it matrix products are slower.
        "TF_ENABLE_ONEDNN_OPTS": "1",
        "TQDM_DISABLE": "1",  # a page has no use for a moving bar
    }
