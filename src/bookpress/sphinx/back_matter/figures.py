"""The list of figures, each with a small picture of itself."""

from __future__ import annotations

from docutils import nodes

from bookpress.sphinx.back_matter.book import Book, paragraph
from bookpress.sphinx.figures import FOLDER


def list_figures(book: Book, argument: str) -> list[nodes.Node]:
    """Return all figures by chapter: picture, number and the first sentence of the caption."""
    found: list[nodes.Node] = []
    for docname, facts in book.pages():
        if not facts.figures:
            continue
        found.append(paragraph(book.link(docname, book.title(docname)), classes=["nb-group"]))
        cards = nodes.bullet_list(classes=["nb-cards"])
        for figure in facts.figures:
            number = book.words["figure"].format(book.number(docname, "figure", figure.label))
            way = book.link(docname, "", figure.label)
            way += nodes.raw("", picture(figure.label), format="html")
            way += nodes.inline("", f"{number} {_first_sentence(figure.caption)}")
            cards += nodes.list_item("", nodes.paragraph("", "", way))
        found.append(cards)
    return found


def picture(label: str) -> str:
    """Return the small picture of a figure, for pages in the folder of its language."""
    # The words beside it name it; a reader of the screen need not hear them twice.
    return f'<img class="nb-thumbnail" src="{FOLDER}/{label}.svg" alt="" loading="lazy">'


def _first_sentence(caption: str) -> str:
    ends = [end for mark in (". ", "。") if (end := caption.find(mark)) >= 0]
    return caption[: min(ends) + 1] if ends else caption
