"""The glossary and the index of terms, made from the vocabulary and from what the pages say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any, cast

from docutils import nodes
from sphinx.domains.std import StandardDomain

from bookpress.project import LANGUAGES
from bookpress.sphinx.back_matter.book import Book, paragraph
from bookpress.sphinx.back_matter.pinyin import chinese_order, english_order, spell
from bookpress.sphinx.foreign import SAID
from bookpress.sphinx.terms import GLOSSARY, entry_id, read_terms_file
from neuronbook.glossary import DEFINITIONS
from neuronbook.vocabulary import TERMS, Term
from neuronbook.vocabulary.term import is_chinese

INDEX = "term-index"
MANY = 20
"""A term in more sections than that is listed by chapters."""


class Terms:
    """The terms as one page lists them, in the order of its language."""

    def __init__(self, book: Book) -> None:
        told = read_terms_file(book.builder.config)
        self.book = book
        self.introduced: dict[str, str] = told["introduced"]
        self.used: dict[str, list[str]] = told["used"]
        self.labels = cast(StandardDomain, book.env.get_domain("std")).labels
        (self.other,) = (code for code in LANGUAGES if code != book.language)

    def name(self, term: Term, language: str = "") -> str:
        """Return a term's name, with its abbreviation, in the page's language or another."""
        name, *_ = term.names(language or self.book.language)
        if not term.short:
            return name
        brackets = "{}（{}）" if is_chinese(name) else "{} ({})"
        return brackets.format(name, term.short)

    def by_letter(self) -> Iterator[tuple[str, list[Term]]]:
        """Yield the letters with their terms, in the order of the page's language."""

        def key(term: Term) -> Any:
            order = chinese_order if self.book.language == "zh" else english_order
            return order(self.name(term))

        def letter(term: Term) -> str:
            first = key(term)[0]
            return str(first[0] if self.book.language == "zh" else first)[0].upper()

        for initial, terms in groupby(sorted(TERMS, key=key), letter):
            yield initial, list(terms)

    def other_name(self, term: Term) -> list[nodes.Node]:
        """Return its name in the other language, and how the Chinese one is said."""
        names: list[nodes.Node] = []
        if term.en != term.zh:
            names.append(_other(self.name(term, self.other), LANGUAGES[self.other].tag, "nb-other"))
        if is_chinese(term.zh):
            pinyin = _other(spell(term.zh), "zh-Latn", "nb-pinyin")
            names.insert(0 if self.book.language == "zh" else len(names), pinyin)
        return [node for name in names for node in (nodes.Text(" "), name)]

    def docname(self, label: str) -> str:
        return str(self.labels[label][0])

    def way(self, label: str, *, chapter: bool = True) -> nodes.reference:
        """Return a link to a section: number of the chapter, title of the section."""
        docname, _, title = self.labels[label]
        number = self.book.env.toc_secnumbers.get(docname, {}).get("")
        words = f"{number[0]} {title}" if chapter and number else title
        return self.book.link(docname, words, label)


def list_glossary(book: Book, argument: str) -> list[nodes.Node]:
    """Return all terms by letter: names, meaning, other words, and where the book explains them."""
    terms = Terms(book)
    found: list[nodes.Node] = [_jump_row(terms)]
    for letter, group in terms.by_letter():
        found.append(_letter(letter))
        entries = nodes.definition_list(classes=["nb-glossary"])
        entries += [_entry(terms, term) for term in group]
        found.append(entries)
    return found


def _entry(terms: Terms, term: Term) -> nodes.definition_list_item:
    book, words = terms.book, terms.book.words
    head = nodes.term("", "", nodes.strong("", terms.name(term)), ids=[entry_id(term.en)])
    head += terms.other_name(term)
    meaning = nodes.definition("", paragraph(DEFINITIONS[term.en].in_language(book.language)))
    chinese = book.language == "zh"
    skipped = {term.en, term.zh, term.short}
    also = [name for name in term.names(book.language) if name not in skipped]
    never = [name for name in term.never if is_chinese(name) == chinese]
    about: list[list[str | nodes.Node]] = []
    if also:
        about.append([words["also_called"].format(words["comma"].join(also))])
    if never:
        about.append([words["not_called"].format(words["comma"].join(never))])
    used = terms.used.get(term.en, [])
    if label := terms.introduced.get(term.en, used[0] if used else ""):
        kind = "introduced_in" if term.en in terms.introduced else "first_used_in"
        about.append([words[kind], terms.way(label)])
    if used and used != [label]:
        count = words["sections"].format(len(used))
        way = book.link(INDEX, count, f"index-{entry_id(term.en)}")
        way["classes"].append("nb-kept")
        about.append([way])
    line = [part for place, each in enumerate(about) for part in ([" · "] * (place > 0) + each)]
    meaning += paragraph(*line, classes=["nb-about"])
    return nodes.definition_list_item("", head, meaning)


def list_terms(book: Book, argument: str) -> list[nodes.Node]:
    """Return all terms by letter, each with the sections that use it."""
    terms = Terms(book)
    found: list[nodes.Node] = [_jump_row(terms)]
    for letter, group in terms.by_letter():
        found.append(_letter(letter))
        entries = nodes.definition_list(classes=["nb-index"])
        entries += [_sections(terms, term) for term in group if terms.used.get(term.en)]
        found.append(entries)
    return found


def _sections(terms: Terms, term: Term) -> nodes.definition_list_item:
    ways: list[str | nodes.Node] = []
    labels = terms.used[term.en]
    for docname, group in groupby(labels, terms.docname):
        first, *others = group
        ways += ["；" if terms.book.language == "zh" else "; "] * bool(ways)
        if len(labels) > MANY:
            ways.append(terms.book.link(docname, terms.book.title(docname), first))
            continue
        ways.append(terms.way(first))
        for label in others:
            ways += [terms.book.words["comma"], terms.way(label, chapter=False)]
    name = terms.book.link(GLOSSARY, terms.name(term), entry_id(term.en))
    head = nodes.term("", "", name, ids=[f"index-{entry_id(term.en)}"])
    return nodes.definition_list_item("", head, nodes.definition("", paragraph(*ways)))


def _letter(letter: str) -> nodes.rubric:
    return nodes.rubric("", letter, ids=[f"letter-{letter.lower()}"], classes=["nb-letter"])


def _jump_row(terms: Terms) -> nodes.paragraph:
    letters = [letter for letter, _ in terms.by_letter()]
    return paragraph(*_spaced(terms.book, letters), classes=["nb-letters"])


def _other(words: str, tag: str, kind: str) -> nodes.inline:
    return nodes.inline("", words, classes=[kind, SAID + tag])


def _spaced(book: Book, letters: Iterable[str]) -> Iterator[str | nodes.Node]:
    for letter in letters:
        yield book.link("", letter, f"letter-{letter.lower()}")
        yield " "
