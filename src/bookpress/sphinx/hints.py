"""The directive that folds an exercise's hints and tested solution into the page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from bookpress.chapter.references import exercise_files, find_exercise
from bookpress.project import BookError
from bookpress.words import WORDS


class details(nodes.General, nodes.Element):  # noqa: N801 - docutils names nodes in lower case
    """A part of the page that is folded until the reader opens it."""


class Answers(SphinxDirective):
    """Fold away the hints and the solution of one exercise: ``{answers} ch01.input_shape``."""

    required_arguments = 1

    def run(self) -> Sequence[nodes.Node]:
        try:
            exercise = find_exercise(self.arguments[0])
        except BookError as error:
            raise self.error(str(error)) from error
        for path in exercise_files(self.arguments[0]):
            self.env.note_dependency(str(path))
        language = self.config.bookpress_language
        words = WORDS[language]
        folded: list[nodes.Node] = []
        for number, hint in enumerate(exercise.hints, start=1):
            inline, messages = self.state.inline_text(getattr(hint, language), self.lineno)
            body = nodes.paragraph("", "", *inline)
            folded += [_fold(words["hint"].format(number), body), *messages]
        source = exercise.solution_source
        code = nodes.literal_block(source, source, language="python")
        return [*folded, _fold(words["solution"], code)]


def _fold(summary: str, body: nodes.Node) -> details:
    return details("", body, summary=summary, classes=["nb-answer"])


def visit_details(self: Any, node: details) -> None:
    self.body.append(self.starttag(node, "details"))
    self.body.append(f"<summary>{self.encode(node['summary'])}</summary>\n")


def depart_details(self: Any, node: details) -> None:
    self.body.append("</details>\n")


def setup_answers(app: Sphinx) -> None:
    """Add the directive and the node it makes."""
    app.add_directive("answers", Answers)
    app.add_node(details, html=(visit_details, depart_details))
