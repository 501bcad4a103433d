import datetime
import os
from dataclasses import replace
from importlib.metadata import version

import nbformat
import pytest
from bs4 import BeautifulSoup

from bookpress.build import build_site
from bookpress.project import BookError
from bookpress.running import kernels
from bookpress.running.executions import execute
from bookpress.running.observer import read_report
from bookpress.running.plans import plan
from bookpress.running.recordings import record, unreviewable


@pytest.fixture
def run(tiny_book):
    def run():
        before = plan(tiny_book.project)
        execute(tiny_book.project, before, jobs=2)
        return [docname for docname, execution in before.items() if not execution.path]

    return run


@pytest.fixture
def recorded(tiny_book):
    tiny_book.edit("two", "file_format: mystnb\n", "file_format: mystnb\nrecorded: true\n")
    return tiny_book.project.book / "recorded" / "two.ipynb"


def test_chapter_without_its_recording_fails_with_the_command_that_makes_it(run, recorded):
    with pytest.raises(BookError, match=r"two has no recording book/.*nox -s record -- two"):
        run()


def test_recorded_chapter_is_executed_by_its_command_and_never_by_a_build(run, tiny_book, recorded):
    assert record(tiny_book.project, "two") == recorded
    assert run() == ["one"]
    assert not list(tiny_book.project.executed.glob("two.*"))


def test_stale_recording_fails_with_the_command_that_renews_it(run, tiny_book, recorded):
    record(tiny_book.project, "two")
    tiny_book.edit("two", "keep(w=2.5", "keep(w=2.6")
    with pytest.raises(BookError, match=r"two\.ipynb is stale.*cell 1 on.*record -- two"):
        run()
    record(tiny_book.project, "two")
    assert run() == ["one"]


def test_edited_module_makes_the_recordings_stale_that_read_it_and_a_comment_does_not(
    run, tiny_book, recorded
):
    record(tiny_book.project, "two")
    path = tiny_book.project.package / "results.py"
    path.write_text(path.read_text() + "\n# the end\n")
    run()
    other = tiny_book.project.package / "descent.py"
    other.write_text(other.read_text() + "\nextra = 1\n")
    run()
    path.write_text(path.read_text() + "\nextra = 1\n")
    with pytest.raises(BookError, match=r"stale.*Received: other src/neuronbook/results\.py\. Rec"):
        run()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("2.5", "2.7"),
        ('"cells": [', '"cells": [\n<<<<<<< ours'),
        ('"bookpress"', '"booklet"'),
        ("said in English", "said in haste"),
    ],
)
def test_recording_altered_by_hand_is_refused_and_names_its_file(
    run, tiny_book, recorded, old, new
):
    record(tiny_book.project, "two")
    text = recorded.read_text(encoding="utf-8")
    assert old in text
    recorded.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(BookError, match=r"Received: book/recorded/two\.ipynb, which was altered"):
        run()


@pytest.mark.parametrize("number", ["", "07", "one"])
def test_chapter_that_is_not_recorded_cannot_be_chosen(run, tiny_book, recorded, number):
    with pytest.raises(BookError, match=rf"\(two\). Received: chapter='{number}'"):
        record(tiny_book.project, number)


def test_recording_says_what_it_came_from(tiny_book, recorded):
    record(tiny_book.project, "two")
    about = nbformat.read(recorded, as_version=4).metadata["bookpress"]
    assert about["device"] == f"{os.cpu_count()} × CPU"
    assert about["megabytes"] > 10
    assert about["made"]["versions"]["ipython"] == version("ipython")
    assert about["date"] == datetime.datetime.now(datetime.UTC).date().isoformat()
    assert about["seconds"] >= 0
    assert about["made"]["cells"] == plan(tiny_book.project)["two"].meanings


def test_second_recording_of_the_same_code_differs_in_what_it_says_of_itself_only(
    tiny_book, recorded
):
    cells = []
    for _ in range(2):
        record(tiny_book.project, "two")
        cells.append(nbformat.read(recorded, as_version=4).cells)
    assert cells[0] == cells[1]


def test_recording_stays_fresh_where_the_libraries_are_others(
    run, tiny_book, recorded, monkeypatch
):
    record(tiny_book.project, "two")
    monkeypatch.setattr("bookpress.running.staleness.installed_versions", lambda python: {})
    assert run() == ["one"]


def test_recording_that_cannot_be_reviewed_does_not_replace_the_one_before(tiny_book, recorded):
    record(tiny_book.project, "two")
    before = recorded.read_bytes()
    tiny_book.edit("two", "keep(w=2.5", 'print("/home/someone/x")\nkeep(w=2.5')
    with pytest.raises(BookError, match=r"cell 1: an output says '/home/someone"):
        record(tiny_book.project, "two")
    assert recorded.read_bytes() == before


@pytest.mark.parametrize(
    ("output", "complaint"),
    [
        ({"image/png": "iVBORw0KGgo="}, "an output is image/png"),
        ({"application/javascript": "1"}, "an output is application/javascript"),
        ({"text/plain": "saved in /tmp/model.keras"}, "'/tmp/model.keras'"),
        ({"text/html": r"C:\Users\x"}, "a path or a time"),
        ({"text/plain": "2026-01-02 03:04:05 done"}, "'2026-01-02 03:04'"),
        ({"text/plain": "took 01:02:03"}, "'01:02:03'"),
    ],
)
def test_output_that_cannot_be_reviewed_is_named(output, complaint):
    cell = nbformat.v4.new_code_cell(outputs=[nbformat.v4.new_output("display_data", data=output)])
    (problem,) = unreviewable(nbformat.v4.new_notebook(cells=[cell]))
    assert problem.startswith("cell 1: ")
    assert complaint in problem


@pytest.mark.parametrize(
    "text", ["0.5 and/or 3", "events/second", "a https://example.org/home/page", "28:1 and 3:45"]
)
def test_words_and_addresses_are_no_paths_and_ratios_no_times(text):
    output = nbformat.v4.new_output("stream", text=text)
    cell = nbformat.v4.new_code_cell(outputs=[output])
    assert list(unreviewable(nbformat.v4.new_notebook(cells=[cell]))) == []


def test_recorded_page_says_where_it_was_recorded_and_again_when_recorded_anew(
    tiny_book, recorded, monkeypatch
):
    def cards():
        build_site(tiny_book.project)
        return [
            BeautifulSoup(
                (tiny_book.project.site / language / "two.html").read_text("utf-8"), "html.parser"
            ).select_one(".nb-recorded").get_text()
            for language in ("en", "zh")
        ]  # fmt: skip

    record(tiny_book.project, "two")
    en, zh = cards()
    assert "recorded, not run" in en
    assert f"{os.cpu_count()} × CPU" in en
    assert "事先录制" in zh

    def on_tpus(outputs):
        return replace(read_report(outputs), device="8 × TPU")

    monkeypatch.setattr(kernels, "read_report", on_tpus)
    record(tiny_book.project, "two")
    assert all("8 × TPU" in card for card in cards())
