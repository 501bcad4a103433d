"""All terms, subject by subject, and the way from an English word to its term."""

from __future__ import annotations

from functools import cache

from neuronbook.vocabulary import (
    capacity,
    classes,
    descent,
    distributed,
    images,
    layers,
    learning,
    neurons,
    particles,
    production,
    regularizers,
    unsupervised,
)
from neuronbook.vocabulary.term import Term

SUBJECTS = (
    learning, neurons, layers, descent, capacity, regularizers, classes, particles, distributed,
    production, images, unsupervised,
)  # fmt: skip
#: Every term of the book, subject by subject.
TERMS: tuple[Term, ...] = tuple(term for subject in SUBJECTS for term in subject.TERMS)


def lookup(english: str) -> Term:
    """Return the term that an English word, in either number, stands for.

    Examples
    --------
    >>> lookup("biases").zh
    '偏置'

    Raises
    ------
    LookupError
        If the vocabulary has no such term.
    """
    try:
        return _by_english()[english]
    except KeyError:
        raise LookupError(
            f"A term stands in the vocabulary. Received: english={english!r}. "
            "Add it to the subject's module in neuronbook/vocabulary."
        ) from None


@cache
def _by_english() -> dict[str, Term]:
    return {word: term for term in TERMS for word in term.words("en")}
