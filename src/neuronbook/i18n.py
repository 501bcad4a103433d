"""Sentences that exist in English and in Chinese, and which of the two is spoken."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from neuronbook.environment import read_variable

__all__ = ["LANGUAGES", "Text", "get_language", "set_language"]

#: The languages of the book.
LANGUAGES = ("en", "zh")
LANGUAGE_VARIABLE = "NEURONBOOK_LANGUAGE"

_chosen: str | None = None  # None: not chosen yet, so the environment decides on first use


def set_language(code: str) -> None:
    """Speak this language from now on.

    Parameters
    ----------
    code
        ``"en"`` or ``"zh"``.

    Raises
    ------
    ValueError
        If the book does not speak that language.
    """
    global _chosen
    _chosen = _checked(code, received_as="code")


def get_language() -> str:
    """Tell which language is spoken: ``"en"`` or ``"zh"``.

    Until `set_language` is called, the environment variable ``NEURONBOOK_LANGUAGE`` decides,
    and without it the language is English.
    """
    if _chosen is not None:
        return _chosen
    return _checked(read_variable(LANGUAGE_VARIABLE) or "en", received_as=LANGUAGE_VARIABLE)


def _checked(code: str, *, received_as: str) -> str:
    if code not in LANGUAGES:
        raise ValueError(
            f"{received_as} must be one of the book's languages. "
            f"Received: {received_as}={code!r}. "
            f"Use {' or '.join(repr(language) for language in LANGUAGES)}."
        )
    return code


@dataclass(frozen=True, repr=False)
class Text:
    """A sentence in both languages; as a string it speaks the current one.

    Words between backticks are code. They stay as they are in plain text and become
    ``<code>`` in HTML.

    Examples
    --------
    >>> set_language("en")
    >>> greeting = Text(en="{count} rows", zh="{count} 行").format(count=77)
    >>> print(greeting)
    77 rows
    >>> greeting._repr_html_()
    '<span lang="en">77 rows</span><span lang="zh" hidden>77 行</span>'
    """

    en: str
    zh: str

    def __post_init__(self) -> None:
        for language in LANGUAGES:
            words = getattr(self, language)
            if not isinstance(words, str) or not words.strip():
                raise ValueError(
                    "A Text needs words in every language. "
                    f"Received: {language}={words!r}. Give both en= and zh=."
                )

    def __str__(self) -> str:
        return self.in_language(get_language())

    def __repr__(self) -> str:
        """Speak the current language, because notebooks show the repr as plain text."""
        return str(self)

    def __add__(self, other: Text) -> Text:
        if not isinstance(other, Text):
            return NotImplemented
        return Text(en=self.en + other.en, zh=self.zh + other.zh)

    def in_language(self, language: str) -> str:
        """Return the words of one language."""
        spoken: str = getattr(self, _checked(language, received_as="language"))
        return spoken

    def format(self, **values: object) -> Text:
        """Fill the named fields; a value that is a `Text` gives each language its own words.

        Raises
        ------
        ValueError
            If a field gets no value.
        """
        try:
            return Text(**{language: self._filled(language, values) for language in LANGUAGES})
        except KeyError as missing:
            raise ValueError(
                "Every named field of a Text must get a value. "
                f"Received: values for {', '.join(values) or 'none'}, and none for {missing}. "
                "Give it by its name."
            ) from None

    def _filled(self, language: str, values: Mapping[str, object]) -> str:
        spoken = {
            name: value.in_language(language) if isinstance(value, Text) else value
            for name, value in values.items()
        }
        return self.in_language(language).format_map(spoken)

    def to_html(self, tag: str = "div") -> str:
        """Return one element for each language, of which only the current one is not hidden."""
        current = get_language()
        return "".join(
            f'<{tag} lang="{language}"{"" if language == current else " hidden"}>'
            f"{_with_code(self.in_language(language))}</{tag}>"
            for language in LANGUAGES
        )

    def _repr_html_(self) -> str:
        return self.to_html(tag="span")


def _with_code(words: str) -> str:
    return re.sub(r"`([^`]+)`", r"<code>\1</code>", escape(words))
