"""Terms that a text says, where they stand in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from neuronbook.vocabulary.term import Term
from neuronbook.vocabulary.terms import TERMS

LETTER = "A-Za-z0-9_"


class Use(NamedTuple):
    """A place in a text where a term stands, in one of its words."""

    start: int
    end: int
    term: Term


def find_terms(text: str, language: str, *, place: str = "") -> Iterator[Use]:
    """Yield the terms that a text in one language says, in their order; of two, the longer.

    English words count whole, in either number, and between the parts of a hyphenated word they do
    not. Chinese does not part its words, so another word of a single character is not looked for.

    The place is the page it stands in (see `Term.within`).

    Examples
    --------
    >>> [use.term.en for use in find_terms("Batch sizes and epochs", "en")]
    ['batch size', 'epoch']
    >>> [use.term.en for use in find_terms("批量大小和轮次", "zh")]
    ['batch size', 'epoch']
    """
    pattern, terms = _words(language, place)
    for match in pattern.finditer(text.lower()):
        if term := terms[match[0]]:
            yield Use(match.start(), match.end(), term)


def find_term(text: str, language: str, *, place: str = "") -> Term | None:
    """Return the term that a text is a word of, from its beginning to its end; None if it is none.

    Examples
    --------
    >>> find_term("Epochs", "en").zh
    '轮次'
    >>> find_term("epochs and batches", "en")
    """
    return _words(language, place)[1].get(text.lower())


@cache
def _words(language: str, place: str) -> tuple[re.Pattern[str], dict[str, Term | None]]:
    """Return a pattern of all words that mean a term there, and which, or that only seem to."""
    terms: dict[str, Term | None] = {word: None for term in TERMS for word in term.besides}
    terms |= {
        word.lower(): term
        for term in TERMS
        if not term.within or place in term.within
        for word in term.all_forms(language)
        if len(word) > 1 or word == term.zh
    }
    letter = f"{LETTER}-" if language == "en" else LETTER
    groups: dict[str, list[str]] = {}  # by first letters, so that few are tried at a place
    for word in sorted(terms, key=len, reverse=True):
        end = rf"(?![{letter}])" if word[-1].isascii() else ""
        groups.setdefault(word[0], []).append(re.escape(word[1:]) + end)
    words = "|".join(
        (rf"(?<![{letter}])" if first.isascii() else "") + f"{first}(?:{'|'.join(rests)})"
        for first, rests in groups.items()
    )
    return re.compile(words), terms
