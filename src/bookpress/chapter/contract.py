"""The translation contract: what the Chinese and the English file of a page must share.

1. Every page of `_toc.yml` exists in both languages, and no page exists that it does not list.
2. The code cells are the same, byte for byte, head and all, in the same order; the words of a
   figure stand in a ``{caption}`` block after its cell.
3. Headings have the same levels and, like figures and equations, the same labels in the same order.
4. Directives, equations, exercises, figures and images come in the same order.
5. Roles (glued numbers, citations, references), links and inline formulas are the same; within a
   sentence they may change places, because the languages order their words differently.
6. Paragraphs, list items and rows of tables are as many, place by place (see `blocks`).

And what each page owes by itself: its heads say what they may (`front_matter`, `chapters`), what it
points at exists (`targets`), its prose types no number that a cell ought to have computed
(`numbers`), is printed as it is meant (`prose`, `punctuation`), says no word that the vocabulary
refuses (`wording`), and no term before the book introduces it (`order`).

Each error is one line: ``file:line: what is wrong, what was expected, what to do``.
"""

from __future__ import annotations

import difflib
import os
from collections import Counter
from collections.abc import Iterator

from bookpress.chapter.blocks import compare_blocks
from bookpress.chapter.chapters import Cell, Chapter
from bookpress.chapter.exercises import read_kind
from bookpress.chapter.front_matter import check_front_matter
from bookpress.chapter.marks import Mark
from bookpress.chapter.numbers import check_typed_numbers
from bookpress.chapter.order import check_terms
from bookpress.chapter.prose import check_prose, check_words
from bookpress.chapter.reference import check_reference
from bookpress.chapter.syntax import LANGUAGE_OF_CELLS
from bookpress.chapter.targets import check_labels, check_names, check_targets
from bookpress.chapter.wording import check_package_wording, check_wording
from bookpress.project import LANGUAGES, BookError, Project

IN_ORDER = (
    "heading", "label", "directive", "equation", "exercise", "exercise kind", "figure", "image",
    "code",
)  # fmt: skip
IN_ANY_ORDER = ("role", "inline math", "link")


def check_sources(project: Project) -> list[str]:
    """Return every breach of the contract in the sources of the book, in reading order."""
    docnames = project.docnames()
    errors = list(_listed(project, docnames))
    chapters: dict[tuple[str, str], Chapter] = {}
    for docname in docnames:
        for language in LANGUAGES:
            path = project.page(language, docname)
            try:
                if path.is_file():
                    chapters[docname, language] = Chapter.read(path)
            except BookError as error:
                errors.append(str(error))
    for (docname, language), chapter in chapters.items():
        errors += _heads(project, chapter)
        errors += check_names(project, chapter)
        errors += check_typed_numbers(project.relative(chapter.path), chapter)
        errors += check_prose(project, chapter, language)
        errors += check_wording(project.relative(chapter.path), chapter)
        if language == "zh" and (docname, "en") in chapters:
            errors += compare(project, chapter, chapters[docname, "en"])
            errors += compare_blocks(project, chapter, chapters[docname, "en"])
    read = {
        language: {docname: c for (docname, code), c in chapters.items() if code == language}
        for language in LANGUAGES
    }
    complete = [language for language, pages in read.items() if len(pages) == len(docnames)]
    for language, pages in read.items():
        errors += check_labels(project, pages)
        if language in complete:  # what another page lacks shows only if all were read
            errors += check_targets(project, pages)
            if language == "en":  # in both languages the reference is the same
                errors += check_reference(project, pages)
    if len(complete) == len(LANGUAGES):
        errors += check_terms(project, read)
    return _named_in_project(project, errors)


def check_package(project: Project) -> list[str]:
    """Return what is ill set or refused in the words that the package and the press say."""
    return _named_in_project(project, [*check_words(project), *check_package_wording(project)])


def _named_in_project(project: Project, errors: list[str]) -> list[str]:
    return [error.replace(f"{project.root}{os.sep}", "") for error in errors]


