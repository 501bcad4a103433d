r"""Formulas and links to chapters inside the HTML that a cell returned.

The package's rich output marks a formula as ``<div class="nb-tex">\[…\]</div>``, which Jupyter
sets, and a section of the book as ``<a class="nb-see" data-label="ch03-loss">…</a>``. On the page
both become what they are in prose: a formula, set as all others are, and a link that says the
section's title and is checked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform

from bookpress.sphinx.pages import keep_language
from bookpress.words import WORDS

MARKED = re.compile(
    r'<div class="nb-tex">\\\[(?P<tex>.*?)\\\]</div>'
    r'|<a class="nb-see" data-label="(?P<label>[\w-]+)">(?P<words>.*?)</a>',
    re.DOTALL,
)


class PrintOutputFormulas(SphinxTransform):
    """Take the marked parts out of the HTML of outputs and put nodes in their place."""

    default_priority = 850  # before formulas and references are looked at

    def apply(self, **kwargs: object) -> None:
        language = self.config.bookpress_language
        for raw in list(self.document.findall(nodes.raw)):
            html = raw.astext()
            if "html" in raw.get("format", "") and MARKED.search(html):
                # First, as an element in another language may hold a mark or stand in one.
                raw.parent.replace(raw, list(self._parts(keep_language(html, language))))

    def _parts(self, html: str) -> Iterator[nodes.Node]:
        done = 0
        for match in MARKED.finditer(html):
            if match.start() > done:
                yield nodes.raw("", html[done : match.start()], format="html")
            yield from self._formula(match) if match["tex"] else self._link(match)
            done = match.end()
        yield nodes.raw("", html[done:], format="html")

    def _formula(self, match: re.Match[str]) -> Iterator[nodes.Node]:
        tex = unescape(match["tex"])
        options = {"docname": self.env.docname, "number": None, "label": None, "nowrap": False}
        yield nodes.math_block(tex, tex, **options)

    def _link(self, match: re.Match[str]) -> Iterator[nodes.Node]:
        words = unescape(re.sub(r"<[^>]*>", "", match["words"]))
        colon = WORDS[self.config.bookpress_language]["colon"]
        link = addnodes.pending_xref(
            "",
            nodes.inline("", match["label"], classes=["std", "std-ref"]),
            refdomain="std", reftype="ref", reftarget=match["label"], refexplicit=False,
            refwarn=True, refdoc=self.env.docname,
        )  # fmt: skip
        yield nodes.inline("", "", nodes.Text(words + colon), link, classes=["nb-see"])


def setup_output_formulas(app: Sphinx) -> None:
    """Add the transform."""
    app.add_transform(PrintOutputFormulas)
