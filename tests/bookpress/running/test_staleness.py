import nbformat
import pytest

from bookpress.running import staleness
from bookpress.running.meaning import module_meaning
from bookpress.running.staleness import (
    Made,
    differences,
    file_digest,
    hash_outputs,
    read_about,
    relevant_files,
    settings_meaning,
)

CELLS = ["a", "b"]
DATA = {"cereals": "sha256:1"}


@pytest.fixture
def made(tiny_book, monkeypatch):
    """What an execution was made from, which is still so."""
    monkeypatch.setattr(
        staleness, "installed_versions", lambda python: {"numpy": "2", "python": "3"}
    )
    path = tiny_book.project.package / "results.py"
    read = {"neuronbook/results.py": [file_digest(path), module_meaning(path.read_text())]}
    return Made(CELLS, read, DATA, {"numpy": "2", "python": "3"}, settings_meaning())


def edit(tiny_book, text):
    path = tiny_book.project.package / "results.py"
    path.write_text(path.read_text() + text)


@pytest.mark.parametrize("text", ["", "\n# the end\n"])
def test_execution_belongs_to_what_it_was_made_from_and_to_what_means_the_same(
    tiny_book, made, text
):
    edit(tiny_book, text)
    assert differences(tiny_book.project, made, CELLS, DATA, "python") == []


def test_whatever_has_changed_is_named(tiny_book, made, monkeypatch):
    edit(tiny_book, "\nextra = 1\n")
    monkeypatch.setattr(
        staleness, "installed_versions", lambda python: {"numpy": "3", "python": "3"}
    )
    monkeypatch.setattr(staleness, "settings_meaning", lambda: "others")
    changed = (["a", "c"], {"cereals": "synthetic:1"})
    names = differences(tiny_book.project, made, *changed, "python")
    assert names == [
        "cells, from cell 2 on",
        "src/neuronbook/results.py",
        "the settings of kernels",
        "its data",
        "numpy",
    ]
    assert differences(tiny_book.project, made, *changed, None) == names[:2]


@pytest.mark.parametrize("cells", [("a",), ("a", "b", "c"), ("b", "a")])
def test_cells_count_in_number_and_order(tiny_book, made, cells):
    assert len(differences(tiny_book.project, made, [*cells], DATA, "python")) == 1


def test_deleted_module_and_one_that_is_no_python_any_more_are_named(tiny_book, made):
    path = tiny_book.project.package / "results.py"
    for text in ("def (", None):
        path.write_text(text) if text else path.unlink()
        assert differences(tiny_book.project, made, CELLS, DATA, "python") == [
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


def test_exercises_and_data_sets_that_the_cells_do_not_name_do_not_matter():
    assert relevant_files(READ, ["load_cereals()"], {"higgs"}) == [READ[0], READ[2]]


@pytest.mark.parametrize("shown", ["ch01.weights.solution()", "ch01.weights.hint(1)"])
def test_exercises_matter_where_a_cell_shows_their_words(shown):
    assert relevant_files(READ, [shown], {"cereals"}) == [*READ[:2], *READ[3:]]


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
