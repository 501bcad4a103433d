"""The cells of every recorded chapter, which no build executes, on a few hundred rows.

A recording is committed, so nothing else would notice that a function its cells use was renamed.
The cells stay as they are: a first one makes less of what takes long.
"""

import sys
import tempfile
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

from bookpress.chapter.chapters import Chapter
from bookpress.project import Project
from bookpress.running.environments import kernel_environment
from bookpress.running.kernels import ANSI

PROJECT = Project.find(Path(__file__))
SECONDS = 300  # a cell may take, on however busy a machine
LESS = """
import functools

import neuronbook.datasets, neuronbook.distributed, neuronbook.training

not_limited = []


def limit(module, name, less):
    whole = getattr(module, name, None)
    if whole is None:  # the cell that needs it will say so, or the last one
        not_limited.append(f"{module.__name__}.{name}")
    else:
        setattr(module, name, functools.wraps(whole)(functools.partial(less, whole)))


def few_rows(load, *args, **options):
    return load(*args, **options).head(1200)  # 750 to train on: more than a batch of 512


def one_epoch(fit, *args, epochs, **options):
    return fit(*args, epochs=min(epochs, 1), **options)


def two_seeds(fit_seeds, *args, epochs, **options):
    return fit_seeds(*args, epochs=min(epochs, 1), **options | {"seeds": range(2)})


limit(neuronbook.datasets, "load_higgs", few_rows)
limit(neuronbook.distributed, "fit", one_epoch)
limit(neuronbook.training, "fit_seeds", two_seeds)
"""
ALL_LIMITED = "assert not not_limited, f'what the rehearsal makes less of is gone: {not_limited}'"


def recorded_chapters() -> list[Path]:
    pages = [PROJECT.page("en", docname) for docname in PROJECT.docnames()]
    return [page for page in pages if Chapter.read(page).front_matter.get("recorded") is True]


def rehearse(page: Path) -> str:
    """Run the cells of a page; return where and why one failed, or an empty string."""
    cells = Chapter.read(page).cells
    sources = [LESS, *(cell.source for cell in cells), ALL_LIMITED]
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(s) for s in sources])
    started = []

    def on_cell_start(cell, cell_index):
        started.append(cell_index)

    with tempfile.TemporaryDirectory() as folder:
        environment = kernel_environment(Path(folder), PROJECT, sys.executable)
        # Threads that wait for each other by spinning are slow where other work is done too.
        environment |= {"CUDA_VISIBLE_DEVICES": "-1", "OMP_NUM_THREADS": "1"}
        client = NotebookClient(
            notebook,
            timeout=SECONDS,
            kernel_name="python3",
            resources={"metadata": {"path": folder}},
            on_cell_start=on_cell_start,
        )
        try:
            client.execute(env=environment)
        except CellExecutionError as error:
            why = f"raised {error.ename}: {error.evalue}\n{ANSI.sub('', error.traceback)}"
        except (CellTimeoutError, DeadKernelError) as error:
            why = f"did not finish: {error}"
        else:
            return ""
    number = started[-1]
    if 1 <= number <= len(cells):
        where = f"{PROJECT.relative(page)}:{cells[number - 1].line}: cell {number}"
    else:
        where = f"{PROJECT.relative(page)}: the rehearsal's own cell"
    return f"{where} {why}"


@pytest.mark.parametrize("page", recorded_chapters(), ids=lambda page: page.stem)
def test_cells_of_a_recorded_chapter_run_with_the_present_code(page):
    failure = rehearse(page)
    assert not failure, failure
