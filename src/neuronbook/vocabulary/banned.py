"""Variants of terms that the book does not use, found in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from neuronbook.vocabulary.term import Term, is_chinese
from neuronbook.vocabulary.terms import TERMS


class Banned(NamedTuple):
    """A place in a text where a variant stands that is not to be used."""

    start: int
    variant: str
    term: Term


def find_banned(text: str, *, place: str = "") -> Iterator[Banned]:
    """Yield the variants in a text that are not to be used, in their order.

    An English variant counts as a whole word, in either number. Chinese does not part its words,
    so choose variants that occur within no other word, or say where they hold.

    The place is the page, exercise module, subject or data set it stands in (see `Term.within`).

    Examples
    --------
    >>> [(found.variant, found.term.zh) for found in find_banned("剪枝层，drop-outs")]
    [('剪枝', '随机失活'), ('drop-out', '随机失活')]
    """
    pattern, terms = _variants(place)
    for match in pattern.finditer(text):
        variant = (match[1] or match[2]).lower()
        yield Banned(match.start(), variant, terms[variant])


@cache
def _variants(place: str) -> tuple[re.Pattern[str], dict[str, Term]]:
    """Return a pattern of all variants that are not to be used there, and whose they are."""
    terms = {
        variant.lower(): term
        for term in TERMS
        if not term.within or place in term.within
        for variant in term.never
    }
    longest_first = sorted(terms, key=len, reverse=True)
    chinese = "|".join(word for word in longest_first if is_chinese(word))
    english = "|".join(word for word in longest_first if not is_chinese(word))
    letter = r"[A-Za-z0-9_-]"
    pattern = rf"({chinese})|(?<!{letter})({english})(?:e?s)?(?!{letter})"
    return re.compile(pattern, re.IGNORECASE), terms
