"""What a page points at: each label, equation, citation, link and kept number must exist."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

from bookpress.chapter.chapters import Chapter
from bookpress.chapter.references import find_exercise, read_source
from bookpress.chapter.syntax import CITATIONS, DIRECTIVES, ROLES
from bookpress.project import BookError, Project, read_text

FINDERS = {"exercise": find_exercise, "source": read_source}


def check_labels(project: Project, chapters: Mapping[str, Chapter]) -> Iterator[str]:
    """Yield the labels that two places of one language's pages share, and headings without one."""
    labels: dict[str, str] = {}
    for chapter in chapters.values():
        name = project.relative(chapter.path)
        expected = 0
        for mark in chapter.marks:
            if mark.kind == "label":
                here = f"{name}:{mark.line}"
                if mark.value in labels:
                    yield (
                        f"{here}: the label {mark.value!r} is already used at "
                        f"{labels[mark.value]}; rename one."
                    )
                labels[mark.value] = here
                expected = mark.line + 1
            elif mark.kind == "heading" and mark.line > expected + 1:
                yield (
                    f"{name}:{mark.line}: a heading needs a label on the line before it, such as "
                    "`(ch-topic)=`, the same in both languages."
                )


def check_targets(project: Project, chapters: Mapping[str, Chapter]) -> Iterator[str]:
    """Yield each reference, citation and link of one language's pages that leads nowhere.

    Parameters
    ----------
    project : Project
        The book.
    chapters : mapping of str to Chapter
        All its pages in one language, by name.
    """
    pages = {
        docname: {mark.value for mark in chapter.of_kind("label")}
        for docname, chapter in chapters.items()
    }
    labels = set().union(*pages.values())
    roles = [mark for chapter in chapters.values() for mark in chapter.of_kind("role")]
    cited = any(mark.value.split()[0] in CITATIONS for mark in roles)
    try:
        entries = bibliography(project.book / "references.bib") if cited else frozenset()
    except BookError as error:
        yield str(error)
        return
    used = {key.strip() for mark in roles for key in _cited(mark.value)}
    for key in sorted(entries - used):
        yield (
            f"{project.relative(project.book / 'references.bib')}:1: each reference is cited by a "
            f"page. Received: {key!r}, which none cites. Cite it, or take it out."
        )
    for chapter in chapters.values():
        yield from _roles(project, chapter, labels, entries)
        yield from _links(project, chapter, labels, pages)


def _cited(role: str) -> list[str]:
    """Return the keys that a role cites; of one that is no citation, none."""
    name, _, keys = role.partition(" ")
    return keys.split(",") if name in CITATIONS else []


def _roles(
    project: Project, chapter: Chapter, labels: set[str], entries: frozenset[str]
) -> Iterator[str]:
    name = project.relative(chapter.path)
    equations = {mark.value: mark.line for mark in chapter.of_kind("equation label")}
    for mark in chapter.of_kind("role"):
        here = f"{name}:{mark.line}:"
        role, _, value = mark.value.partition(" ")
        if role not in ROLES:
            yield (
                f"{here} a role is one of {', '.join(sorted(ROLES))}; others have no form in the "
                f"readers' notebooks. Received: {role!r}."
            )
        elif role == "ref" and value not in labels:
            yield (
                f"{here} the label of a {{ref}} stands on a page of the same language. "
                f"Received: {value!r}, which is on none. Mend it, or write `({value})=` there."
            )
        elif role == "eq" and equations.get(value, mark.line) >= mark.line:
            yield (
                f"{here} an {{eq}} refers to an equation before it on its page, whose number the "
                f"readers' notebooks can say. Received: {value!r}. The equations before it are "
                f"{', '.join(k for k, line in equations.items() if line < mark.line) or 'none'}."
            )
        elif role in CITATIONS:
            for key in value.split(","):
                if key.strip() not in entries:
                    yield (
                        f"{here} a citation is an entry of book/references.bib. "
                        f"Received: {key.strip()!r}. Mend the key, or add the entry."
                    )
    for mark in chapter.of_kind("bare reference"):
        yield (
            f"{name}:{mark.line}: a {{ref}} has words of its own, for the readers' notebooks. "
            f"Received: {mark.value!r}. Write {{ref}}`words <{mark.value}>`."
        )


