"""Say which words of a page are in the other language, for voices that read it aloud.

docutils writes the class ``language-en`` of a node as ``lang="en"`` of its element.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from bs4 import BeautifulSoup
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform

from bookpress.project import LANGUAGES

CHINESE = re.compile(r"[\u3400-\u9fff](?:[^\x00-\x7f]*[\u3400-\u9fff])?")
ENGLISH = re.compile(r"[A-Za-zÀ-ɏ][\wÀ-ɏ.'’-]*(?:[,;:.!?]? [A-Za-zÀ-ɏ][\wÀ-ɏ.'’-]*){2,}", re.ASCII)
"""Three words or more: a shorter name or term is at home in a Chinese sentence."""
FOREIGN = {"zh": (ENGLISH, LANGUAGES["en"].tag), "en": (CHINESE, LANGUAGES["zh"].tag)}
SAID = "language-"
CODE = (nodes.FixedTextElement, nodes.literal, nodes.math, nodes.raw, nodes.comment)


def split_words(text: str, language: str) -> Iterator[tuple[str, bool]]:
    """Yield the pieces of a text on a page in a language, and whether each is foreign.

    >>> list(split_words("平方和（sum of squares）", "zh"))
    [('平方和（', False), ('sum of squares', True), ('）', False)]
    """
    pattern, _ = FOREIGN[language]
    if language == "zh" and pattern.search(text) and not CHINESE.search(text):
        yield text, True  # a title, an address, a message as a whole
        return
    done = 0
    for found in pattern.finditer(text):
        yield text[done : found.start()], False
        yield found[0], True
        done = found.end()
    yield text[done:], False


def mark_tables(html: str, language: str) -> str:
    """Return an output's HTML with the foreign words of its tables marked.

    >>> mark_tables("<table><tr><td>JSON has no NaN</td></tr></table>", "zh")
    '<table><tr><td><span lang="en">JSON has no NaN</span></td></tr></table>'
    """
    pattern, other = FOREIGN[language]
    if "<table" not in html:
        return html
    soup = BeautifulSoup(html, "html.parser")
    for text in soup.find_all(string=pattern):
        if text.find_parent(["code", "pre", "svg", "style"]) or text.find_parent(lang=True):
            continue
        for words, is_foreign in split_words(text, language):
            piece = soup.new_tag("span", lang=other, string=words) if is_foreign else words
            text.insert_before(piece)
        text.extract()
    return str(soup)


class MarkForeignWords(SphinxPostTransform):
    """Mark the foreign words of a page's prose, its footnotes and its tables."""

    default_priority = 300  # after all that puts words into a page
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        self.spoken: str = self.config.bookpress_language
        for raw in list(self.document.findall(nodes.raw)):
            if "html" in raw.get("format", ""):
                text = mark_tables(raw.astext(), self.spoken)
                raw.replace_self(nodes.raw("", text, format="html"))
        self._mark(self.document)

    def _mark(self, node: nodes.Element) -> None:
        pattern, other = FOREIGN[self.spoken]
        if isinstance(node, CODE) or any(name.startswith(SAID) for name in node["classes"]):
            return
        words = node.astext() if isinstance(node, nodes.paragraph) else ""
        if self.spoken == "zh" and ENGLISH.search(words) and not CHINESE.search(words):
            node["classes"].append(SAID + other)
            return
        for child in list(node.children):
            if isinstance(child, nodes.Element):
                self._mark(child)
            elif isinstance(child, nodes.Text) and pattern.search(child):
                # Texts of the same letters are equal, so the place is found by identity.
                place = next(i for i, each in enumerate(node.children) if each is child)
                node[place : place + 1] = [
                    nodes.inline("", words, classes=[SAID + other])
                    if foreign
                    else nodes.Text(words)
                    for words, foreign in split_words(child, self.spoken)
                ]


def setup_foreign(app: Sphinx) -> None:
    """Add the transform."""
    app.add_post_transform(MarkForeignWords)
