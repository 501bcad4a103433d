"""The directive that prints a list made of all pages: ``{listing} exercises``.

A listing is filled when its page is written, and its page is written again exactly when what it
would say has changed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective

from bookpress.sphinx.back_matter.book import Book
from bookpress.sphinx.back_matter.chapters import list_beginning, list_chapters
from bookpress.sphinx.back_matter.exercises import list_exercises
from bookpress.sphinx.back_matter.figures import list_figures
from bookpress.sphinx.back_matter.glossary import list_glossary, list_terms
from bookpress.sphinx.back_matter.links import list_links
from bookpress.sphinx.back_matter.runs import list_runs, list_versions
from bookpress.sphinx.back_matter.uses import list_references, list_uses

Filler = Callable[[Book, str], list[nodes.Node]]

LISTINGS: dict[str, Filler] = {
    "beginning": list_beginning,
    "chapters": list_chapters,
    "exercises": list_exercises,
    "figures": list_figures,
    "glossary": list_glossary,
    "links": list_links,
    "references": list_references,
    "runs": list_runs,
    "terms": list_terms,
    "uses": list_uses,
    "versions": list_versions,
}


class listing(nodes.General, nodes.Element):  # noqa: N801 - docutils names nodes in lower case
    """A place on a page that is filled from all pages."""


class Listing(SphinxDirective):
    """Leave a place for a list: its kind and, of ``uses``, the data set."""

    required_arguments = 1
    optional_arguments = 1

    def run(self) -> Sequence[nodes.Node]:
        kind, *rest = self.arguments
        if kind not in LISTINGS:
            raise self.error(
                f"A listing is one of {', '.join(LISTINGS)}. Received: {kind!r}. Name one of them."
            )
        place = listing("", kind=kind, argument="".join(rest))
        told = self.env.metadata[self.env.docname].setdefault("bookpress_listings", [])
        told.append([kind, place["argument"]])
        return [place]


class FillListings(SphinxPostTransform):
    """Put the lists into their places."""

    default_priority = 5  # before references are resolved, at 10
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        book = Book(self.app, self.env.docname)
        for place in list(self.document.findall(listing)):
            place.replace_self(LISTINGS[place["kind"]](book, place["argument"]))


def changed_listings(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Name the pages whose listings would no longer say what they were last printed with."""
    printed: dict[str, str] = env.__dict__.setdefault("bookpress_listings", {})
    now = {}
    for docname in sorted(env.found_docs):
        if places := env.metadata[docname].get("bookpress_listings"):
            book = Book(app, docname)
            told = [node.pformat() for kind, arg in places for node in LISTINGS[kind](book, arg)]
            now[docname] = hashlib.sha256("".join(told).encode()).hexdigest()
    changed = [docname for docname, digest in now.items() if printed.get(docname) != digest]
    env.__dict__["bookpress_listings"] = now
    return changed


def setup_listings(app: Sphinx) -> None:
    """Add the directive and what fills it."""
    app.add_directive("listing", Listing)
    app.add_node(listing)
    app.add_post_transform(FillListings)
    app.connect("env-get-updated", changed_listings, priority=950)  # once all is numbered
