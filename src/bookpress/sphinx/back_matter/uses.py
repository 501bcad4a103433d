"""Which pages use a data set, and which cite a reference."""

from __future__ import annotations

from typing import cast

from docutils import nodes
from pybtex.plugin import find_plugin
from sphinxcontrib.bibtex.domain import BibtexDomain

from bookpress.sphinx.back_matter.book import Book, paragraph


def list_uses(book: Book, argument: str) -> list[nodes.Node]:
    """Return one line: the pages whose cells use a data set, but the page it stands on."""
    users = [docname for docname, _ in book.pages() if docname != book.docname]
    users = [name for name in users if argument in book.plan.get(name, {}).get("data", {})]
    return [paragraph(*_ways(book, "used_in", users), classes=["nb-uses"])]


def list_references(book: Book, argument: str) -> list[nodes.Node]:
    """Return all references, each with the pages that cite it, by author and year."""
    cited = cast(BibtexDomain, book.env.get_domain("cite"))
    entries = cited.bibdata.data.entries.values()
    style = find_plugin("pybtex.style.formatting", "unsrt")()
    backend = find_plugin("pybtex.backends", "docutils")()
    citing: dict[str, list[str]] = {}
    for docname, facts in book.pages():
        for key in facts.citations:
            citing.setdefault(key, []).append(docname)
    ordered = find_plugin("pybtex.style.sorting", "author_year_title")().sort(entries)
    cards = nodes.bullet_list(classes=["nb-references"])
    for entry in style.format_entries(ordered):
        ways = paragraph(*_ways(book, "cited_in", citing.get(entry.key, [])), classes=["nb-uses"])
        cards += nodes.list_item("", backend.paragraph(entry), ways)
    return [cards]


def _ways(book: Book, word: str, docnames: list[str]) -> list[str | nodes.Node]:
    """Return a line that names pages: ``Used in 1 One Neuron, 3 Descent``."""
    ways: list[str | nodes.Node] = [book.words[word]]
    for number, docname in enumerate(docnames):
        ways += [book.words["comma"]] * (number > 0) + [book.link(docname, book.title(docname))]
    return ways if docnames else [book.words["nowhere"]]
