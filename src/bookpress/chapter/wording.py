"""Words: neither a page nor the package uses a variant that the vocabulary refuses.

Of a page that is its description, its prose, titles and captions, and the alternative texts of its
pictures; of the package every string: feedback, hints, solutions, labels, names of columns. Code
and mathematics on a page, the names of labels and the addresses of links are no words.

What a page with cells says is read in its notebook too, where nothing is folded and nothing moves
but a live figure.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from bookpress.chapter.chapters import Chapter
from bookpress.chapter.marks import WITHOUT_WORDS
from bookpress.project import BookError, Project, read_text
from neuronbook.vocabulary import find_banned

ON_PAGES_ALONE = re.compile(
    r"\b(?:unfold|folded (?:away|cells?|code)|this page|hover)\b|\b(?<!has )(?<!has a )sliders?\b"
    r"|本页|这一页|悬停|折叠(?:的代码|的单元格|起来|在)|展开(?:下|看|表|图|单元格)|(?<!有)滑块",
    re.IGNORECASE,
)


def check_wording(name: str, chapter: Chapter) -> Iterator[str]:
    """Yield what a page says and must not: refused variants, and what is true there alone."""
    for block in chapter.blocks:
        if block.kind in WITHOUT_WORDS:
            continue
        yield from refused_words(name, block.line, block.text, chapter.path.stem)
        for match in ON_PAGES_ALONE.finditer(block.text) if chapter.cells else ():
            line = block.line + block.text.count("\n", 0, match.start())
            yield (
                f"{name}:{line}: the text says {match[0]!r}, which is not true in the page's "
                'notebook. Write what holds in both: "look at the table", "where the figure has '
                'a slider"; “看下面的表”, “图下有滑块时”.'
            )


def check_package_wording(project: Project) -> Iterator[str]:
    """Yield each variant that a string of the package says and the vocabulary refuses."""
    for path in sorted(project.package.rglob("*.py")):
        if project.package / "vocabulary" not in path.parents:
            for line, words in _strings(path):
                yield from refused_words(project.relative(path), line, words, path.stem)


def refused_words(name: str, line: int, words: str, place: str) -> Iterator[str]:
    """Yield each variant that `words`, which begin on a line of a file, say and may not."""
    for start, variant, term in find_banned(words, place=place):
        good, other = (term.en, term.zh) if variant.isascii() else (term.zh, term.en)
        yield (
            f"{name}:{line + words.count(chr(10), 0, start)}: the text says {variant!r}; "
            f"write {good!r} ({other}), or, if it means another thing here, say in "
            "neuronbook/vocabulary where it is refused."
        )


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
