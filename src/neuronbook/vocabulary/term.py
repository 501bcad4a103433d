"""A thing that the book calls by one name in each language, and the forms that the name takes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

PLURALS = (
    (r"is$", "es"),  # axis
    (r"ix$", "ices"),
    (r"(?<![aeiou])y$", "ies"),
    (r"(s|x|(?<!o)ch)$", r"\1es"),  # batches, but epochs
)


@dataclass(frozen=True)
class Term:
    """A thing that the book calls by one name in each language.

    Parameters
    ----------
    en, zh
        Its name in English, in the singular, and in Chinese.
    short
        Its abbreviation, the same in both languages.
    also
        Other words for it that are allowed, in either language.
    forms
        Other forms of its name, such as those of a verb, in either language.
    never
        Words that other books use for it and this one does not, in either language.
    besides
        Longer words that hold one of its own and mean something else: 单元格 is no unit.
    within
        The only places in which its words mean this, and in which `never` holds, for words that
        mean something else everywhere else: pages, exercise modules, subjects of figures, data
        sets. Everywhere if empty.
    everyday
        Whether everybody understands the word well enough to meet it before it is introduced.
    """

    en: str
    zh: str
    short: str = ""
    also: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    besides: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    everyday: bool = False

    def names(self, language: str) -> tuple[str, ...]:
        """Return its name in one language and then the other words for it."""
        name, chinese = (self.zh, True) if language == "zh" else (self.en, False)
        also = (word for word in self.also if is_chinese(word) == chinese)
        return tuple(filter(None, (name, self.short, *also)))

    def words(self, language: str) -> tuple[str, ...]:
        """Return its names in one language, English ones in both numbers."""
        return _in_both_numbers(self.names(language), language)

    def all_forms(self, language: str) -> tuple[str, ...]:
        """Return its names in one language and their other forms."""
        forms = [form for form in self.forms if is_chinese(form) == (language == "zh")]
        return self.words(language) + _in_both_numbers(forms, language)


def _in_both_numbers(words: Iterable[str], language: str) -> tuple[str, ...]:
    if language == "zh":
        return tuple(words)
    return tuple(form for word in words for form in (word, plural(word)))


def is_chinese(word: str) -> bool:
    """Tell whether a word has a Chinese character."""
    return re.search("[\u3400-\u9fff]", word) is not None


def plural(word: str) -> str:
    """Return the plural of an English word."""
    for ending, ending_of_many in PLURALS:
        if re.search(ending, word):
            return re.sub(ending, ending_of_many, word)
    return f"{word}s"
