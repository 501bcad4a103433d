"""What a cell may leave on a page: text and tables of a readable length, and figures that fit.

An output is put into the page as it is. One that is too long drowns the page, HTML that is not
closed swallows what follows, and a figure that is a bitmap has neither Chinese nor a dark theme.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

from nbformat import NotebookNode

LONGEST_TEXT = 20_000
"""Characters that a cell may print."""
LONGEST_HTML = 200_000
"""Characters of HTML in one output, such as a table."""
LARGEST_FIGURE = 500_000
"""Characters of one figure's SVG."""
WIDEST_FIGURE = 720
TALLEST_FIGURE = 1600
"""Pixels; the text of a page is about 700 wide."""

PIXELS_PER_POINT = 4 / 3
KEPT = "application/papermill.record/"
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
NUMPY_NUMBER = re.compile(r"\bnp\.(?:float|int|uint|bool|str)\w*\(")
BEGUN = re.compile(r"<[a-zA-Z/!?]")


def output_problems(cells: list[NotebookNode]) -> Iterator[tuple[int, str]]:
    """Yield what is wrong with the outputs of executed cells.

    Parameters
    ----------
    cells : list of NotebookNode
        The cells of an executed notebook.

    Yields
    ------
    tuple of int and str
        The place of the cell, from 0; what is wrong and what to do.
    """
    for place, cell in enumerate(cells):
        printed = 0
        for output in cell.get("outputs", []):
            data = output.get("data") or {"text/plain": output.get("text", "")}
            if (kind := _shown_kind(data)) == "text/plain":
                printed += len(data[kind])
                if found := NUMPY_NUMBER.search(data[kind]):
                    yield (
                        place,
                        "a cell prints numbers, not NumPy's code for them. "
                        f"Received: {found[0]}…). Write float(…), int(…) or bool(…) around it.",
                    )
            else:
                yield from ((place, problem) for problem in CHECKS[kind](data))
        if printed > LONGEST_TEXT:
            yield (
                place,
                (
                    f"a cell prints at most {LONGEST_TEXT:,} characters. Received: {printed:,}. "
                    "Print less, or show a table of the first rows."
                ),
            )


def _shown_kind(data: dict[str, Any]) -> str:
    """Return which kind of an output's data a page shows."""
    for kind in ("image/svg+xml", "text/html"):
        if kind in data:
            return kind
    if all(kind == "text/plain" for kind in data):
        return "text/plain"
    return "kept" if all(kind.startswith(KEPT) for kind in data) else "other"


def _other_problems(data: dict[str, Any]) -> Iterator[str]:
    if any(kind.startswith("image/") for kind in data):
        rule = "a figure is SVG, which the page gives its language and its theme"
        fix = "Call plots.use_book_style() in the first cell."
    else:
        rule, fix = "an output is text, HTML or SVG", "Show it as one of these."
    yield f"{rule}. Received: {', '.join(sorted(data))}. {fix}"


def _figure_problems(data: dict[str, Any]) -> Iterator[str]:
    svg = data["image/svg+xml"]
    try:
        root = ET.fromstring(svg)
        width, height = (
            float(root.get(side, "").removesuffix("pt")) * PIXELS_PER_POINT
            for side in ("width", "height")
        )
    except (ET.ParseError, ValueError) as error:
        yield (
            "a figure is whole SVG with its width and height in points, as matplotlib writes it. "
            f"Received: {svg[:40]!r}, {error}. Draw it with matplotlib."
        )
        return
    if width > WIDEST_FIGURE or height > TALLEST_FIGURE:
        yield (
            f"a figure is at most {WIDEST_FIGURE} pixels wide and {TALLEST_FIGURE} high. "
            f"Received: {width:,.0f} × {height:,.0f}. Give it a smaller figsize."
        )
    if len(svg) > LARGEST_FIGURE:
        yield (
            f"a figure has at most {LARGEST_FIGURE:,} characters of SVG. Received: {len(svg):,}. "
            "Draw fewer points, or many at once with neuronbook.plots.drawing.dots."
        )


def _html_problems(data: dict[str, Any]) -> Iterator[str]:
    html = data["text/html"]
    if len(html) > LONGEST_HTML:
        yield (
            f"an output has at most {LONGEST_HTML:,} characters of HTML. Received: {len(html):,}. "
            "Show the first rows only."
        )
    if "<!--" in html:
        yield (
            "an output has no comment, which could hide the rest of the page. "
            "Received: '<!--'. Take it out."
        )
    elif unclosed := _unclosed(html):
        yield (
            "the elements of an output are closed in their order, or they swallow the rest of the "
            f"page. Received: {unclosed}. Close it, or take it out."
        )


CHECKS = {
    "text/html": _html_problems,
    "image/svg+xml": _figure_problems,
    "kept": lambda data: iter(()),
    "other": _other_problems,
}


def _unclosed(html: str) -> str:
    """Return the first tag of a text that is not closed, or closes nothing; or an empty string."""
    tags = _Tags()
    tags.feed(html)
    if tags.stray:
        return tags.stray
    if begun := BEGUN.search(tags.rawdata):
        return tags.rawdata[begun.start() :][:20]
    return f"<{tags.open[-1]}>" if tags.open else ""


class _Tags(HTMLParser):
    """The elements that are open so far, and the first tag that closes none of them."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.stray = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if not {"math", "svg"} & set(self.open):  # elsewhere the slash closes nothing
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if self.open and self.open[-1] == tag:
            self.open.pop()
        elif tag not in VOID and not self.stray:
            self.stray = f"</{tag}> in <{self.open[-1]}>" if self.open else f"</{tag}>"
