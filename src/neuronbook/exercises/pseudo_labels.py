"""Which pictures a program labels for itself: not those of the test, and as many of each class."""

from __future__ import annotations

from typing import Any

import numpy as np

from neuronbook.checking import NotYet, array_of, number_in, require
from neuronbook.i18n import Text

__all__ = ["check_balanced", "check_repaired"]

VOTES = np.array([0, 1, 0, 0, 2, 0, 1, 0, 2, 1, 0, 2])
TRUST = np.array([0.99, 0.7, 0.98, 0.97, 0.6, 0.96, 0.9, 0.95, 0.55, 0.8, 0.94, 0.5])


def _surest(rows: Any, number: int) -> set[float]:
    return {float(row) for row in rows[np.argsort(-TRUST[rows], kind="stable")[:number]]}


def check_balanced(answer: Any) -> None:
    """Go on if these are the two surest rows of each guessed class."""
    rows = array_of(answer)
    if rows is None or rows.ndim != 1 or not 0 < len(rows) <= len(VOTES):
        raise NotYet(
            Text(en="Give the numbers of six rows, as a list.", zh="请给出六个行号的列表。")
        )
    chosen = {float(row) for row in rows}
    everything = np.arange(len(VOTES))
    require(
        chosen != _surest(everything, 6),
        en="These are the six surest of all rows, and all of one class but none of class 2. Take "
        "two of each class.",
        zh="这是全部行里最有把握的六行，类别 2 一行也没有。请每个类别取两行。",
    )
    require(
        chosen <= {float(row) for row in everything} and len(chosen) == len(rows) == 6,
        en="There should be six rows, each once.",
        zh="应该是六个不同的行号。",
        received=len(rows),
    )
    counts = [int(np.isin(np.flatnonzero(kind == VOTES), rows).sum()) for kind in range(3)]
    require(
        counts == [2, 2, 2],
        en="Each class should have two rows.",
        zh="每个类别应该有两行。",
        received=counts,
    )
    of_each = [_surest(np.flatnonzero(kind == VOTES), 2) for kind in range(3)]
    require(
        chosen == set().union(*of_each),
        en="Two of each class, but not the surest two. `np.argsort` begins with the smallest.",
        zh="每个类别两行，但不是最有把握的两行。`np.argsort` 从最小的排起。",
    )


PARTS = np.array(["labelled"] * 3 + ["unlabelled"] * 5 + ["test"] * 4)
TRUE = np.array([0, 1, 2, 0, 1, 2, 2, 1, 0, 1, 2, 0])
GUESSED = np.array([0, 1, 2, 0, 1, 2, 1, 1, 0, 2, 2, 0])
SURE = np.array([0.99, 0.98, 0.97, 0.96, 0.95, 0.6, 0.97, 0.7, 0.99, 0.95, 0.8, 0.94])


def check_repaired(answer: Any) -> None:
    """Go on if these rows may get a pseudo-label, and the accuracy is that of the test rows."""
    parts = answer if isinstance(answer, list | tuple) and len(answer) == 2 else (None, None)
    rows, score = array_of(parts[0]), number_in(parts[1])
    if rows is None or rows.ndim != 1 or not len(rows) or score is None:
        raise NotYet(
            Text(
                en="Give the numbers of the rows, as a list, and then the accuracy.",
                zh="请给出行号的列表，再给出准确率。",
            )
        )
    chosen = {float(row) for row in rows}
    sure = SURE > 0.9
    is_test, is_free = PARTS == "test", PARTS == "unlabelled"
    require(
        not chosen & {float(row) for row in np.flatnonzero(is_test)},
        en="A test picture is among the rows: it would be learned before it is used for testing.",
        zh="行里有测试图片：还没有用来测试，就先学过了。",
    )
    require(
        not chosen & {0.0, 1.0, 2.0},
        en="The first three rows have true labels already, and need no pseudo-label.",
        zh="前三行本来就有真实标签，不需要伪标签。",
    )
    require(
        chosen <= {float(row) for row in np.flatnonzero(is_free & sure)},
        en="One of these rows has a confidence below the threshold.",
        zh="有一行的置信度低于阈值。",
    )
    require(
        len(chosen) == len(rows) == np.sum(is_free & sure),
        en="The unlabelled rows with a confidence above 0.9 are not all there, each once.",
        zh="置信度超过 0.9 的无标签的行没有选全，或者重复了。",
    )
    require(
        abs(score - 1) > 1e-3,
        en="The rows are right. The accuracy is still that of answers compared with themselves.",
        zh="行选对了。准确率却还是拿回答和它自己比。",
    )
    require(
        abs(score - np.mean((GUESSED == TRUE)[is_free & sure])) > 1e-3,
        en="The rows are right. This is the share of right pseudo-labels, and in practice nobody "
        "would know it: take the test rows.",
        zh="行选对了。这是伪标签里对的比例，实际使用时谁也不知道。请用测试的行。",
    )
    require(
        abs(score - np.mean(GUESSED[is_test] == TRUE[is_test])) < 1e-3,
        en="The rows are right. The accuracy is that of all four test rows, against `true`.",
        zh="行选对了。准确率要用全部四个测试的行，与 `true` 比较。",
        received=score,
    )
