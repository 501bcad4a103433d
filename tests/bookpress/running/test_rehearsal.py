"""The cells of every recorded chapter, which no build executes, on a few hundred rows.

A recording is committed, so nothing else would notice that a function its cells use was renamed.
The cells stay as they are: what is put before the first makes less of what takes long.
"""

import asyncio
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from bookpress.chapter.chapters import Chapter
from bookpress.project import Project
from bookpress.running.kernels import run_chapters
from bookpress.running.plans import plan_chapter

PROJECT = Project.find(Path(__file__))
LESS = """
import functools

import tensorflow as tf

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


limit(neuronbook.datasets, "load_higgs", few_rows)
limit(neuronbook.distributed, "fit", one_epoch)
limit(neuronbook.training, "fit_seeds", one_epoch)
tf.get_logger().setLevel("ERROR")  # of one epoch each, it warns that every call is traced
"""
ALL_LIMITED = "assert not not_limited, f'what the rehearsal makes less of is gone: {not_limited}'"


def recorded_chapters() -> list[str]:
    pages = {docname: PROJECT.page("en", docname) for docname in PROJECT.docnames()}
    return [d for d, page in pages.items() if Chapter.read(page).front_matter.get("recorded")]


@pytest.mark.parametrize("docname", recorded_chapters())
def test_cells_of_a_recorded_chapter_run_with_the_present_code(docname, tmp_path, monkeypatch):
    # Threads that wait for each other by spinning are slow where other work is done too.
    monkeypatch.setenv("OMP_NUM_THREADS", "1")
    chapter = Chapter.read(PROJECT.page("en", docname))
    first, *others, last = chapter.cells
    cells = (
        replace(first, source=f"{LESS}\n{first.source}"),
        *others,
        replace(last, source=f"{last.source}\n\n{ALL_LIMITED}"),
    )
    planned = plan_chapter(PROJECT, docname, chapter, sys.executable)
    path = str(tmp_path / "rehearsed.ipynb")
    rehearsal = replace(planned, cells=cells, path=path, recorded=False)
    project = replace(PROJECT, build=tmp_path / "build")
    _, failures = asyncio.run(run_chapters(project, [rehearsal], jobs=1))
    assert not failures, failures[0]
