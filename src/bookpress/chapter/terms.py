"""Terms: where the book introduces each of them, and which sections use it.

A term is introduced where it is first set bold or, if it never is, where it first stands in
italics. What opens a block like a title, bold and closed by a mark (**Two standard errors.**), is
no term.

A section uses a term if both languages say it there, in prose, captions or cells of tables;
headings, titles of boxes and alternative texts only name what the text introduces.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter

from bookpress.chapter.chapters import Chapter
from bookpress.chapter.marks import WITHOUT_WORDS
from bookpress.project import LANGUAGES
from neuronbook.vocabulary import TERMS, Term, find_term, find_terms

NAMES_ONLY = WITHOUT_WORDS | {"alternative text", "description", "heading", "title"}
"""Kinds of blocks that say nothing about a term, or only name it."""

Pages = Mapping[str, Mapping[str, Chapter]]
"""The pages of each language by name, in reading order."""


@dataclass(frozen=True)
class Said:
    """A term that a page says: which, in which section, on which line, in which words."""

    term: Term
    section: str
    line: int
    words: str


@dataclass(frozen=True)
class TermsOfBook:
    """What the book does with its terms.

    Attributes
    ----------
    introduced : dict
        The section that introduces a term, by label; an everyday word may have none.
    used : dict
        The sections of chapters that use it, by label, in reading order.
    page_of : dict
        Label of each section → name of its page, in reading order.
    """

    introduced: dict[Term, str]
    used: dict[Term, list[str]]
    page_of: dict[str, str]

    def links(self) -> dict[str, dict[str, list[str]]]:
        """Return, for each chapter, the terms to link and the sections to do it in.

        The chapter that introduces a term may say the word before in another sense.
        """
        links: dict[str, dict[str, list[str]]] = {}
        order = {label: place for place, label in enumerate(self.page_of)}
        for term, labels in self.used.items():
            start = self.introduced.get(term, "")
            for label in labels:
                docname = self.page_of[label]
                if docname != self.page_of.get(start) or order[label] >= order[start]:
                    links.setdefault(docname, {}).setdefault(term.en, []).append(label)
        return links


def read_terms(pages: Pages, chapters: Sequence[str]) -> TermsOfBook:
    """Find out where terms are introduced and used.

    Parameters
    ----------
    pages : mapping
        All pages of each language, in reading order.
    chapters : sequence of str
        Those whose uses count.
    """
    page_of = {
        label: docname
        for docname, chapter in pages["en"].items()
        for label, _ in sections_of(chapter)
    }
    used: dict[Term, list[str]] = {term: [] for term in TERMS}
    for docname in chapters:
        said = [
            {(said.term, said.section) for said in uses_in(pages[language][docname], language)}
            for language in LANGUAGES
        ]
        in_both = set.intersection(*said)
        for label, _ in sections_of(pages["en"][docname]):
            for term in TERMS:
                if (term, label) in in_both:
                    used[term].append(label)
    introduced = {
        term: said.section for term, (_, said) in introductions(pages["en"], "en").items()
    }
    return TermsOfBook(introduced, used, page_of)


def introductions(pages: Mapping[str, Chapter], language: str) -> dict[Term, tuple[str, Said]]:
    """Return where the pages of one language introduce each term, and on which page."""
    found: dict[Term, tuple[str, Said]] = {}
    for kind in ("bold", "italic"):
        for docname, chapter in pages.items():
            for said in set_apart(chapter, language, kind):
                found.setdefault(said.term, (docname, said))
    return found


def set_apart(chapter: Chapter, language: str, kind: str) -> Iterator[Said]:
    """Yield the terms that a page sets bold, or in italics."""
    sections = sections_of(chapter)
    for mark in chapter.of_kind(kind):
        if term := find_term(mark.value, language, place=chapter.path.stem):
            yield Said(term, section_at(sections, mark.line), mark.line, mark.value)


def uses_in(chapter: Chapter, language: str) -> Iterator[Said]:
    """Yield the terms that a page says, in their order."""
    sections = sections_of(chapter)
    for block in chapter.blocks:
        if block.kind in NAMES_ONLY:
            continue
        for start, end, term in find_terms(block.text, language, place=chapter.path.stem):
            line = block.line + block.text.count("\n", 0, start)
            yield Said(term, section_at(sections, line), line, block.text[start:end])


def section_at(sections: list[tuple[str, int]], line: int) -> str:
    """Return the label of the section that a line of a page stands in, of those of the page."""
    place = bisect_right(sections, line, key=itemgetter(1))
    return sections[place - 1][0] if place else ""


def sections_of(chapter: Chapter) -> list[tuple[str, int]]:
    """Return the labels of a page's sections and the lines of their headings."""
    sections, label = [], ""
    for mark in chapter.marks:
        if mark.kind == "label":
            label = mark.value
        elif mark.kind == "heading":
            sections.append((label, mark.line))
    return sections
