"""The reference of the package: all of it is on the pages, described, and in Chinese too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path

import griffe

from bookpress.chapter.chapters import Chapter
from bookpress.chapter.punctuation import check_setting, is_chinese
from bookpress.chapter.wording import refused_words
from bookpress.package.cells import imported_names, of_the_package
from bookpress.package.docstrings import undescribed
from bookpress.package.summaries import CATALOGUE, chinese_summaries
from bookpress.package.surface import (
    NAME,
    Entry,
    about,
    docstring_of,
    entries_of,
    is_folder,
    members_of,
    module_file,
    part_names,
    room_of,
    summary_of,
)
from bookpress.project import BookError, Project

EXERCISES = f"{NAME}.exercises."
"""Where the exercises of a chapter are, which the pages show by themselves."""


def check_reference(project: Project, chapters: Mapping[str, Chapter]) -> Iterator[str]:
    """Yield what the reference leaves out or cannot say; nothing if the book has none.

    Parameters
    ----------
    project : Project
        The book.
    chapters : mapping of str to Chapter
        All its pages in one language, by name.
    """
    shown: dict[str, tuple[Entry, ...]] = {}
    place = ""
    for chapter in chapters.values():
        for mark in chapter.of_kind("directive"):
            name, _, argument = mark.value.partition(" ")
            if name != "api":
                continue
            place = f"{project.relative(chapter.path)}:{mark.line}"
            part, *chosen = argument.split() or [""]
            try:
                shown[part] = (*shown.get(part, ()), *entries_of(part, tuple(chosen)))
            except BookError as error:
                yield f"{place}: {error}"
                return
    if not shown:
        return
    yield from _parts(shown, place)
    yield from _imports(project, chapters, shown)
    yield from _cards(project, chapters, shown)
    said: dict[str, None] = {}
    for line, name, summary in _summaries(project, shown):
        if summary:
            said[summary] = None
        else:
            yield f"{line}: a public name says what it is. Received: {name}. Write its docstring."
    yield from _chinese(project, shown, said)
    for entry in chain.from_iterable(shown.values()):
        if unknown := undescribed(entry.defined):
            yield (
                f"{_line(project, entry.defined)}: a docstring describes the arguments of its own "
                f"function. Received: {', '.join(unknown)} of {entry.public}. Name them as there."
            )


def _parts(shown: Mapping[str, tuple[Entry, ...]], place: str) -> Iterator[str]:
    """Yield the parts that no page shows, and whether they stand in another order."""
    here = [part for part in shown if "." not in part]
    parts = part_names()
    for part in parts:
        if part not in shown:
            yield (
                f"{place}: the reference shows every part of the package. Received: none of "
                f"{NAME}.{part}. Write {{api}} {part} on the page where it belongs."
            )
        elif left := [each.name for each in entries_of(part) if each not in shown[part]]:
            yield (
                f"{place}: the reference shows every name of a part. Received: {NAME}.{part} "
                f"without {', '.join(left)}. Name the folders in which they are."
            )
    if sorted(here) == sorted(parts) and here != parts:
        first = next(a for a, b in zip(here, parts, strict=True) if a != b)
        yield (
            f"{place}: the parts stand in the order of {NAME}/__init__.py. "
            f"Received: {first!r} too early. The order is {', '.join(parts)}."
        )


def _imports(
    project: Project, chapters: Mapping[str, Chapter], shown: Mapping[str, tuple[Entry, ...]]
) -> Iterator[str]:
    """Yield the names that a page imports and the reference does not show."""
    known = {name for part in shown for name in (f"{NAME}.{part}",)}
    known |= {n for entry in chain(*shown.values()) for n in (entry.public, entry.origin)}
    for chapter in chapters.values():
        for cell in chapter.cells:
            for name in of_the_package(imported_names([cell.source])).values():
                if name not in known | {NAME} and not name.startswith(EXERCISES):
                    yield (
                        f"{project.relative(chapter.path)}:{cell.line}: a name that a page imports "
                        f"is in the reference. Received: {name}. Put it into `__all__` of its "
                        "part, or name it in an {api} of the reference."
                    )


def _cards(
    project: Project, chapters: Mapping[str, Chapter], shown: Mapping[str, tuple[Entry, ...]]
) -> Iterator[str]:
    """Yield the data sets that the reference shows the loader of and that have no card."""
    labels = {mark.value for chapter in chapters.values() for mark in chapter.of_kind("label")}
    for entry in chain(*shown.values()):
        if entry.card and entry.card not in labels:
            yield (
                f"{_line(project, entry.defined)}: a data set has a card. Received: none for "
                f"{entry.public}. Write ({entry.card})= before a heading of the data sets."
            )


def _summaries(
    project: Project, shown: Mapping[str, tuple[Entry, ...]]
) -> Iterator[tuple[str, str, str]]:
    """Yield place, name and summary of all that the reference shows a summary of."""
    for part, entries in shown.items():
        rooms = {f"{part}.{room_of(entry)}" for entry in entries if room_of(entry)}
        for folder in (part, *sorted(filter(is_folder, rooms))):
            path = module_file(f"{NAME}.{folder}").with_suffix(".py")
            yield f"{project.relative(path)}:1", f"{NAME}.{folder}", summary_of(about(folder))
        for entry in entries:
            yield (
                _line(project, entry.defined), entry.public, summary_of(entry.docstring),
            )  # fmt: skip
            if isinstance(entry.defined, griffe.Class):
                for name, member in members_of(entry):
                    summary = summary_of(docstring_of(member))
                    yield _line(project, member), f"{entry.public}.{name}", summary


def _chinese(
    project: Project, shown: Mapping[str, tuple[Entry, ...]], said: Mapping[str, None]
) -> Iterator[str]:
    """Yield the summaries without Chinese, and the Chinese of what is no summary any more."""
    path = project.book / CATALOGUE
    here = project.relative(path)
    try:
        chinese = chinese_summaries(path)
    except BookError as error:
        yield str(error)
        return
    for line, name, summary in _summaries(project, shown):
        words, entry_line = chinese.get(summary, ("", 0))
        if summary and not words:
            yield (
                f"{line}: the summary of {name} has no Chinese. Received: {summary!r}. "
                f"Write it into {here}."
            )
        elif summary and not is_chinese(words):
            yield f"{here}:{entry_line}: the Chinese of {name} is none. Received: {words!r}."
    for summary, (words, entry_line) in chinese.items():
        if summary not in said:
            yield (
                f"{here}:{entry_line}: no public name has this summary. Received: {summary!r}. "
                "Write the one that it has now, or take it out."
            )
        for _, problem in check_setting(words, "zh"):
            yield f"{here}:{entry_line}: {problem}"
        yield from refused_words(here, entry_line, words, path.stem)


def _line(project: Project, thing: griffe.Object) -> str:
    return f"{project.relative(Path(str(thing.filepath)))}:{thing.lineno or 1}"