def compare(project: Project, zh: Chapter, en: Chapter) -> Iterator[str]:
    """Yield what differs between the two files of one page."""
    zh_name, en_name = project.relative(zh.path), project.relative(en.path)
    for number, (ours, theirs) in enumerate(zip(zh.cells, en.cells, strict=False), start=1):
        if (ours.source, ours.tags, ours.head) == (theirs.source, theirs.tags, theirs.head):
            continue
        yield (
            f"{zh_name}:{ours.line}: code cell {number} differs from {en_name}:{theirs.line}; "
            f"make them the same.\n{_difference(ours, theirs)}"
        )
    if len(zh.cells) != len(en.cells):
        yield (
            f"{zh_name}:1: {len(zh.cells)} code cells, but {len(en.cells)} in {en_name}; "
            "both files need the same cells."
        )
    for kind in IN_ORDER:
        if pair := _first_difference(zh.of_kind(kind), en.of_kind(kind)):
            zh_mark, en_mark = pair
            yield (
                f"{zh_name}:{zh_mark.line}: {kind} {zh_mark.value!r} stands where "
                f"{en_name}:{en_mark.line} has {en_mark.value!r}; "
                "both files need the same, in the same order."
            )
    for kind in IN_ANY_ORDER:
        zh_marks, en_marks = zh.of_kind(kind), en.of_kind(kind)
        zh_count, en_count = (
            Counter(mark.value for mark in marks) for marks in (zh_marks, en_marks)
        )
        for value in (zh_count - en_count) | (en_count - zh_count):
            mark = next(mark for mark in zh_marks + en_marks if mark.value == value)
            name = zh_name if mark in zh_marks else en_name
            yield (
                f"{name}:{mark.line}: {kind} {value!r} occurs {zh_count[value]} times in {zh_name} "
                f"and {en_count[value]} times in {en_name}; make them the same."
            )


def _difference(ours: Cell, theirs: Cell) -> str:
    if ours.source == theirs.source:
        if ours.tags != theirs.tags:
            return f"    tags {list(ours.tags)} and {list(theirs.tags)}"
        return f"    {ours.head} and {theirs.head}"
    lines = difflib.unified_diff(
        theirs.source.splitlines(), ours.source.splitlines(), "en", "zh", n=0, lineterm=""
    )
    return "\n".join(f"    {line}" for line in list(lines)[2:])


def _first_difference(ours: list[Mark], theirs: list[Mark]) -> tuple[Mark, Mark] | None:
    missing = Mark("", "nothing", 1)
    for i in range(max(len(ours), len(theirs))):
        pair = (ours[i] if i < len(ours) else missing, theirs[i] if i < len(theirs) else missing)
        if pair[0].value != pair[1].value:
            return pair
    return None


def _listed(project: Project, docnames: list[str]) -> Iterator[str]:
    for docname in docnames:
        for language in LANGUAGES:
            path = project.page(language, docname)
            if not path.is_file():
                yield (
                    f"{project.relative(path)}:1: the page is missing, though _toc.yml lists it; "
                    "write it, or take it off the list."
                )
    for language in LANGUAGES:
        folder = project.book / language
        for path in sorted(folder.rglob("*.md")):
            name = path.relative_to(folder)
            if any(part.startswith((".", "#")) for part in name.parts):
                continue  # an editor's: a lock, a checkpoint, a copy
            if name.with_suffix("").as_posix() not in docnames:
                yield (
                    f"{project.relative(path)}:1: the page is not in _toc.yml, so no reader would "
                    "find it; list it there, or delete it."
                )


def _heads(project: Project, chapter: Chapter) -> Iterator[str]:
    """Yield what is wrong with the head of a page and of its code cells."""
    name = project.relative(chapter.path)
    for key, problem in check_front_matter(chapter.front_matter):
        yield f"{name}:{chapter.key_lines.get(key, 1)}: {problem}"
    figures = [mark.value for mark in chapter.of_kind("figure")]
    if (card := chapter.front_matter.get("card")) and card not in figures:
        yield (
            f"{name}:{chapter.key_lines['card']}: `card` names a figure of the page, which is "
            f"{', '.join(figures) or 'none'}. Received: {card!r}. Name one of them."
        )
    for mark in chapter.of_kind("exercise kind"):
        try:
            read_kind(mark.value)
        except ValueError as error:
            yield f"{name}:{mark.line}: {error}"
    executed = {cell.line for cell in chapter.cells}
    for mark in chapter.of_kind("code cell"):
        if mark.line not in executed:
            yield (
                f"{name}:{mark.line}: a code cell stands by itself, or it would never be run. "
                "Received: one inside another block, or between colons. Move it out."
            )
        elif mark.value != LANGUAGE_OF_CELLS:
            yield (
                f"{name}:{mark.line}: a code cell is in {LANGUAGE_OF_CELLS}. "
                f"Received: {mark.value!r}. Write {{code-cell}} {LANGUAGE_OF_CELLS}."
            )
