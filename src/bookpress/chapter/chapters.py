"""Read a chapter: its front matter, its code cells, and what its prose holds, with line numbers."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from myst_nb.core.read import MystMetadataParsingError, read_myst_markdown_notebook
from nbformat import NotebookNode
from nbformat.validator import NotebookValidationError

from bookpress.chapter.front_matter import PageError, key_lines, read_front_matter
from bookpress.chapter.marks import Block, Mark, walk
from bookpress.chapter.syntax import SYNTAX, TAGS, markdown_parser, split_options
from bookpress.project import BookError, read_text

CAPTION = re.compile(r"^```\{caption\}[ ]*(.*)\n((?s:.*?))^```$", re.MULTILINE)
CELL_LINE = re.compile(r"at line (\d+)")


@dataclass(frozen=True)
class Cell:
    """One code cell: what runs, and where it stands in its file."""

    source: str
    tags: tuple[str, ...]
    line: int
    head: str = ""
    """The rest of its metadata, without a figure's words, which each language has its own."""


def read_notebook(text: str) -> NotebookNode:
    """Read a chapter's text as a notebook, the way MyST-NB does.

    The caption and the alternative text of a figure stand in a ``{caption}`` block after its
    cell, so that the whole cell, head and all, is the same in both languages. They are put into
    the cell's metadata, where MyST-NB looks for them, and leave empty lines behind.

    Raises
    ------
    PageError
        If the head of a cell says what no cell's may, or a figure and its caption do not match.
    """
    try:
        notebook: NotebookNode = read_myst_markdown_notebook(
            text, config=SYNTAX, add_source_map=True
        )
    except (MystMetadataParsingError, yaml.YAMLError) as error:
        found = CELL_LINE.search(str(error))
        raise PageError(
            int(found[1]) if found else 1, f"the head of a code cell is not YAML: {error}"
        ) from error
    except NotebookValidationError as error:
        raise _invalid_head(text, error) from error
    lines = notebook.metadata["source_map"]
    figures: dict[str, tuple[int, NotebookNode]] = {}
    for cell, line in zip(notebook.cells, lines, strict=True):
        if cell.cell_type == "code":
            if problem := _head_problem(cell.metadata):
                raise PageError(line, problem)
            if head := cell.metadata.get("mystnb"):
                figures[head["figure"]["name"]] = line, head
    written = text.splitlines()
    for cell, before in zip(notebook.cells, lines, strict=True):
        if cell.cell_type == "markdown":
            while not written[before].strip():  # MyST-NB leaves out empty lines above
                before += 1
            cell.source = _take_captions(cell.source, before, figures)
    for name, (line, head) in figures.items():
        if "image" not in head:
            raise PageError(
                line,
                f"a figure needs a caption. Received: none for {name!r}. "
                f"Write a block {{caption}} {name} after its cell.",
            )
    return notebook


def _invalid_head(text: str, error: Exception) -> PageError:
    """Return what is wrong with the first cell that cannot stand in a notebook."""
    for token in markdown_parser().parse(text):
        if token.map and token.info.startswith("{code-cell}"):
            head = re.match(r"---\n(.*?)^---", token.content, re.MULTILINE | re.DOTALL)
            with suppress(yaml.YAMLError):  # another cell's, which is told once this one is mended
                if head and (problem := _head_problem(yaml.safe_load(head[1]))):
                    return PageError(token.map[0] + 1, problem)
    return PageError(1, f"the head of a code cell cannot stand in a notebook: {error}")


def _head_problem(head: Any) -> str:
    """Return what the head of a code cell says that none may say, or an empty string."""
    if not isinstance(head, dict):
        return f"the head of a code cell is `key: value` lines. Received: {head!r}."
    if unknown := sorted(set(head) - {"mystnb", "tags"}):
        return f"the head of a code cell says `tags` or `mystnb`. Received: {', '.join(unknown)}."
    tags = head.get("tags", [])
    if not isinstance(tags, list):
        return f"the tags of a cell are a list. Received: {tags!r}. Write `tags: [{tags}]`."
    for tag in tags:
        if tag not in TAGS:
            return f"a cell's tag is one of {', '.join(sorted(TAGS))}. Received: {tag!r}."
    match options := head.get("mystnb"):
        case None:
            return ""
        case {"figure": {"name": str(), **more}, **others} if not (more or others):
            return ""
    return (
        "`mystnb` in the head of a cell gives the name of its figure, `figure:` and below it "
        "`name:`; caption and alternative text stand in a {caption} block after the cell. "
        f"Received: {options!r}."
    )


def _take_captions(text: str, before: int, figures: dict[str, tuple[int, NotebookNode]]) -> str:
    """Put the captions in `text` into the heads of their figures; return it without them."""

    def put(match: re.Match[str]) -> str:
        line = before + text[: match.start()].count("\n") + 1
        name = match[1].strip()
        if name not in figures:
            raise PageError(
                line,
                "a caption names the figure of a cell on its page. "
                f"Received: {name!r}. The figures are {', '.join(figures) or 'none'}.",
            )
        head = figures[name][1]
        if "image" in head:
            raise PageError(line, f"a figure has one caption. Received: a second for {name!r}.")
        options, body = split_options(match[2])
        if not (options.get("alt") and body.strip()):
            raise PageError(
                line,
                "a caption has an alternative text and words of its own. Received: none of the "
                "one or the other. Write `:alt:` with one sentence, an empty line, the caption.",
            )
        head["figure"]["caption"] = body.strip()
        head["image"] = {"alt": options["alt"]}
        return "\n" * match[0].count("\n")

    return CAPTION.sub(put, text)


@dataclass
class Chapter:
    """One page in one language."""

    path: Path
    front_matter: dict[str, Any]
    key_lines: dict[str, int]
    cells: list[Cell]
    marks: list[Mark]
    blocks: list[Block]

    @classmethod
    def read(cls, path: Path) -> Chapter:
        """Parse the file at `path`; a file that cannot be parsed raises `BookError`."""
        try:
            return cls(path, *_parse(read_text(path)))
        except PageError as error:
            raise BookError(f"{path}:{error.line}: {error}") from error

    def of_kind(self, kind: str) -> list[Mark]:
        """Return the marks of one kind, in order."""
        return [mark for mark in self.marks if mark.kind == kind]


@cache  # a build reads a page several times
def _parse(
    text: str,
) -> tuple[dict[str, Any], dict[str, int], list[Cell], list[Mark], list[Block]]:
    front_matter, notebook = read_front_matter(text), read_notebook(text)
    cells = [
        Cell(cell.source, tuple(cell.metadata.get("tags", [])), line, _head(cell.metadata))
        for cell, line in zip(notebook.cells, notebook.metadata["source_map"], strict=True)
        if cell.cell_type == "code"
    ]
    lines = key_lines(text)
    items = [*_description(front_matter, lines), *walk(text)]
    marks = [item for item in items if isinstance(item, Mark)]
    blocks = [item for item in items if isinstance(item, Block)]
    return front_matter, lines, cells, marks, blocks


def _head(metadata: dict[str, Any]) -> str:
    """Return a cell's metadata without its tags and its figure's words."""
    figure = metadata.get("mystnb", {}).get("figure", {})
    return json.dumps({"figure": figure["name"]} if figure else {})


def _description(matter: dict[str, Any], lines: dict[str, int]) -> Iterator[Block]:
    match matter:
        case {"myst": {"html_meta": {"description": str(words)}}}:
            yield Block("description", words, lines["description"])
    match matter:
        case {"question": str(words)}:
            yield Block("description", words, lines["question"])
