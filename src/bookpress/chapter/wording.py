"""Words: neither a page nor the package uses a variant that the vocabulary refuses.

Of a page that is its description, its prose, titles and captions, and the alternative texts of its
pictures; of the package every string: feedback, hints, solutions, labels, names of columns. Code
and mathematics on a page, the names of labels and the addresses of links are no words.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from markdown_it.token import Token

from bookpress.chapter.chapters import Chapter
from bookpress.chapter.syntax import DIRECTIVE, VERBATIM, markdown_parser, split_options
from bookpress.project import BookError, Project, read_text
from neuronbook.vocabulary import find_banned


def check_wording(name: str, chapter: Chapter) -> Iterator[str]:
    """Yield each variant that a page says and the vocabulary refuses."""
    text = read_text(chapter.path)
    description = re.search(r"^ +description: (.*)$", text, re.MULTILINE)
    yield from _refused(name, 1, description[1] if description else "", chapter.path.stem)
    for line, words in _words(markdown_parser().parse(text), 1):
        yield from _refused(name, line, words, chapter.path.stem)


def check_package_wording(project: Project) -> Iterator[str]:
    """Yield each variant that a string of the package says and the vocabulary refuses."""
    for path in sorted(project.package.rglob("*.py")):
        if path.name != "vocabulary.py":
            for line, words in _strings(path):
                yield from _refused(project.relative(path), line, words, path.stem)


def _refused(name: str, line: int, words: str, place: str) -> Iterator[str]:
    for start, variant, term in find_banned(words, place=place):
        good, other = (term.en, term.zh) if variant.isascii() else (term.zh, term.en)
        yield (
            f"{name}:{line + words.count(chr(10), 0, start)}: the text says {variant!r}; "
            f"write {good!r} ({other}), or, if it means another thing here, say in "
            "neuronbook/vocabulary.py where it is refused."
        )


def _words(tokens: Sequence[Token], first_line: int) -> Iterator[tuple[int, str]]:
    """Walk the tokens, going into directives, and yield their words, each with its line."""
    for token in tokens:
        line = first_line + (token.map[0] if token.map else 0)
        if token.type == "inline":
            yield line, "".join(map(_said, token.children or []))
        elif token.type in {"fence", "colon_fence"}:
            directive = DIRECTIVE.match(token.info.strip())
            if directive is None or directive[1] in VERBATIM:
                continue
            options, body = split_options(token.content)
            yield line, f"{directive[2]}\n{options.get('alt', '')}"
            skipped = token.content.rstrip("\n").count("\n") - body.count("\n")
            yield from _words(markdown_parser().parse(body), line + 1 + skipped)


def _said(token: Token) -> str:
    """Return what a reader sees of a piece of a sentence; of code and mathematics a blank."""
    if token.type in {"text", "image"}:
        return token.content
    if token.type == "myst_role":
        words, _, target = token.content.partition("<")
        return words if target else " "
    if token.type == "softbreak":
        return "\n"
    return "" if token.type.endswith(("_open", "_close")) else " "


def _strings(path: Path) -> list[tuple[int, str]]:
    try:
        tree = ast.parse(read_text(path))
    except (BookError, SyntaxError):
        return []  # told when the words' setting is checked
    return [
        (node.lineno, node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
