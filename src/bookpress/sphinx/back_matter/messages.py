"""The directive for a field that narrows a page's rows to a pasted message: ``{messages}``.

The field works by `_static/messages.js`, which only its page loads, and is hidden without it.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from bookpress.words import WORDS

SCRIPT = "messages.js"
ROOM = "bookpress_messages"
"""Where the environment notes that a page has the field."""

FIELD = """<div class="nb-messages" hidden>
<label for="nb-message">{label}</label>
<textarea id="nb-message" rows="2" spellcheck="false" autocapitalize="off"></textarea>
<output for="nb-message" data-some="{some}" data-none="{none}"></output>
</div>"""


class Messages(SphinxDirective):
    """Put the field here."""

    def run(self) -> Sequence[nodes.Node]:
        words = WORDS[self.config.bookpress_language]
        self.env.metadata[self.env.docname][ROOM] = True
        field = FIELD.format(
            label=escape(words["paste_message"]),
            some=escape(words["rows_some"]),
            none=escape(words["rows_none"]),
        )
        return [nodes.raw("", field, format="html")]


def add_script(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: Any
) -> None:
    """Let a page that has the field load its script."""
    if app.env.metadata.get(pagename, {}).get(ROOM):
        app.add_js_file(SCRIPT)


def setup_messages(app: Sphinx) -> None:
    """Add the directive and its script."""
    app.add_directive("messages", Messages)
    app.connect("html-page-context", add_script)
