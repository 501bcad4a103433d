"""The list of all exercises, and the line under each exercise's title."""

from __future__ import annotations

from docutils import nodes
from sphinx.application import Sphinx

from bookpress.chapter.exercises import KINDS, read_kind
from bookpress.sphinx.back_matter.book import Book, paragraph, table
from bookpress.sphinx.back_matter.facts import find_exercises
from bookpress.words import WORDS


def list_exercises(book: Book, argument: str) -> list[nodes.Node]:
    """Return how many exercises there are of each kind, and all of them by chapter."""
    words = book.words
    rows: list[list[str | nodes.Node]] = []
    minutes: dict[str, list[int]] = {kind: [] for kind in KINDS}
    for docname, facts in book.pages():
        if facts.exercises:
            rows.append([book.link(docname, book.title(docname))])
        for each in facts.exercises:
            number = book.number(docname, "exercise", each.label)
            title = f"{number} {each.title}" if number else each.title
            way = book.link(docname, title, each.label)
            rows.append([way, words[each.kind], str(each.minutes)])
            minutes[each.kind].append(each.minutes)
    kinds: list[list[str | nodes.Node]] = [
        [words[kind], str(len(each)), str(sum(each))] for kind, each in minutes.items()
    ]
    kinds.append([words["all"], *(str(sum(map(count, minutes.values()))) for count in (len, sum))])
    heads = [words["kind"], words["exercises"], words["minutes"]]
    return [
        table(heads, kinds, numbers=(1, 2)),
        table([words["exercises"], words["kind"], words["minutes"]], rows, numbers=(2,)),
    ]


def add_kind(app: Sphinx, document: nodes.document) -> None:
    """Say under an exercise's title of which kind it is and how long it takes."""
    words = WORDS[app.config.bookpress_language]
    for node in find_exercises(document):
        kind, minutes = read_kind(" ".join(node["classes"]))
        text = words["takes"].format(kind=words[kind], minutes=minutes)
        node.insert(1, paragraph(text, classes=["nb-kind"]))


def setup_exercises(app: Sphinx) -> None:
    """Add the line under each title, once facts were noted."""
    app.connect("doctree-read", add_kind, priority=900)
