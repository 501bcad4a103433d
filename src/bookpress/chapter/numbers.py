"""Numbers typed in prose: none may be one that a cell ought to have computed.

A decimal or a percentage in the prose of a page is allowed if the page's code says the same
number (in a cell, or in a function that the page shows), or if its front matter lists it under
``constants``, for numbers that no cell could compute, such as a published one with its source.
"""

from __future__ import annotations

import io
import re
import tokenize
from collections.abc import Iterator

from bookpress.chapter.chapters import Chapter
from bookpress.chapter.references import read_source
from bookpress.project import BookError

NUMBER = re.compile(r"(?<![\w.])(\d[\d,]*(?:\.\d+)?)(\s?[%％])?(?![\w.]*\w)")


def typed_numbers(text: str) -> Iterator[tuple[str, set[float]]]:
    """Yield each decimal and percentage in a text, with the values that it may stand for.

    >>> list(typed_numbers("in 3 of 4 runs 0.5, so 80 %"))
    [('0.5', {0.5}), ('80 %', {80.0, 0.8})]
    """
    for match in NUMBER.finditer(text):
        digits, percent = match[1].rstrip(",").replace(",", ""), match[2]
        if percent:
            yield match[0], {float(digits), round(float(digits) / 100, 9)}
        elif "." in digits:
            yield match[0], {float(digits)}


def code_numbers(source: str) -> set[float]:
    """Return the numbers that a piece of code says.

    >>> sorted(code_numbers("x = 0.5 * f(1_000, 2e-3)  # 7"))
    [0.002, 0.5, 1000.0]
    """
    numbers = set()
    try:
        for token in tokenize.generate_tokens(io.StringIO(source).readline):
            if token.type == tokenize.NUMBER and not token.string.lower().startswith("0x"):
                numbers.add(float(token.string.replace("_", "").rstrip("jJ")))
    except (tokenize.TokenError, IndentationError):
        pass  # a cell may begin with a line magic; the numbers found so far count
    return numbers


def check_typed_numbers(name: str, chapter: Chapter) -> Iterator[str]:
    """Yield each number of the prose that neither the code nor the front matter says."""
    listed = chapter.front_matter.get("constants")
    allowed = {
        value
        for item in (listed if isinstance(listed, list) else [])
        for _, values in typed_numbers(str(item))
        for value in values
    }
    for cell in chapter.cells:
        allowed |= code_numbers(cell.source)
    for mark in chapter.of_kind("source"):
        try:
            allowed |= code_numbers(read_source(mark.value))
        except BookError:
            continue  # told by the check of sources
    for mark in chapter.of_kind("prose"):
        for number, values in typed_numbers(mark.value):
            if not values & allowed:
                yield (
                    f"{name}:{mark.line}: the prose says {number}, which no code of the page says; "
                    "let a cell compute and keep it, or list it under `constants` in the front "
                    "matter if it is a constant of the problem."
                )
