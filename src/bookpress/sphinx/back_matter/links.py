"""The addresses outside the book that its pages link to, and when each last answered."""

from __future__ import annotations

import json
from pathlib import Path

from docutils import nodes

from bookpress.sphinx.back_matter.book import Book, paragraph

ANSWERED = Path("book", "links.json")
"""What ``nox -s links`` noted: address → the day on which it last answered."""


def list_links(book: Book, argument: str) -> list[nodes.Node]:
    """Return each address with the pages that link to it and the day on which it last answered."""
    path = book.root / ANSWERED
    checked: dict[str, str] = json.loads(path.read_text("utf-8")) if path.is_file() else {}
    linking: dict[str, list[str]] = {}
    for docname, facts in book.pages():
        for address in facts.links:
            linking.setdefault(address, []).append(docname)
    items = nodes.bullet_list(classes=["nb-links"])
    for address in sorted(linking):
        date = checked.get(address)
        said = book.words["answered"].format(date) if date else book.words["not_answered"]
        way = nodes.reference("", address, refuri=address, internal=False)
        ways: list[str | nodes.Node] = []
        for docname in linking[address]:
            ways += [book.words["comma"]] * bool(ways) + [book.link(docname, book.title(docname))]
        items += nodes.list_item("", paragraph(way), paragraph(*ways, " · ", said))
    return [items]
