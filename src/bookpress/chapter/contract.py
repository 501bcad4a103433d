"""The translation contract: what the Chinese and the English file of a page must share.

1. Every page of `_toc.yml` exists in both languages, and no page exists that it does not list.
2. The code cells are the same, byte for byte, head and all, in the same order; the words of a
   figure stand in a ``{caption}`` block after its cell.
3. Headings have the same levels and, like figures and equations, the same labels in the same order.
4. Directives, equations, exercises, figures and images come in the same order.
5. Roles (glued numbers, citations, references), links and inline formulas are the same; within a
   sentence they may change places, because the languages order their words differently.
6. A label is used once. An exercise and a shown function exist.
7. Prose types no number that a cell ought to have computed (see `typed`).

Each error is one line: ``file:line: what is wrong, what was expected, what to do``.
"""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterator

from bookpress.chapter.chapters import Cell, Chapter, Mark
from bookpress.chapter.numbers import check_typed_numbers
from bookpress.chapter.references import find_exercise, read_source
from bookpress.project import LANGUAGES, BookError, Project

REQUIRED = {"file_format": "mystnb", "kernelspec": {"name": "python3", "display_name": "Python 3"}}
"""Front matter that every page needs, so that Jupyter too can open it."""

IN_ORDER = ("heading", "label", "directive", "equation", "exercise", "figure", "image", "code")
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
                errors.append(str(error).replace(str(path), project.relative(path)))
    for (docname, language), chapter in chapters.items():
        errors += _front_matter(project, chapter)
        errors += _exercises(project, chapter)
        errors += check_typed_numbers(project.relative(chapter.path), chapter)
        if language == "zh" and (docname, "en") in chapters:
            errors += compare(project, chapter, chapters[docname, "en"])
    for language in LANGUAGES:
        errors += _labels(project, [c for (_, code), c in chapters.items() if code == language])
    return errors


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
            if path.relative_to(folder).with_suffix("").as_posix() not in docnames:
                yield (
                    f"{project.relative(path)}:1: the page is not in _toc.yml, so no reader would "
                    "find it; list it there, or delete it."
                )


def _front_matter(project: Project, chapter: Chapter) -> Iterator[str]:
    name = project.relative(chapter.path)
    for key, expected in REQUIRED.items():
        if chapter.front_matter.get(key) != expected:
            yield (
                f"{name}:1: the front matter needs `{key}: {expected}`. "
                f"Received: {chapter.front_matter.get(key)!r}."
            )
    meta = (chapter.front_matter.get("myst") or {}).get("html_meta") or {}
    if not meta.get("description"):
        yield f"{name}:1: the front matter needs myst: html_meta: description, one sentence."


def _exercises(project: Project, chapter: Chapter) -> Iterator[str]:
    for mark in chapter.of_kind("exercise"):
        try:
            find_exercise(mark.value)
        except BookError as error:
            yield f"{project.relative(chapter.path)}:{mark.line}: {error}"
    for mark in chapter.of_kind("source"):
        try:
            read_source(mark.value)
        except BookError as error:
            yield f"{project.relative(chapter.path)}:{mark.line}: {error}"


def _labels(project: Project, chapters: list[Chapter]) -> Iterator[str]:
    seen: dict[str, str] = {}
    for chapter in chapters:
        name = project.relative(chapter.path)
        expected = 0
        for mark in chapter.marks:
            if mark.kind == "label":
                here = f"{name}:{mark.line}"
                if mark.value in seen:
                    yield (
                        f"{here}: the label {mark.value!r} is already used at {seen[mark.value]}; "
                        "rename one."
                    )
                seen[mark.value] = here
                expected = mark.line + 1
            elif mark.kind == "heading" and mark.line > expected + 1:
                yield (
                    f"{name}:{mark.line}: a heading needs a label on the line before it, such as "
                    "`(ch-topic)=`, the same in both languages."
                )
