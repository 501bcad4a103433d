"""Both languages say the same, block by block: as many paragraphs, list items and rows each time.

Headings, directives, equations and code are the same in both, so between two of these the blocks
are counted and compared.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator

from bookpress.chapter.chapters import Chapter
from bookpress.project import Project

ANCHORS = {"code", "code cell", "directive", "equation", "heading"}
COUNTED = {"list item", "paragraph", "row", "term"}


def compare_blocks(project: Project, zh: Chapter, en: Chapter) -> Iterator[str]:
    """Yield the places where one language has more blocks than the other."""
    anchors = [
        sorted(mark.line for mark in chapter.marks if mark.kind in ANCHORS) for chapter in (zh, en)
    ]
    if len(anchors[0]) != len(anchors[1]):
        return  # told when marks and cells are compared
    ours, theirs = (
        _counts(chapter, lines) for chapter, lines in zip((zh, en), anchors, strict=True)
    )
    for place in sorted(ours.keys() | theirs.keys()):
        zh_count, en_count = ours.get(place, Counter()), theirs.get(place, Counter())
        if zh_count != en_count:
            zh_line, en_line = ([1, *lines][place] for lines in anchors)
            yield (
                f"{project.relative(zh.path)}:{zh_line}: {_say(zh_count)} below this line, where "
                f"{project.relative(en.path)}:{en_line} has {_say(en_count)}; both languages say "
                "the same, paragraph by paragraph. Translate what is missing, or join it."
            )


def _counts(chapter: Chapter, anchors: list[int]) -> dict[int, Counter[str]]:
    """Return how many blocks of each kind stand after each anchor; 0 is before the first."""
    counts: dict[int, Counter[str]] = {}
    for block in chapter.blocks:
        if block.kind in COUNTED:
            counts.setdefault(bisect_right(anchors, block.line), Counter())[block.kind] += 1
    return counts


def _say(counts: Counter[str]) -> str:
    return ", ".join(f"{kind}: {n}" for kind, n in sorted(counts.items())) or "no paragraph"
