"""The page of the search; what it looks through is `bookpress.site.searching`'s.

Sphinx's own index is left out: it knows pages, not sections, and asks for every word of a query.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sphinx.application import Sphinx

PAGE = "search"
SCRIPTS = {"searchtools.js", "language_data.js"}
"""What Sphinx's own search would load."""
OTHER_WAYS = ("index", "glossary", "term-index", "exercises", "figures", "api/index")
"""Pages that list what the book has, for a reader whose browser runs no scripts."""


def leave_out_sphinx_search(app: Sphinx) -> None:
    """Let Sphinx make no index and no page of its own."""
    builder: Any = app.builder
    builder.search = False


def search_page(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Yield the search page, from its template."""
    titles = app.env.titles
    ways = [(name, titles[name].astext()) for name in OTHER_WAYS if name in titles]
    yield PAGE, {"ways": ways}, f"{PAGE}.html"


def setup_search(app: Sphinx) -> None:
    """Use the book's search in place of Sphinx's."""
    app.connect("builder-inited", leave_out_sphinx_search)
    app.connect("html-collect-pages", search_page)
