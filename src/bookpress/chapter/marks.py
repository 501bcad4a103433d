"""Go through a page's Markdown and say what stands where: its marks, and its blocks of prose."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import yaml
from markdown_it.token import Token

from bookpress.chapter.syntax import (
    BOXES,
    DIRECTIVE,
    TITLED,
    VERBATIM,
    markdown_parser,
    split_options,
)

OBJECT = "\N{OBJECT REPLACEMENT CHARACTER}"
"""What stands in a block's text for code, a formula, a glued number, a citation or a picture."""

BLOCKS = {
    "dt_open": "term",
    "heading_open": "heading",
    "paragraph_open": "paragraph",
    "td_open": "cell",
    "th_open": "cell",
}
STOPS = tuple(".?!。？！")
FULL_STOPS = tuple("。？！：，")
"""Marks that close the words with which a block opens like a title; the latter stand after them."""

WITHOUT_WORDS = {"list item", "row", "table"}
"""Kinds of blocks that only say what is in them; the words stand in the blocks that follow."""


@dataclass(frozen=True)
class Mark:
    """Something that both languages must have: a label, a heading, a directive, an equation."""

    kind: str
    value: str
    line: int


@dataclass(frozen=True)
class Block:
    """A piece of prose as it is printed, on the lines of its source.

    Attributes
    ----------
    kind : str
        ``"paragraph"``, ``"heading"``, ``"title"`` of a box, ``"term"``, ``"alternative text"``,
        ``"description"`` or ``"cell"`` of a table; ``"list item"``, ``"table"`` and ``"row"``
        stand before what is in them, without text but for a row's, which is that of its source.
    text : str
        Its words, without what makes them bold or a link; `OBJECT` stands for what is no prose.
    line : int
        Its first line.
    """

    kind: str
    text: str
    line: int


def walk(text: str, before: int = 0) -> Iterator[Mark | Block]:
    """Yield the marks and blocks of `text`, which begins `before` lines below the page's head."""
    lines = text.splitlines()
    kind = ""
    for token in markdown_parser().parse(text):
        place = token.map[0] if token.map else 0
        line = before + place + 1
        if token.type == "heading_open":
            yield Mark("heading", token.tag, line)
        elif token.type == "list_item_open":
            yield Block("list item", "", line)
        elif token.type == "table_open":
            yield Block("table", "", line)
        elif token.type == "tr_open":
            yield Block("row", lines[place].strip(), line)
        elif token.type == "myst_target":
            yield Mark("label", token.content, line)
        elif token.type in {"math_block", "math_block_label", "amsmath"}:
            yield Mark("equation", " ".join(f"{token.content} {token.info}".split()), line)
            if token.type == "math_block_label":
                yield Mark("equation label", token.info, line)
        elif token.type in {"fence", "colon_fence"}:
            yield from _fence(token, line)
        elif token.type == "inline":
            yield Block(kind, _printed(token), line)
            yield from _inline_marks(token, line)
            yield from _emphasis(token, line)
        kind = BLOCKS.get(token.type, "paragraph")


def _fence(token: Token, line: int) -> Iterator[Mark | Block]:
    match = DIRECTIVE.match(token.info.strip())
    if not match:
        yield Mark("code", token.content, line)
        return
    name, argument = match[1], match[2].strip()
    if name == "code-cell":
        yield Mark("code cell", argument, line)
        yield from _cell_marks(token.content, line)
        return
    options, body = split_options(token.content)
    shared = argument if name in {"answers", "api", "caption", "listing", "math", "source"} else ""
    yield Mark("directive", " ".join(filter(None, (name, shared))), line)
    for key in ("label", "name"):
        if key in options:
            yield Mark("label", options[key], line)
    if name == "exercise":
        yield Mark("exercise kind", options.get("class", ""), line)
    if name in {"answers", "source"}:
        yield Mark({"answers": "exercise", "source": "source"}[name], argument, line)
    if name in TITLED | BOXES and argument:
        (title,) = markdown_parser().parseInline(argument)
        yield Block("title", _printed(title), line)
        yield from _inline_marks(title, line)
    if "alt" in options:
        yield Block("alternative text", options["alt"], line + 1)
    if name == "math":
        yield Mark("equation", " ".join(body.split()), line)
        if "label" in options:
            yield Mark("equation label", options["label"], line)
    elif name not in VERBATIM:
        skipped = token.content.rstrip("\n").count("\n") - body.count("\n")
        yield from walk(body, line + skipped)


def _cell_marks(content: str, line: int) -> Iterator[Mark]:
    """Yield the label of a cell's figure; the cell itself is compared as code."""
    if not content.startswith("---\n") or "figure" not in content:
        return
    head = content[4:].partition("\n---")[0]
    try:
        metadata = yaml.safe_load(head)
    except yaml.YAMLError:
        return  # told when the page is read as a notebook
    match metadata:
        case {"mystnb": {"figure": {"name": str(name)}}}:
            yield Mark("label", name, line)
            yield Mark("figure", name, line)


def _inline_marks(token: Token, line: int) -> Iterator[Mark | Block]:
    for child in token.children or []:
        if child.type == "myst_role":
            target = re.search(r"<([^<>]+)>$", child.content)
            yield Mark(
                "role", f"{child.meta['name']} {target[1] if target else child.content}", line
            )
            if child.meta["name"] == "ref" and not target:
                yield Mark("bare reference", child.content, line)
        elif child.type == "math_inline":
            yield Mark("inline math", child.content, line)
            yield Mark("prose", child.content, line)
        elif child.type == "text":
            yield Mark("prose", child.content, line)
        elif child.type == "link_open":
            yield Mark("link", str(child.attrs.get("href", "")), line)
        elif child.type == "image":
            yield Mark("image", str(child.attrs.get("src", "")), line)
            yield Block("alternative text", child.content, line)
        elif child.type in {"softbreak", "hardbreak"}:
            line += 1


def _emphasis(token: Token, line: int) -> Iterator[Mark]:
    """Yield what is bold, apart from it what opens a block like a title, and what is in italics."""
    children = [child for child in token.children or [] if child.type != "text" or child.content]
    for place, child in enumerate(children):
        if child.type in {"softbreak", "hardbreak"}:
            line += 1
        elif child.type in {"strong_open", "em_open"}:
            closing = child.type.replace("open", "close")
            length = [each.type for each in children[place:]].index(closing)
            inside, after = children[place + 1 : place + length], children[place + length + 1 :]
            words = _words(inside)
            if child.type == "em_open":
                yield Mark("italic", words, line)
            elif any(each.type == "link_open" for each in inside):
                continue
            elif place == 0 and (words[-1:] in STOPS or _words(after)[:1] in FULL_STOPS):
                yield Mark("lead", words, line)
            else:
                yield Mark("bold", words, line)


def _printed(token: Token) -> str:
    """Return the words of an inline token, with its line breaks."""
    return _words(token.children or [])


def _words(tokens: Iterable[Token]) -> str:
    words = []
    for child in tokens:
        if child.type == "text":
            words.append(child.content)
        elif child.type in {"softbreak", "hardbreak"}:
            words.append("\n")
        elif child.type == "myst_role" and child.meta["name"] == "ref":
            words.append(re.sub(r"\s*<[^<>]+>$", "", child.content))
        elif not child.nesting:  # what opens and closes emphasis or a link leaves no trace
            words.append(OBJECT)
    return "".join(words)