def _links(
    project: Project, chapter: Chapter, labels: set[str], pages: Mapping[str, set[str]]
) -> Iterator[str]:
    name, folder = project.relative(chapter.path), chapter.path.parent
    root = project.book / chapter.path.relative_to(project.book).parts[0]
    for mark in chapter.of_kind("link") + chapter.of_kind("image"):
        parts = urlsplit(mark.value)
        if parts.scheme or parts.netloc:
            continue
        here = f"{name}:{mark.line}: the {mark.kind} {mark.value}"
        path, part = unquote(parts.path), unquote(parts.fragment)
        if not path:
            if part not in labels:
                yield f"{here} names a label that no page has; mend it, or write `({part})=`."
            continue
        target = (folder / path).resolve()
        docname = (
            target.relative_to(root).with_suffix("").as_posix()
            if (target.suffix == ".md" and target.is_relative_to(root))
            else ""
        )
        if docname:
            if docname not in pages:
                yield f"{here} leads to no page of the book; write it as in _toc.yml, with `.md`."
            elif part and part not in pages[docname]:
                yield f"{here} names no label of that page; mend it, or write `({part})=` there."
        elif not target.is_file():
            yield f"{here} leads to no file; a page is named with its ending, such as `one.md`."


def bibliography(path: Path) -> frozenset[str]:
    """Return the keys of a bibliography."""
    from pybtex.database import parse_string
    from pybtex.exceptions import PybtexError

    try:
        return frozenset(parse_string(read_text(path), bib_format="bibtex").entries)
    except PybtexError as error:
        raise BookError(
            f"{path}:{getattr(error, 'lineno', 1)}: {error}. Mend the entry."
        ) from error


def check_names(project: Project, chapter: Chapter) -> Iterator[str]:
    """Yield the directives, exercises, functions and glued numbers of a page that do not exist."""
    name = project.relative(chapter.path)
    for mark in chapter.of_kind("directive"):
        directive = mark.value.partition(" ")[0]
        if directive not in DIRECTIVES:
            yield (
                f"{name}:{mark.line}: a directive is one of {', '.join(sorted(DIRECTIVES))}; "
                "others have no form in the readers' notebooks. "
                f"Received: {directive!r}. What another file says is written here."
            )
    for kind, find in FINDERS.items():
        for mark in chapter.of_kind(kind):
            try:
                find(mark.value)
            except BookError as error:
                yield f"{name}:{mark.line}: {error}"
    glued = [mark for mark in chapter.of_kind("role") if mark.value.startswith("glue:text ")]
    kept = kept_names([cell.source for cell in chapter.cells])
    for mark in glued:
        key = mark.value.partition(" ")[2].partition(":")[0]
        if kept is not None and key not in kept:
            yield (
                f"{name}:{mark.line}: a glued number is one that a cell of the page keeps. "
                f"Received: {key!r}, kept are {', '.join(sorted(kept)) or 'none'}. "
                f"Write keep({key}=...) in a cell."
            )


def kept_names(cells: list[str]) -> set[str] | None:
    """Return the names that cells keep for the prose; None if that shows only when they run.

    >>> sorted(kept_names(["keep(w=2.5)", "keep(b=1, n=len(rows))"]))
    ['b', 'n', 'w']
    >>> kept_names(["keep(**results)"])
    """
    names: set[str] = set()
    for source in cells:
        try:
            tree = ast.parse(source)
        except SyntaxError:  # a line magic, or a mistake that the kernel tells
            return None
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] == "keep":
                names |= {keyword.arg or "" for keyword in node.keywords}
    return None if "" in names else names
