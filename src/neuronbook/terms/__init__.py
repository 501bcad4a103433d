"""The Chinese of every word that a figure shows.

A figure is drawn once, in English, and its page puts these words in. A label that is a term of
`neuronbook.vocabulary`, in either number, takes its Chinese from there. Every other label stands
in a module here, in ``LABELS``: one module for each room of `neuronbook.plots`, of the same name,
one for words of ``everywhere``, one for ``live`` figures, and one for the columns of ``tables``.
The keys are whole labels as they stand in a figure, and ``{}`` stands for whatever the code
computed there: a number or a few letters of mathematics, never a word. A label stands in one
module only.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from neuronbook.i18n import LANGUAGES
from neuronbook.terms import (
    backpropagation,
    capacity,
    classes,
    curves,
    descent,
    distributed,
    everywhere,
    images,
    layers,
    live,
    neurons,
    particles,
    regularizers,
    results,
    sheets,
    tables,
)
from neuronbook.vocabulary import TERMS

__all__ = ["FIGURE_LABELS", "MissingTermError", "translate"]

SUBJECTS = (
    everywhere, tables, neurons, layers, descent, curves, capacity, regularizers, classes,
    results, particles, distributed, images, backpropagation, sheets, live,
)  # fmt: skip
#: The Chinese of each English label; `{}` stands for a number.
FIGURE_LABELS: Mapping[str, str] = MappingProxyType(
    {word: term.zh for term in TERMS for word in term.words("en")}
    | {term.short: term.short for term in TERMS if term.short}
    | {label: chinese for subject in SUBJECTS for label, chinese in subject.LABELS.items()}
)

# A word is two Latin letters in a row, or one Chinese character.
# So numbers, units of one letter, and mathematics written with one-letter names are not words.
_WORD = r"(?:[A-Za-zÀ-ÖØ-öø-ÿ]{2}|[\u3400-\u9fff])"
_FILLING = rf"((?:(?!{_WORD}).){{1,24}})"


class MissingTermError(LookupError):
    """A figure shows a label that has no Chinese."""


def translate(label: str, language: str) -> str:
    """Return the words of a figure label in one language.

    A label is looked up as it stands, then as a template, the longest first. A label without
    any word (two Latin letters in a row, or a Chinese character) reads the same in both
    languages: ``−0.5``, ``1.5e3``, ``w₀``, ``y = w x + b``.

    Parameters
    ----------
    label
        The English label.
    language
        ``"en"``, which returns the label itself, or ``"zh"``.

    Raises
    ------
    MissingTermError
        If a label with words has no Chinese.
    ValueError
        If the book does not speak that language.

    Examples
    --------
    >>> translate("fitted line: y = 2.5 x + 90", "zh")
    '拟合直线：y = 2.5 x + 90'
    >>> translate("w₀", "zh")
    'w₀'
    """
    if language not in LANGUAGES:
        raise ValueError(
            f"A label is translated into one of the book's languages. "
            f"Received: language={language!r}. Use one of {', '.join(LANGUAGES)}."
        )
    if language == "en":
        return label
    words = " ".join(label.split())
    if words in FIGURE_LABELS:
        return FIGURE_LABELS[words]
    for pattern, chinese in _templates():
        if match := pattern.fullmatch(words):
            return chinese.format(*match.groups())
    if re.search(_WORD, words) is None:
        return label
    raise MissingTermError(
        f"Every word in a figure needs its Chinese. Received: label={label!r}. "
        "Add it to the subject's module in neuronbook/terms, with {} for each computed number."
    )


@cache
def _templates() -> list[tuple[re.Pattern[str], str]]:
    templates = [label for label in FIGURE_LABELS if "{}" in label]
    templates.sort(key=lambda label: len(label.replace("{}", "")), reverse=True)
    return [
        (re.compile(_FILLING.join(map(re.escape, label.split("{}")))), FIGURE_LABELS[label])
        for label in templates
    ]
