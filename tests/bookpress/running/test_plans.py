import nbformat
import pytest

from bookpress.chapter.chapters import Cell
from bookpress.running import plans
from bookpress.running.meaning import module_meaning
from bookpress.running.plans import (
    Execution,
    Made,
    dataset_ids,
    differences,
    file_digest,
    hash_outputs,
    named_datasets,
    read_about,
    relevant_files,
)
from neuronbook.datasets import DATASETS


def new_execution(*sources, titles=(), data=None):
    cells = tuple(Cell(source, (), 1) for source in sources)
    return Execution("one", cells, [*sources], data or {}, {id_: {} for id_ in titles})


@pytest.fixture
def made(tiny_book, monkeypatch):
    """What an execution was made from, which is still so."""
    monkeypatch.setattr(plans, "installed_versions", lambda python: {"numpy": "2", "python": "3"})
    path = tiny_book.project.package / "results.py"
    read = {"neuronbook/results.py": [file_digest(path), module_meaning(path.read_text())]}
    data = {"cereals": "sha256:1"}
    return Made(["a", "b"], read, data, {"numpy": "2", "python": "3"}, plans.settings_meaning())


@pytest.fixture
def execution():
    return new_execution("a", "b", data={"cereals": "sha256:1"})


def edit(tiny_book, text):
    path = tiny_book.project.package / "results.py"
    path.write_text(path.read_text() + text)


@pytest.mark.parametrize("text", ["", "\n# the end\n"])
def test_execution_belongs_to_what_it_was_made_from_and_to_what_means_the_same(
    tiny_book, made, execution, text
):
    edit(tiny_book, text)
    assert differences(tiny_book.project, execution, made, "python") == []


def test_whatever_has_changed_is_named(tiny_book, made, monkeypatch):
    edit(tiny_book, "\nextra = 1\n")
    monkeypatch.setattr(plans, "installed_versions", lambda python: {"numpy": "3", "python": "3"})
    monkeypatch.setattr(plans, "settings_meaning", lambda: "others")
    changed = new_execution("a", "c", data={"cereals": "synthetic:1"})
    names = differences(tiny_book.project, changed, made, "python")
    assert names == [
        "cells, from cell 2 on",
        "src/neuronbook/results.py",
        "the settings of kernels",
        "its data",
        "numpy",
    ]
    assert differences(tiny_book.project, changed, made, None) == names[:2]


@pytest.mark.parametrize("cells", [("a",), ("a", "b", "c"), ("b", "a")])
def test_cells_count_in_number_and_order(tiny_book, made, cells):
    changed = new_execution(*cells, data={"cereals": "sha256:1"})
    assert len(differences(tiny_book.project, changed, made, "python")) == 1


def test_deleted_module_and_one_that_is_no_python_any_more_are_named(tiny_book, made, execution):
    path = tiny_book.project.package / "results.py"
    for text in ("def (", None):
        path.write_text(text) if text else path.unlink()
        assert differences(tiny_book.project, execution, made, "python") == [
            "src/neuronbook/results.py"
        ]


READ = [
    "neuronbook/plots/neurons/lines.py",
    "neuronbook/exercises/ch01.py",
    "neuronbook/datasets/catalogue/cereals.py",
    "neuronbook/datasets/catalogue/higgs.py",
    "neuronbook/datasets/twins/parameters/higgs.json",
    "neuronbook/datasets/twins/higgs/collisions.py",
]


def test_exercises_and_data_sets_that_the_cells_do_not_name_do_not_matter(tiny_book):
    execution = new_execution("load_cereals()", titles=["cereals"])
    assert relevant_files(tiny_book.project, execution, READ) == [READ[0], READ[2]]


@pytest.mark.parametrize("shown", ["ch01.weights.solution()", "ch01.weights.hint(1)"])
def test_exercises_matter_where_a_cell_shows_their_words(tiny_book, shown):
    execution = new_execution(shown, titles=["higgs"])
    assert relevant_files(tiny_book.project, execution, READ) == [*READ[:2], *READ[3:]]


@pytest.mark.parametrize(
    ("cells", "ids"),
    [
        (["from neuronbook.datasets import load_cereals\nload_cereals()"], ["cereals"]),
        (["from neuronbook import datasets", "datasets.load_red_wine()"], ["red_wine"]),
        (["show_card('red_wine')", 'show_card("cereals")'], ["cereals", "red_wine"]),
        (["from neuronbook import datasets", "cereals = 1"], []),
        (["load_cerealsly()"], []),
    ],
)
def test_data_sets_that_cells_name_are_found(cells, ids):
    assert named_datasets(cells, DATASETS) == ids


def test_every_data_set_has_a_module_of_its_name(real_book):
    assert dataset_ids(real_book) == set(DATASETS)


@pytest.fixture
def kept(tmp_path):
    """An executed notebook as it is kept, and where."""
    output = nbformat.v4.new_output("display_data", data={"image/svg+xml": "<svg>\n</svg>\n"})
    stream = nbformat.v4.new_output("stream", text="one\ntwo\n")
    cell = nbformat.v4.new_code_cell("x = 1\nx", outputs=[output, stream], id="cell-0")
    notebook = nbformat.v4.new_notebook(cells=[cell])
    made = {"cells": [], "read": {}, "data": {}, "versions": {}, "settings": ""}
    notebook.metadata["bookpress"] = {"made": made, "outputs": hash_outputs(notebook)}
    path = tmp_path / "kept.ipynb"
    path.write_text(nbformat.writes(notebook))
    return path


def test_kept_execution_says_what_it_was_made_from(kept):
    assert read_about(kept)["made"]["cells"] == []


@pytest.mark.parametrize(
    ("old", "new"),
    [("two", "tow"), ("x = 1", "x = 2"), ("</svg>", ""), ('"settings"', '"seating"'), ("{", "<")],
)
def test_execution_that_was_altered_says_nothing(kept, old, new):
    text = kept.read_text()
    assert old in text
    kept.write_text(text.replace(old, new))
    assert read_about(kept) == {}


def test_execution_that_was_cut_short_says_nothing(kept):
    kept.write_text(kept.read_text()[:200])
    assert read_about(kept) == {}
