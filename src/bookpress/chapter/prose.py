"""The prose of a page, and the words of the package: what is untranslated, cut off or ill set."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache

from markdown_it.rules_block.table import escapedSplit

from bookpress.chapter.chapters import Chapter
from bookpress.chapter.marks import WITHOUT_WORDS, Block
from bookpress.chapter.punctuation import check_setting, is_chinese
from bookpress.project import BookError, Project, read_text

ENOUGH_WORDS = 3
"""So many Latin words without a Chinese character are a sentence, not a name."""

WORD = re.compile("[A-Za-z]{2,}")
DELIMITERS = re.compile(r"^\|?(\s*:?-+:?\s*\|)+(\s*:?-+:?)?\s*$", re.MULTILINE)
NO_PROSE = re.compile(r"`[^`]*`|\$[^$]*\$|\{[^{}]*\}")


def check_prose(project: Project, chapter: Chapter, language: str) -> Iterator[str]:
    """Yield what of a page's prose would not be printed as it is meant."""
    name = project.relative(chapter.path)
    for block in chapter.blocks:
        if block.kind in WITHOUT_WORDS:
            continue
        for below, problem in check_setting(block.text, language):
            yield f"{name}:{block.line + below}: {problem}"
        if _is_untranslated(block.text, language):
            other = {"en": "Chinese", "zh": "English"}[language]
            yield (
                f"{name}:{block.line}: this {block.kind} stands in {other}. "
                f"Received: {block.text[:40]!r}. Translate it."
            )
    yield from _tables(name, chapter.blocks)
    titles = {mark.line for mark in chapter.of_kind("heading")}
    for mark in chapter.of_kind("role"):
        if mark.line in titles and mark.value.startswith("glue:"):
            yield (
                f"{name}:{mark.line}: a heading glues no number, which the contents beside the "
                f"page would not show. Received: {mark.value!r}. Say it in the text below."
            )


def _is_untranslated(text: str, language: str) -> bool:
    if language == "zh":
        return not is_chinese(text) and len(WORD.findall(text)) >= ENOUGH_WORDS
    return is_chinese(text) and not WORD.search(text)


def _tables(name: str, blocks: list[Block]) -> Iterator[str]:
    """Yield the rows of tables in which a ``|`` cuts a cell, whose rest would not be shown."""
    columns = 0
    for block in blocks:
        if block.kind == "table":
            columns = 0
        elif block.kind == "row":
            cells = len(escapedSplit(block.text.removeprefix("|").removesuffix("|")))
            columns = columns or cells
            if cells > columns:
                yield (
                    f"{name}:{block.line}: a row has as many cells as the table has columns. "
                    f"Received: {cells} cells for {columns} columns. A | inside a cell cuts it: "
                    r"write \vert or \mid in a formula, \| in code."
                )
        elif block.kind == "cell" and "$" in block.text:
            yield (
                f"{name}:{block.line}: a formula in a table closes in its own cell. "
                rf"Received: {block.text!r}. Write \vert or \mid for a | in it."
            )
        elif block.kind == "paragraph" and DELIMITERS.search(block.text):
            yield (
                f"{name}:{block.line}: the first row of a table has as many cells as its second. "
                rf"Received: {block.text.splitlines()[0]!r}. Write \vert or \mid for a | in a "
                r"formula, \| in code."
            )


def check_words(project: Project) -> Iterator[str]:
    """Yield the words of the package and of the press that are not set as their language is."""
    press = project.root / "src" / "bookpress" / "words.py"
    for path in [*sorted(project.package.rglob("*.py")), *([press] if press.is_file() else [])]:
        name = project.relative(path)
        try:
            text = read_text(path)
        except BookError as error:
            yield str(error)
        else:
            yield from (f"{name}:{line}: {problem}" for line, problem in check_module(text))


@cache
def check_module(text: str) -> tuple[tuple[int, str], ...]:
    """Return what of a module's words is not set as their language is, with its line."""
    if not is_chinese(text):
        return ()
    try:
        tree = ast.parse(text)
    except SyntaxError as error:
        return ((error.lineno or 1, f"this is no Python: {error.msg}. Mend it."),)
    return tuple(
        (line, problem)
        for line, words, language in sorted(spoken(tree))
        for _, problem in check_setting(NO_PROSE.sub("\N{REPLACEMENT CHARACTER}", words), language)
    )


def spoken(tree: ast.Module) -> Iterator[tuple[int, str, str]]:
    """Yield the sentences that a module holds for readers: line, words, language.

    Chinese ones are told by their characters, English ones by the argument or key ``en``.
    """
    documented = ast.Module | ast.ClassDef | ast.FunctionDef
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, documented) and node.body and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.keyword) and node.arg == "en":
            english = node.value
            if isinstance(english, ast.Constant) and isinstance(english.value, str):
                yield english.lineno, english.value, "en"
        elif (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in docstrings
            and is_chinese(node.value)
        ):
            yield node.lineno, node.value, "zh"
