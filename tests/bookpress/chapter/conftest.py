import pytest

from bookpress.chapter.contract import check_sources


@pytest.fixture
def errors(tiny_book):
    """Return the function that checks the tiny book."""
    return lambda: check_sources(tiny_book.project)


@pytest.fixture
def complaints(tiny_book, errors):
    """Return a function that edits a page and tells what is then wrong with the book."""

    def complaints(old, new, *, docname="two", languages=("zh",)):
        tiny_book.edit(docname, old, new, languages=languages)
        return errors()

    return complaints


@pytest.fixture
def line_of(tiny_book):
    """Return a function that finds the first line of a page with a text."""

    def line_of(text, *, docname="two", language="zh"):
        lines = tiny_book.project.page(language, docname).read_text(encoding="utf-8").splitlines()
        return next(number for number, line in enumerate(lines, start=1) if text in line)

    return line_of
