import json

import pytest

from bookpress.site import printing
from bookpress.site.printing import print_language

WITH = {
    "read": (
        "_config.yml",
        "_toc.yml",
        "book/references.bib",
        "book/_interface/new.po",
        "src/neuronbook/checking/feedback.py",
        "src/neuronbook/i18n.py",
    ),
    "write": (
        "book/_static/new.css",
        "src/neuronbook/terms/tables.py",
        "src/neuronbook/vocabulary/terms.py",
        "src/neuronbook/plots/drawing/palette.py",
    ),
}


@pytest.fixture
def project(tiny_book):
    """The tiny book, of which nothing is borrowed from the real one."""
    for path in (tiny_book.project.root / "_config.yml", tiny_book.project.book / "_static"):
        path.unlink()
    (tiny_book.project.book / "_static").mkdir()
    return tiny_book.project


@pytest.fixture
def stamp(project, monkeypatch):
    """Return a function that says what the pages were read and written with, Sphinx apart."""

    def print_pages(run, output, doctrees):
        output.mkdir(parents=True, exist_ok=True)

    monkeypatch.setattr(printing._Run, "print_pages", print_pages)

    def stamp():
        assert print_language(project, "en", "inputs") == ""
        path = project.build / "press" / "en" / "printed.json"
        return json.loads(path.read_text())

    return stamp


def test_every_page_is_read_or_written_again_when_what_all_have_in_common_changes(project, stamp):
    for kind, names in WITH.items():
        for name in names:
            before, path = stamp(), project.root / name
            path.write_text(f"{path.read_text() if path.is_file() else ''}\n# new\n")
            after = stamp()
            assert [key for key in before if before[key] != after[key]] == [kind], name


def test_pages_alone_are_not_what_all_have_in_common(project, stamp):
    before = stamp()
    for name in ("book/en/one.md", "src/neuronbook/descent.py"):
        (project.root / name).write_text("")
    assert stamp() == before
