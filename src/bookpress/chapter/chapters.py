"""Read a chapter: its front matter, code cells, labels, directives and roles, with line numbers."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from myst_nb.core.read import MystMetadataParsingError, read_myst_markdown_notebook
from myst_parser.config.main import MdParserConfig
from myst_parser.parsers.mdit import create_md_parser

from bookpress.project import BookError

if TYPE_CHECKING:
    from nbformat import NotebookNode

SYNTAX = MdParserConfig(enable_extensions={"amsmath", "colon_fence", "deflist", "dollarmath"})
"""The MyST syntax of every chapter; `_config.yml` names the same extensions."""

DIRECTIVE = re.compile(r"^\{([\w:-]+)\}\s*(.*)$")
CAPTION = re.compile(r"^```\{caption\} (\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
OPTION = re.compile(r"^:([\w-]+):\s*(.*)$")
VERBATIM = {"code-cell", "math", "answers", "source", "footbibliography"}


@dataclass(frozen=True)
class Cell:
    """One code cell: what runs, and where it stands in its file."""

    source: str
    tags: tuple[str, ...]
    line: int
    head: str = ""
    """The rest of its metadata, without a figure's words, which each language has its own."""


@dataclass(frozen=True)
class Mark:
    """Something that both languages must have: a label, a heading, a directive, an equation."""

    kind: str
    value: str
    line: int


@cache
def markdown_parser() -> MarkdownIt:
    """Return the parser that MyST itself uses, with the book's syntax."""
    return create_md_parser(SYNTAX, RendererHTML)


def read_notebook(text: str) -> NotebookNode:
    """Read a chapter's text as a notebook, the way MyST-NB does.

    The caption and the alternative text of a figure stand in a ``{caption}`` block after its
    cell, so that the whole cell, head and all, is the same in both languages. They are put into
    the cell's metadata, where MyST-NB looks for them, and leave empty lines behind.

    Raises
    ------
    BookError
        If a caption names no figure, or stands in the head of a cell.
    """
    notebook: NotebookNode = read_myst_markdown_notebook(text, config=SYNTAX, add_source_map=True)
    figures: dict[str, NotebookNode] = {}
    for cell in notebook.cells:
        if cell.cell_type == "code" and (head := cell.metadata.get("mystnb", {})):
            if "caption" in head.get("figure", {}) or "alt" in head.get("image", {}):
                raise BookError(
                    "the caption and the alternative text of a figure stand in a {caption} block "
                    f"after its cell. Received: {head['figure'] | head.get('image', {})}."
                )
            if "figure" in head:
                figures[head["figure"].get("name", "")] = head

    def put(match: re.Match[str]) -> str:
        if match[1] not in figures:
            raise BookError(
                "a caption names the figure of a cell on its page. "
                f"Received: {match[1]!r}. The figures are {', '.join(figures) or 'none'}."
            )
        options, body = split_options(match[2])
        figures[match[1]]["figure"]["caption"] = body.strip()
        figures[match[1]]["image"] = {"alt": options.get("alt", "")}
        return "\n" * match[0].count("\n")

    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            cell.source = CAPTION.sub(put, cell.source)
    return notebook


@dataclass
class Chapter:
    """One page in one language."""

    path: Path
    front_matter: dict[str, Any]
    cells: list[Cell]
    marks: list[Mark]

    @classmethod
    def read(cls, path: Path) -> Chapter:
        """Parse the file at `path`; a file that cannot be parsed raises `BookError`."""
        text = path.read_text(encoding="utf-8")
        tokens = markdown_parser().parse(text)
        front_matter = _front_matter(path, tokens)
        try:
            notebook = read_notebook(text)
        except MystMetadataParsingError as error:
            raise BookError(f"{path}:1: the head of a code cell is not YAML: {error}") from error
        except BookError as error:
            raise BookError(f"{path}:1: {error}") from error
        lines = notebook.metadata["source_map"]
        cells = [
            Cell(cell.source, tuple(cell.metadata.get("tags", [])), line, _head(cell.metadata))
            for cell, line in zip(notebook.cells, lines, strict=True)
            if cell.cell_type == "code"
        ]
        return cls(path, front_matter, cells, list(_marks(tokens, 0)))

    def of_kind(self, kind: str) -> list[Mark]:
        """Return the marks of one kind, in order."""
        return [mark for mark in self.marks if mark.kind == kind]


