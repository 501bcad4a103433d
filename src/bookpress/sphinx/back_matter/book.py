"""The whole book as a listing sees it: its pages in order, what they tell, and ways to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from bookpress.project import LANGUAGES
from bookpress.sphinx.back_matter.facts import Facts, facts_of
from bookpress.sphinx.plan import read_plan
from bookpress.words import WORDS


class Book:
    """All pages, as seen from the page `docname` on which a listing stands."""

    def __init__(self, app: Sphinx, docname: str) -> None:
        self.env = app.env
        self.builder: Any = app.builder
        self.docname = docname
        self.language = LANGUAGES[app.config.bookpress_language].code
        self.words = WORDS[self.language]
        self.plan = read_plan(app.config.bookpress_plan)
        self.root = app.srcdir.parents[1]

    def pages(self) -> Iterator[tuple[str, Facts]]:
        """Yield the pages in reading order, each with what it tells."""
        for docname in self.env.collect_relations():
            yield docname, facts_of(self.env, docname)

    def title(self, docname: str) -> str:
        """Return a page's title, with its number if it is a chapter."""
        title = self.env.titles[docname].astext()
        number = self.env.toc_secnumbers.get(docname, {}).get("")
        return f"{'.'.join(map(str, number))} {title}" if number else title

    def number(self, docname: str, kind: str, label: str) -> str:
        """Return the number of a figure or an exercise, or an empty string."""
        number = self.env.toc_fignumbers.get(docname, {}).get(kind, {}).get(label, ())
        return ".".join(map(str, number))

    def link(self, docname: str, text: str, label: str = "") -> nodes.reference:
        """Return a link to a page or to a label on it."""
        address = self.builder.get_relative_uri(self.docname, docname) if docname else ""
        part = f"#{label}" if label else ""
        return nodes.reference("", text, refuri=address + part, internal=True)


def paragraph(*children: str | nodes.Node, classes: Iterable[str] = ()) -> nodes.paragraph:
    """Return a paragraph of texts and inline nodes."""
    return nodes.paragraph("", "", *map(_inline, children), classes=list(classes))


def table(
    header: Iterable[str], rows: Iterable[list[str | nodes.Node]], *, numbers: Iterable[int] = ()
) -> nodes.Element:
    """Return a table; a row of one cell is a heading across all columns.

    Parameters
    ----------
    header
        The names of the columns.
    rows
        The cells of each row.
    numbers
        The columns that hold numbers, counted from 0.
    """
    names, right = list(header), set(numbers)
    group = nodes.tgroup("", cols=len(names))
    group += [nodes.colspec("", colwidth=1) for _ in names]
    group += nodes.thead("", _row(names, len(names), right))
    group += nodes.tbody("", *(_row(row, len(names), right) for row in rows))
    # Wide tables scroll by themselves, as those of cells do.
    return nodes.container("", nodes.table("", group), classes=["nb-table"])


def _row(cells: list[Any], columns: int, right: set[int]) -> nodes.row:
    row = nodes.row()
    for number, cell in enumerate(cells):
        classes = ["nb-number"] if number in right and len(cells) > 1 else []
        entry = nodes.entry("", paragraph(cell), classes=classes)
        if len(cells) == 1:
            entry["morecols"] = columns - 1
            entry["classes"].append("nb-group")
        row += entry
    return row


def _inline(child: str | nodes.Node) -> nodes.Node:
    return nodes.Text(child) if isinstance(child, str) else child
