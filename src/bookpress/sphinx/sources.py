"""The directive that shows a tested function of the package: ``{source} neuronbook.models.f``."""

from __future__ import annotations

from collections.abc import Sequence

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from bookpress.chapter.references import module_path, read_source
from bookpress.project import BookError


class Source(SphinxDirective):
    """Show the code of one function: the page cannot say other than what the tests run."""

    required_arguments = 1

    def run(self) -> Sequence[nodes.Node]:
        try:
            code = read_source(self.arguments[0])
        except BookError as error:
            raise self.error(str(error)) from error
        self.env.note_dependency(str(module_path(self.arguments[0])))
        block = nodes.literal_block(code, code, language="python", classes=["nb-source"])
        block["defines"] = self.arguments[0]  # there it links to the reference
        return [block]


def setup_sources(app: Sphinx) -> None:
    """Add the directive."""
    app.add_directive("source", Source)