def _head(metadata: dict[str, Any]) -> str:
    """Return a cell's metadata without its tags and its figure's words."""
    figure = metadata.get("mystnb", {}).get("figure")
    shared = {key: value for key, value in metadata.items() if key not in {"mystnb", "tags"}}
    options = {key: value for key, value in metadata.get("mystnb", {}).items() if key != "image"}
    if figure is not None:
        options["figure"] = {key: value for key, value in figure.items() if key != "caption"}
    return json.dumps(shared | options, sort_keys=True)


def _front_matter(path: Path, tokens: list[Token]) -> dict[str, Any]:
    if not tokens or tokens[0].type != "front_matter":
        raise BookError(
            f"{path}:1: a page must begin with front matter between two lines `---`. "
            "Received: none. Copy it from another chapter."
        )
    try:
        matter = yaml.safe_load(tokens[0].content)
    except yaml.YAMLError as error:
        raise BookError(f"{path}:1: the front matter is not YAML: {error}") from error
    if not isinstance(matter, dict):
        raise BookError(f"{path}:1: the front matter must be `key: value` lines.")
    return matter


def split_options(content: str) -> tuple[dict[str, str], str]:
    """Split a directive's content into its ``:option:`` lines and its body."""
    options: dict[str, str] = {}
    lines = content.splitlines()
    while lines and (match := OPTION.match(lines[0])):
        options[match[1]] = match[2].strip()
        lines.pop(0)
    return options, "\n".join(lines).strip("\n")


def _marks(tokens: list[Token], offset: int) -> Iterator[Mark]:
    """Walk the tokens, going into directives, and yield what the languages must share."""
    for token in tokens:
        line = offset + (token.map[0] if token.map else 0) + 1
        if token.type == "heading_open":
            yield Mark("heading", token.tag, line)
        elif token.type == "myst_target":
            yield Mark("label", token.content, line)
        elif token.type in {"math_block", "math_block_label", "amsmath"}:
            yield Mark("equation", " ".join(f"{token.content} {token.info}".split()), line)
        elif token.type in {"fence", "colon_fence"}:
            yield from _fence_marks(token, line)
        elif token.type == "inline":
            yield from _inline_marks(token, line)


def _fence_marks(token: Token, line: int) -> Iterator[Mark]:
    match = DIRECTIVE.match(token.info.strip())
    if not match:
        yield Mark("code", token.content, line)
        return
    name, argument = match[1], match[2].strip()
    if name == "code-cell":
        yield from _cell_marks(token.content, line)
        return
    options, body = split_options(token.content)
    shared = argument if name in {"answers", "caption", "math", "source"} else ""
    yield Mark("directive", " ".join(filter(None, (name, shared))), line)
    for key in ("label", "name"):
        if key in options:
            yield Mark("label", options[key], line)
    if name in {"answers", "source"}:
        yield Mark({"answers": "exercise", "source": "source"}[name], argument, line)
    if name == "math":
        yield Mark("equation", " ".join(body.split()), line)
    elif name not in VERBATIM:
        skipped = token.content.rstrip("\n").count("\n") - body.count("\n")
        yield from _marks(markdown_parser().parse(body), line + skipped)


def _cell_marks(content: str, line: int) -> Iterator[Mark]:
    """Yield the label of a cell's figure; the cell itself is compared as code."""
    if not content.startswith("---\n"):
        return
    metadata = yaml.safe_load(content[4:].partition("\n---")[0]) or {}
    figure = (metadata.get("mystnb") or {}).get("figure") or {}
    if "name" in figure:
        yield Mark("label", figure["name"], line)
        yield Mark("figure", figure["name"], line)


def _inline_marks(token: Token, line: int) -> Iterator[Mark]:
    for child in token.children or []:
        if child.type == "myst_role":
            target = re.search(r"<([^<>]+)>$", child.content)
            yield Mark(
                "role", f"{child.meta['name']} {target[1] if target else child.content}", line
            )
        elif child.type == "math_inline":
            yield Mark("inline math", child.content, line)
            yield Mark("prose", child.content, line)
        elif child.type == "text":
            yield Mark("prose", child.content, line)
        elif child.type == "link_open":
            yield Mark("link", str(child.attrs.get("href", "")), line)
        elif child.type == "image":
            yield Mark("image", str(child.attrs.get("src", "")), line)
        elif child.type == "softbreak":
            line += 1
