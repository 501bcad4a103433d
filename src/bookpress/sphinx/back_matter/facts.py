"""What a page tells the pages that list: its exercises, figures, citations and links.

It is noted when the page is read, so that a listing costs no second reading, and lies in Sphinx's
environment between two builds.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx_exercise.nodes import exercise_enumerable_node, exercise_node, exercise_subtitle

from bookpress.chapter.exercises import read_kind

EXERCISE = (exercise_node, exercise_enumerable_node)
FACTS = "bookpress_facts"


@dataclass(frozen=True)
class Exercise:
    """An exercise of a page: its label, its title, and what it asks for."""

    label: str
    title: str
    kind: str
    minutes: int


@dataclass(frozen=True)
class Figure:
    """A figure of a page: its label and its caption."""

    label: str
    caption: str


@dataclass(frozen=True)
class Facts:
    """What one page tells the others.

    Attributes
    ----------
    exercises, figures : list
        In the order of the page.
    citations : list of str
        The keys that it cites.
    links : list of str
        The addresses outside the book that it links to.
    """

    exercises: list[Exercise] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    citations: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)


def find_exercises(document: nodes.document) -> Iterator[nodes.Element]:
    """Yield the exercises of a page."""
    for kind in EXERCISE:
        yield from document.findall(kind)


def read_facts(document: nodes.document, cited: list[str]) -> Facts:
    """Return what a page tells the others."""
    exercises = []
    for node in find_exercises(document):
        kind, minutes = read_kind(" ".join(node["classes"]))
        title = " ".join(part.astext() for part in node[0].findall(exercise_subtitle))
        exercises.append(Exercise(node["label"], title, kind, minutes))
    figures = [
        Figure(figure["ids"][0], caption.astext())
        for figure in document.findall(nodes.figure)
        for caption in figure.children
        if isinstance(caption, nodes.caption) and figure["ids"]
    ]
    return Facts(exercises, figures, cited, sorted(set(_outside(document))))


def _outside(document: nodes.document) -> Iterator[str]:
    for node in document.findall(nodes.reference):
        if node.get("refuri", "").startswith(("http://", "https://")):
            yield node["refuri"]


def facts_of(env: BuildEnvironment, docname: str) -> Facts:
    """Return what a page told when it was last read."""
    told: dict[str, Any] = env.metadata[docname].get(FACTS, {})
    return Facts(
        [Exercise(**each) for each in told.get("exercises", [])],
        [Figure(**each) for each in told.get("figures", [])],
        told.get("citations", []),
        told.get("links", []),
    )


def _note(app: Sphinx, document: nodes.document) -> None:
    cited = sorted(app.env.temp_data.get("bibtex_foot_old_refs", ()))  # as its directive keeps them
    app.env.metadata[app.env.docname][FACTS] = asdict(read_facts(document, cited))


def setup_facts(app: Sphinx) -> None:
    """Note what each page tells."""
    app.connect("doctree-read", _note)
