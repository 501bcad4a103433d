"""How Chinese words are said, and the order in which a Chinese reader looks them up."""

from __future__ import annotations

from functools import cache

from pypinyin import Style, load_phrases_dict, load_single_dict, pinyin

LIKE_A_SPACE = str.maketrans({"-": " ", "–": " ", "&": " "})


@cache
def _mended() -> None:
    """Mend the library where it errs on the terms of this book."""
    load_single_dict({ord("差"): "chā"})  # 标准差, 残差: a difference
    phrases = {"方差": "fāng chā", "似然": "sì rán", "轻子": "qīng zǐ", "微调": "wēi tiáo"}
    load_phrases_dict({word: [[each] for each in said.split()] for word, said in phrases.items()})


def spell(words: str) -> str:
    """Return the pinyin of a text with its tones; Latin letters stay as they are.

    >>> spell("方差")
    'fāng chā'
    >>> spell("k 均值")
    'k jūn zhí'
    """
    _mended()
    return " ".join(" ".join(syllables).strip() for syllables in pinyin(words))


def chinese_order(words: str) -> list[tuple[str, str]]:
    """Return a key that sorts by pinyin, syllable by syllable, then by tone.

    >>> sorted(["权重", "ReLU", "偏置", "批量大小", "偏差"], key=chinese_order)
    ['批量大小', '偏差', '偏置', '权重', 'ReLU']
    """
    _mended()
    plain = words.translate(LIKE_A_SPACE)
    kinds = (pinyin(plain, style=style) for style in (Style.NORMAL, Style.TONE3))
    pairs = zip(*(list(kind) for kind in kinds), strict=True)
    return [(a[0].strip().casefold(), b[0]) for a, b in pairs if a[0].strip()]


def english_order(words: str) -> str:
    """Return a key that sorts English letter by letter, capital or not, and hyphens like spaces.

    >>> sorted(["one-hot encoding", "Adam", "axis", "output"], key=english_order)
    ['Adam', 'axis', 'one-hot encoding', 'output']
    """
    return words.translate(LIKE_A_SPACE).casefold()
