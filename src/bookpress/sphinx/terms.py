"""A term's first use in each chapter, linked to its entry in the glossary.

The definition is the link's title; `terms.js` shows it under the pointer, at the focus, and on a
tap. Headings, code, formulas, outputs and what is a link already stay as they are. A page is
written again when its terms, or what they mean, have changed.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.transforms.post_transforms import SphinxPostTransform

from neuronbook.glossary import DEFINITIONS
from neuronbook.vocabulary import find_terms

GLOSSARY = "glossary"
"""The page of the entries."""

UNTOUCHED = (
    nodes.FixedTextElement, nodes.title, nodes.reference, nodes.literal, nodes.math, nodes.raw,
    nodes.math_block, nodes.footnote, nodes.footnote_reference, nodes.image, nodes.rubric,
)  # fmt: skip
OUTPUTS = {"cell_output", "nb-reading-time", "nb-provenance", "nb-kind"}


def read_terms_file(config: Any) -> dict[str, Any]:
    """Return what the press has written for the pages (see `site.terms`)."""
    path = Path(config.bookpress_plan).with_name("terms.json")
    return _parse(str(path), path.stat().st_mtime_ns)


@lru_cache(maxsize=1)
def _parse(path: str, changed: int) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(Path(path).read_text(encoding="utf-8"))
    return told


def entry_id(english: str) -> str:
    """Return the id of a term's entry.

    >>> entry_id("L2 penalty")
    'term-l2-penalty'
    """
    return f"term-{re.sub('[^a-z0-9]+', '-', english.lower())}"


class LinkTerms(SphinxPostTransform):
    """Link the first use of each term in a chapter."""

    default_priority = 150  # after references are resolved, before cells are folded
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        docname = self.env.docname
        self.waiting = dict(read_terms_file(self.config)["links"].get(docname, {}))
        if not self.waiting or GLOSSARY not in self.env.found_docs:
            return
        builder: Any = self.app.builder
        self.address = builder.get_relative_uri(docname, GLOSSARY)
        self.place = docname.rpartition("/")[2]
        for text, section in list(_texts(self.document, "")):
            self._link(text, section)

    def _link(self, text: nodes.Text, section: str) -> None:
        """Put links for the terms that a text says first into its place."""
        language, done, pieces = self.config.bookpress_language, 0, []
        for start, end, term in find_terms(text.astext(), language, place=self.place):
            if section in self.waiting.get(term.en, ()):
                del self.waiting[term.en]
                pieces += [nodes.Text(text[done:start]), self._to_entry(text[start:end], term.en)]
                done = end
        if pieces:
            parent: Any = text.parent
            # Texts of the same letters are equal, so the place is found by identity.
            place = next(i for i, node in enumerate(parent.children) if node is text)
            parent[place : place + 1] = [*pieces, nodes.Text(text[done:])]

    def _to_entry(self, words: str, english: str) -> nodes.reference:
        return nodes.reference(
            "", words,
            refuri=f"{self.address}#{entry_id(english)}",
            reftitle=DEFINITIONS[english].in_language(self.config.bookpress_language),
            internal=True,
            classes=["nb-term"],
        )  # fmt: skip


def _is_untouched(element: nodes.Element) -> bool:
    return isinstance(element, UNTOUCHED) or bool(set(element["classes"]) & OUTPUTS)


def _texts(node: nodes.Node, section: str) -> Iterator[tuple[nodes.Text, str]]:
    """Yield the texts that may hold links, each with the label of its section."""
    for child in node.children:
        if isinstance(child, nodes.Text):
            yield child, section
        elif not isinstance(child, nodes.Element) or _is_untouched(child):
            continue
        elif isinstance(child, nodes.section) and not child["ids"][0].startswith("exercise-"):
            yield from _texts(child, child["ids"][0])
        else:
            yield from _texts(child, section)


def changed_links(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Name the pages whose terms, or what they mean, are not what they were last printed with."""
    language = app.config.bookpress_language
    now = {}
    for docname, terms in read_terms_file(app.config)["links"].items():
        meanings = [[name, DEFINITIONS[name].in_language(language)] for name in terms]
        digest = hashlib.sha256(json.dumps([terms, meanings]).encode()).hexdigest()
        now[docname] = digest
    before: dict[str, str] = env.__dict__.get("bookpress_links", {})
    env.__dict__["bookpress_links"] = now
    return [
        docname for docname in sorted(env.found_docs) if before.get(docname) != now.get(docname)
    ]


def setup_terms(app: Sphinx) -> None:
    """Add the links."""
    app.add_post_transform(LinkTerms)
    app.connect("env-get-updated", changed_links)
