"""Say at the head of a chapter how long it takes to read and where its notebook can be run."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docutils import nodes
from sphinx.application import Sphinx

from bookpress.project import ways_to_open
from bookpress.sphinx.back_matter.facts import find_exercises
from bookpress.words import WORDS

ENGLISH_WORDS = 200
CHINESE_CHARACTERS = 350
LINES_OF_CODE = 25
"""Each read in a minute; looking at a figure takes one too."""

MINUTES = "bookpress_minutes"
"""Under this name a page's estimate lies in Sphinx's environment, for the pages that list it."""

EXERCISES = re.compile(r"ch\d\d-exercises")
WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")
CHARACTER = re.compile(r"[㐀-鿿]")
HIDDEN = {"tag_hide-input", "tag_hide-cell", "tag_remove-input", "tag_remove-cell"}


def reading_minutes(document: nodes.document, language: str) -> int | None:
    """Return how many minutes a chapter's text takes, up to its exercises; None without any.

    Counted are the words outside code and formulas, folded answers included, the figures, and the
    lines of the code that the page shows unfolded.
    """
    words = figures = lines = 0
    for node in _before_exercises(document):
        if isinstance(node, nodes.Text):
            pattern = WORD if language == "en" else CHARACTER
            words += len(pattern.findall(node.astext()))
        elif isinstance(node, nodes.literal_block):
            lines += len(node.astext().splitlines())
        elif isinstance(node, nodes.figure):
            figures += 1
    if not any(_is_exercises(section) for section in document.findall(nodes.section)):
        return None
    pace = ENGLISH_WORDS if language == "en" else CHINESE_CHARACTERS
    return round(words / pace + figures + lines / LINES_OF_CODE)


def _before_exercises(node: nodes.Node) -> Iterator[nodes.Node]:
    """Yield what is read of a page before its exercises: texts, blocks of code, figures."""
    for child in node.children:
        classes: set[str] = set()
        if isinstance(child, nodes.Element):
            classes.update(child["classes"])
        if isinstance(child, nodes.section) and _is_exercises(child):
            return
        if isinstance(child, nodes.literal_block):
            yield child
        elif isinstance(child, nodes.raw | nodes.math | nodes.math_block | nodes.literal):
            continue
        elif "cell" in classes:
            if not classes & HIDDEN:
                for part in child.findall(nodes.container):
                    if "cell_input" in part["classes"]:
                        yield from part.findall(nodes.literal_block)
            yield from child.findall(nodes.figure)
        else:
            if isinstance(child, nodes.figure | nodes.Text):
                yield child
            yield from _before_exercises(child)


def _is_exercises(section: nodes.section) -> bool:
    return any(EXERCISES.fullmatch(name) for name in section["ids"])


def add_reading_time(app: Sphinx, doctree: nodes.document) -> None:
    """Put the estimate under the title of a chapter, and below it links that open its notebook."""
    language = app.config.bookpress_language
    minutes = reading_minutes(doctree, language)
    if minutes is None:
        return
    app.env.metadata[app.env.docname][MINUTES] = minutes
    exercises = sum(1 for _ in find_exercises(doctree))
    text = WORDS[language]["reading_time"].format(minutes=minutes, exercises=exercises)
    (page, *_) = doctree.findall(nodes.section)
    page.insert(1, nodes.paragraph("", text, classes=["nb-reading-time"]))
    if ways := ways_to_open(language, app.env.docname):
        words = WORDS[language]["open_in"]
        links = [
            nodes.reference("", words.format(name), refuri=address)
            for name, address in ways.items()
        ]
        page.insert(2, nodes.paragraph("", "", *links, classes=["nb-reading-time", "nb-open"]))


def setup_reading_time(app: Sphinx) -> None:
    """Add the estimate to each chapter."""
    app.connect("doctree-read", add_reading_time)
