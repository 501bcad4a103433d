"""A reader's verdict on learning curves: overfitting, underfitting, or still open."""

from __future__ import annotations

import unicodedata
from typing import Any

from neuronbook.checking import require

__all__ = ["check_verdict"]

UNDERFITTING = {"underfitting", "underfit", "underfits", "underfitted", "欠拟合"}
OVERFITTING = {"overfitting", "overfit", "overfits", "overfitted", "过拟合"}


def _words_of(answer: Any) -> list[str]:
    """Return the words of an answer, in small letters and without marks."""
    words = []
    for each in answer:
        word = unicodedata.normalize("NFKC", each[:100]).strip().strip(".!。！").lower()
        words.append(word.replace("-", "").replace("_", "").replace(" ", ""))  # under-fitting
    return words


def check_verdict(answer: Any) -> None:
    """Go on if overfitting is ruled out and underfitting is left open."""
    require(
        isinstance(answer, list | tuple)
        and len(answer) == 2
        and all(isinstance(each, str) for each in answer),
        en="Answer with two words in quotation marks, one in each place.",
        zh="请用两个带引号的词来回答，一处一个。",
    )
    words = _words_of(answer)
    require(
        all(word in OVERFITTING | UNDERFITTING for word in words),
        en='One of these is not one of the two words, "overfitting" and "underfitting".',
        zh='有一处不是这两个词之一："overfitting"（过拟合）和 "underfitting"（欠拟合）。',
    )
    require(
        not all(word in OVERFITTING for word in words),
        en="The figure either rules overfitting out or leaves it in doubt, not both.",
        zh="对过拟合，这张图要么能排除，要么不能，不会两样都是。",
    )
    require(
        not all(word in UNDERFITTING for word in words),
        en="The figure either rules underfitting out or leaves it in doubt, not both.",
        zh="对欠拟合，这张图要么能排除，要么不能，不会两样都是。",
    )
    require(
        words[0] in OVERFITTING,
        en="An overfitting network shows a gap that grows, or a validation loss that turns up, and "
        "the figure would show either. A network too simple and inputs without more signal look "
        "alike here: flat.",
        zh="过拟合会有迹象：间隙越来越大，或者验证损失掉头向上，图里应该看得到。"
        "而网络太简单，和输入里没有更多信号，在图里是一个样：都是平的。",
    )
