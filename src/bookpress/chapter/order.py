"""Words before use: what is bold is a term, introduced once, and no earlier section uses it.

- Every bold word of a page is in the vocabulary; other emphasis is in italics.
- Both languages set the same terms bold in a section, and open as many blocks with a bold title.
- A section uses no term that a later one introduces, unless the word is an everyday one, its
  sentence says where it is explained (chapter 12, or a link there), or the section opens the
  chapter that introduces it. What a page of reference introduces is known from the first link
  there.
- Every term of the vocabulary is introduced on a page, and defined in the glossary.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from bookpress.chapter.chapters import Chapter
from bookpress.chapter.terms import (
    Pages,
    TermsOfBook,
    introductions,
    read_terms,
    section_at,
    sections_of,
    set_apart,
    uses_in,
)
from bookpress.project import LANGUAGES, Project
from neuronbook.glossary import DEFINITIONS
from neuronbook.vocabulary import TERMS, Term, find_term

VOCABULARY = "src/neuronbook/vocabulary"


def check_terms(project: Project, pages: Pages) -> Iterator[str]:
    """Yield what is wrong with the terms of the pages; all of them must have been read."""
    for language, of_language in pages.items():
        for chapter in of_language.values():
            yield from _unknown(project, chapter, language)
    for docname, zh in pages["zh"].items():
        yield from _other_terms(project, zh, pages["en"][docname])
    chapters = project.docnames(part="lessons")
    book = read_terms(pages, chapters)
    yield from _unfinished(project, book)
    for language in LANGUAGES:
        yield from _used_too_early(project, pages, language, chapters, book)


def _unknown(project: Project, chapter: Chapter, language: str) -> Iterator[str]:
    for mark in chapter.of_kind("bold"):
        if not find_term(mark.value, language, place=chapter.path.stem):
            yield (
                f"{project.relative(chapter.path)}:{mark.line}: what is bold is a term of the "
                f"vocabulary. Received: {mark.value!r}. Add it to {VOCABULARY} and to the "
                "glossary; or set it in italics; or, if it opens a paragraph like a title, close "
                "it with a full stop inside (in Chinese: with a mark)."
            )


def _other_terms(project: Project, zh: Chapter, en: Chapter) -> Iterator[str]:
    """Yield the sections in which one language sets a term bold that the other does not."""
    in_zh, in_en = (
        {(said.term, said.section): said.line for said in set_apart(chapter, language, "bold")}
        for chapter, language in ((zh, "zh"), (en, "en"))
    )
    for chapter, here, there in ((zh, in_zh, in_en), (en, in_en, in_zh)):
        for term, section in here.keys() - there.keys():
            yield (
                f"{project.relative(chapter.path)}:{here[term, section]}: the term {term.en!r} "
                f"({term.zh}) is bold here, and not in section {section!r} of the other language; "
                "make it so in both, or in neither."
            )
    titles = [
        Counter(section_at(sections_of(chapter), mark.line) for mark in chapter.of_kind("lead"))
        for chapter in (zh, en)
    ]
    for section, line in sections_of(zh):
        if titles[0][section] != titles[1][section]:
            yield (
                f"{project.relative(zh.path)}:{line}: blocks that open with bold words closed by a "
                f"mark: {titles[0][section]} in this section, {titles[1][section]} in that of "
                f"{project.relative(en.path)}; make them the same."
            )


def _unfinished(project: Project, book: TermsOfBook) -> Iterator[str]:
    for term in TERMS:
        if book.used[term] and term not in book.introduced and not term.everyday:
            label = book.used[term][0]
            yield (
                f"{project.relative(project.page('en', book.page_of[label]))}:1: the term "
                f"{term.en!r} ({term.zh}) is used in section {label!r} and introduced nowhere; set "
                "it bold, in both languages, where it is explained."
            )
        if term.en not in DEFINITIONS:
            yield (
                f"{VOCABULARY}: the term {term.en!r} has no definition; write it, in both "
                "languages, in src/neuronbook/glossary."
            )
    for name in DEFINITIONS.keys() - {term.en for term in TERMS}:
        yield (
            f"src/neuronbook/glossary: {name!r} is no term of the vocabulary. Mend the name, add "
            f"the term to {VOCABULARY}, or take the definition out."
        )


def _used_too_early(
    project: Project, pages: Pages, language: str, chapters: Sequence[str], book: TermsOfBook
) -> Iterator[str]:
    order = {label: place for place, label in enumerate(book.page_of)}
    introduced = dict(book.introduced)
    for term, (docname, said) in introductions(pages[language], language).items():
        if term in introduced and docname not in chapters:
            introduced[term] = _first_link(pages["en"], chapters, docname) or said.section
    for docname in chapters:
        chapter, settled = pages[language][docname], set[Term]()
        opening = sections_of(chapter)[0][0] if sections_of(chapter) else ""
        for said in uses_in(chapter, language):
            term = said.term
            if (
                term.everyday
                or term in settled
                or term not in introduced
                or said.section not in book.used[term]
                or order[said.section] >= order[introduced[term]]
            ):
                continue
            there = book.page_of[introduced[term]]
            if there == docname and said.section == opening:
                continue
            settled.add(term)  # the rest of the page need not say it again
            if _points_at(chapter, said.line, there, book.page_of):
                continue
            yield (
                f"{project.relative(chapter.path)}:{said.line}: {said.words!r} is used before it "
                f"is introduced, in section {introduced[term]!r} of {there}. Explain it here and "
                "set it bold; or say in this sentence where it is explained, by a link; or, if "
                f"everybody knows the word, say everyday=True in {VOCABULARY}."
            )


def _first_link(chapters: Mapping[str, Chapter], names: Sequence[str], docname: str) -> str:
    """Return the first section of the chapters that links to a page."""
    for name in names:
        for mark in chapters[name].of_kind("link"):
            if mark.value.partition("#")[0].removesuffix(".md") == docname:
                return section_at(sections_of(chapters[name]), mark.line)
    return ""


def _points_at(chapter: Chapter, line: int, docname: str, page_of: dict[str, str]) -> bool:
    """Tell whether a line of a page says on which page something is explained."""
    for mark in chapter.marks:
        if mark.line == line and mark.kind == "link":
            if mark.value.partition("#")[0].removesuffix(".md") == docname:
                return True
        elif mark.line == line and mark.kind == "role":
            role, _, label = mark.value.partition(" ")
            if role == "ref" and page_of.get(label) == docname:
                return True
        elif mark.line == line and mark.kind == "prose":
            number = docname.partition("-")[0].lstrip("0")
            if number.isdigit() and _names_chapter(mark.value, number):
                return True
    return False


def _names_chapter(text: str, number: str) -> bool:
    return re.search(rf"\bchapter {number}\b|第 {number} 章", text, re.IGNORECASE) is not None
