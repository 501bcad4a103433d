"""The front matter of a page, the ``key: value`` lines at its head, and what each may be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from bookpress.project import BookError, yaml_problem

BETWEEN = re.compile(r"---[ ]*\n(.*?)^---[ ]*$", re.MULTILINE | re.DOTALL)
KEY = re.compile(r"^\s*([\w-]+):", re.MULTILINE)
REQUIRED = {"file_format": "mystnb", "kernelspec": {"name": "python3", "display_name": "Python 3"}}
"""What every page needs, so that Jupyter too can open it."""
KNOWN = {*REQUIRED, "card", "constants", "extra", "myst", "question", "recorded"}


class PageError(BookError):
    """Something on a page is wrong; `line` says where."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


def read_front_matter(text: str) -> dict[str, Any]:
    """Return the front matter of a page's text.

    Raises
    ------
    PageError
        If there is none, or it is not made of ``key: value`` lines.
    """
    if not (match := BETWEEN.match(text)):
        raise PageError(
            1,
            "a page must begin with front matter between two lines `---`. "
            "Received: none. Copy it from another chapter.",
        )
    try:
        matter = yaml.safe_load(match[1])
    except yaml.YAMLError as error:
        line, problem = yaml_problem(error)
        raise PageError(line + 1, f"the front matter is not YAML: {problem}.") from error
    if not isinstance(matter, dict):
        raise PageError(1, "the front matter must be `key: value` lines.")
    for key in ("kernelspec", "myst"):
        if not isinstance(matter.get(key, {}), dict):
            raise PageError(
                key_lines(text)[key],
                f"`{key}` in the front matter has `key: value` lines below it. "
                f"Received: {matter[key]!r}. Copy it from another chapter.",
            )
    return matter


def key_lines(text: str) -> dict[str, int]:
    """Return the line of each key of the front matter."""
    match = BETWEEN.match(text)
    keys = KEY.finditer(match[0]) if match else ()
    return {key[1]: text[: key.end()].count("\n") + 1 for key in keys}


def check_front_matter(matter: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the key and the message of each thing that front matter may not say."""
    for key in matter:
        if key not in KNOWN:
            yield (
                key,
                f"the front matter has no key {key!r}; it has {', '.join(sorted(KNOWN))}. Mend it.",
            )
    for key, expected in REQUIRED.items():
        if matter.get(key) != expected:
            yield (
                key,
                f"the front matter needs `{key}: {expected}`. Received: {matter.get(key)!r}.",
            )
    meta = matter.get("myst", {}).get("html_meta")
    description = meta.get("description") if isinstance(meta, dict) else None
    if not (isinstance(description, str) and description.strip()):
        yield (
            "description",
            "the front matter needs myst: html_meta: description, one sentence. "
            f"Received: {description!r}. Write it, in quotes if it could be a number or a date.",
        )
    for key, example in (("card", "fig-cereal-line"), ("question", "Does the network know?")):
        value = matter.get(key, example)
        if not (isinstance(value, str) and value.strip()):
            yield (
                key,
                f"`{key}` in the front matter is what the chapter's card on the home page shows. "
                f"Received: {value!r}. Write `{key}: {example}`, in quotes if it has a colon.",
            )
    constants = matter.get("constants", [])
    if not isinstance(constants, list) or any(
        isinstance(item, bool) or not isinstance(item, int | float | str) for item in constants
    ):
        yield (
            "constants",
            "`constants` in the front matter is a list of numbers. "
            f'Received: {constants!r}. Write `constants: [273.15, "70 %"]`.',
        )
    extra = matter.get("extra", "none")
    if not (isinstance(extra, str) and re.fullmatch(r"[a-z]+", extra)):
        yield (
            "extra",
            "`extra` in the front matter names what the chapter adds to the package, as "
            f"pyproject.toml does. Received: {extra!r}. Write `extra: production`.",
        )
    if not isinstance(matter.get("recorded", False), bool):
        yield (
            "recorded",
            "`recorded` in the front matter is true or false, without quotes. "
            f"Received: {matter['recorded']!r}. Write `recorded: true`.",
        )
