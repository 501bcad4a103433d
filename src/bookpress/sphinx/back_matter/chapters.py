"""The home page's ways into the book: the first chapter, where one was, a card for each chapter.

Which figure a card shows and what it asks stand in the front matter of the chapter, as `card` and
`question`. What only a reader's browser knows is left hidden; `_static/progress.js` fills it.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from docutils import nodes

from bookpress.sphinx.back_matter.book import Book, paragraph
from bookpress.sphinx.back_matter.facts import Facts
from bookpress.sphinx.back_matter.figures import picture
from bookpress.sphinx.reading_time import MINUTES

CARD, QUESTION = "card", "question"
"""Keys of a chapter's front matter."""


def list_beginning(book: Book, argument: str) -> list[nodes.Node]:
    """Return the way into the first chapter, and a place for the way back to where one was."""
    for docname, _ in _chapters(book):
        way = book.link(docname, book.words["begin"])
        way["classes"].append("nb-begin")
        words = " ".join(
            f'data-{name.replace("_", "-")}="{escape(book.words[name])}"'
            for name in ("go_on", "go_on_next", "colon")
        )
        back = f'<p class="nb-go-on" hidden {words}><span></span><a href=""></a></p>'
        return [paragraph(way), nodes.raw("", back, format="html")]
    return []


def list_chapters(book: Book, argument: str) -> list[nodes.Node]:
    """Return a card for each chapter: its figure, title and question, and how long it takes."""
    cards = nodes.bullet_list(classes=["nb-chapters"])
    for docname, facts in _chapters(book):
        about = book.env.metadata[docname]
        card = nodes.list_item()
        if label := about.get(CARD):
            card += nodes.raw("", picture(label), format="html")
        number, _, title = book.title(docname).partition(" ")
        card += paragraph(book.link(docname, f"{number}. {title}"), classes=["nb-chapter"])
        if question := about.get(QUESTION):
            card += paragraph(question)
        if minutes := about.get(MINUTES):
            takes = book.words["card"].format(minutes=minutes, exercises=len(facts.exercises))
            card += paragraph(takes, classes=["nb-takes"])
        cards += card
    forget, forgets = book.words["forget"], book.words["forgets"]
    button = f'<p class="nb-forget" hidden>{forgets} <button type="button">{forget}</button></p>'
    return [cards, nodes.raw("", button, format="html")]


def _chapters(book: Book) -> Iterator[tuple[str, Facts]]:
    """Yield the pages that have a number."""
    for docname, facts in book.pages():
        if book.env.toc_secnumbers.get(docname):
            yield docname, facts
