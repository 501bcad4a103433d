"""How each language is set, and emphasis that would print its stars.

Chinese has full-width punctuation, and a space between its characters and Latin letters, numbers,
code and formulas; English has half-width punctuation. What may be meant as it stands is left alone:
the shape ``(32, 256)``, the ``A.`` before an answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bookpress.chapter.marks import OBJECT

HAN = "\u3400-\u4dbf\u4e00-\u9fff"
FULL = "，。；：？！、（）《》"
NEIGHBOUR = rf"A-Za-z0-9{OBJECT}"
AROUND = 10
"""Characters shown on either side of what is wrong."""


@dataclass(frozen=True)
class Rule:
    """What is wrong in a text: where it matches, what it breaks, what to do."""

    pattern: re.Pattern[str]
    says: str
    fix: str


HALF_WIDTH = "|".join(
    (
        rf"(?<=[{HAN}{OBJECT}”’）》])[,;:?!]",
        rf"(?<=[{HAN}”’）》])\.(?!\w)",
        rf"[,;:?!](?=[ ]?[{HAN}])",
        rf"(?<!\b[A-Z])(?<!^\d)(?<!^\d\d)\.(?=[ ]?[{HAN}])",  # A. and 1. number what follows
        rf"(?<=[{HAN}])\(|\((?=[{HAN}])|(?<=[{HAN}])\)|\)(?=[{HAN}])",
        rf"(?<=[{HAN}])[ ]\((?=[^()]*[{HAN}]|[A-Za-z -]+\))",
    )
)
CHINESE = (
    Rule(
        re.compile(HALF_WIDTH),
        "punctuation in Chinese is full-width",
        "Write it as one of ，。；：？！（）.",
    ),
    Rule(
        re.compile(rf"(?<=[{HAN}])[\"']|[\"'](?=[{HAN}])"),
        "quotation marks in Chinese are “ and ”",
        "Write them so.",
    ),
    Rule(
        re.compile(rf"(?<=[{HAN}])(?=[{NEIGHBOUR}])|(?<=[{NEIGHBOUR}%])(?=[{HAN}])"),
        "a space stands between Chinese and Latin letters, numbers, code or formulas",
        "Put one in.",
    ),
    Rule(
        re.compile(rf"[ ](?=[{FULL}])|(?<=[{FULL}])[ ]"),
        "no space stands beside a full-width mark",
        "Take it out; if it parts emphasis from what follows, put the mark after the emphasis.",
    ),
)
ENGLISH: tuple[Rule, ...] = (
    Rule(re.compile(f"[{FULL}]"), "punctuation in English is half-width", "Write it as ,.;:?!()."),
)
BOTH: tuple[Rule, ...] = (
    Rule(
        re.compile(rf"\*(?=\S)|(?<=\S)\*|(?<=[{HAN}{FULL}])_|_(?=[{HAN}{FULL}])"),
        "emphasis opens and closes beside a letter, or it prints its stars",
        "Write `**真**，她` for `**真，**她`; the words of the package have no emphasis at all.",
    ),
)


def is_chinese(text: str) -> bool:
    """Tell whether a text has a Chinese character."""
    return re.search(f"[{HAN}]", text) is not None


def check_setting(text: str, language: str) -> Iterator[tuple[int, str]]:
    """Yield the lines of a text, from 0, that are not set as their language is, and what to do.

    Of each rule a line says the first breach.

    >>> [line for line, _ in check_setting("真, 她", "zh")]
    [0]
    >>> list(check_setting("形状是 (32, 256)，对吗？", "zh"))
    []
    """
    rules = BOTH
    if language == "en":
        rules += ENGLISH
    elif is_chinese(text):
        rules += CHINESE
    for number, line in enumerate(text.split("\n")):
        for rule in rules:
            if match := rule.pattern.search(line):
                near = line[max(0, match.start() - AROUND) : match.end() + AROUND]
                yield number, f"{rule.says}. Received: {near.replace(OBJECT, '□')!r}. {rule.fix}"
