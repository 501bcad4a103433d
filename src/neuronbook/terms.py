"""The Chinese of every word that a figure shows.

A figure is drawn once, in English, and its page puts these words in. So the keys are whole
labels as they stand in a figure, and ``{}`` stands for whatever the code computed there: a
number or a few letters of mathematics, never a word.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from neuronbook.i18n import LANGUAGES

__all__ = ["FIGURE_LABELS", "MissingTermError", "translate"]

FIGURE_LABELS: Mapping[str, str] = MappingProxyType(
    {
        # every figure
        "synthetic data": "合成数据",
        "1 input": "1 个输入",
        "{} inputs": "{} 个输入",
        "1 unit": "1 个单元",
        "{} units": "{} 个单元",
        "1 output": "1 个输出",
        "{} outputs": "{} 个输出",
        # the neuron and the unit
        "dendrites": "树突",
        "cell body": "细胞体",
        "nucleus": "细胞核",
        "axon": "轴突",
        "synapse": "突触",
        "next neuron": "下一个神经元",
        "signal": "信号",
        "input": "输入",
        "inputs": "输入",
        "weight": "权重",
        "weights": "权重",
        "bias": "偏置",
        "output": "输出",
        "hidden layer": "隐藏层",
        "sum": "求和",
        "1 neuron": "1 个神经元",
        "{} neurons": "{} 个神经元",
        # 80 Cereals
        "sugars": "糖",
        "fiber": "膳食纤维",
        "protein": "蛋白质",
        "calories": "热量",
        "sugars (g per serving)": "糖（克/份）",
        "fiber (g per serving)": "膳食纤维（克/份）",
        "protein (g per serving)": "蛋白质（克/份）",
        "sugars (g)": "糖（克）",
        "fiber (g)": "膳食纤维（克）",
        "protein (g)": "蛋白质（克）",
        "calories (per serving)": "热量（千卡/份）",
        "calories (kcal per serving)": "热量（千卡/份）",
        "calories (kcal)": "热量（千卡）",
        # Red Wine Quality
        "alcohol (% by volume)": "酒精度（体积分数，%）",
        "volatile acidity (g/L)": "挥发性酸（克/升）",
        "quality": "品质评分",
        "quality (0 to 10)": "品质评分（0–10）",
        # lines
        "line": "直线",
        "fitted line": "拟合直线",
        "untrained line": "未训练的直线",
        "example line": "示例直线",
        "the line of the example": "例子中的直线",
        "classic line": "经典直线",
        "line: y = {} x + {}": "直线：y = {} x + {}",
        "line: y = {} x − {}": "直线：y = {} x − {}",
        "fitted line: y = {} x + {}": "拟合直线：y = {} x + {}",
        "fitted line: y = {} x − {}": "拟合直线：y = {} x − {}",
        "example line: y = {} x + {}": "示例直线：y = {} x + {}",
        "fitted: y = {} x + {}": "拟合：y = {} x + {}",
        "fitted: y = {} x − {}": "拟合：y = {} x − {}",
        "by hand: y = {} x + {}": "手选：y = {} x + {}",
        "example: y = {} x + {}": "示例：y = {} x + {}",
        "without bias: y = {} x": "没有偏置：y = {} x",
        "with bias: y = {} x + {}": "有偏置：y = {} x + {}",
        "seed {}": "种子 {}",
        "seed {}: w = {}": "种子 {}：w = {}",
        # scores of three classes
        "picture": "图片",
        "score": "得分",
        "scores": "得分",
        "pixels": "像素",
        "cat": "猫",
        "dog": "狗",
        "ship": "船",
        "bird": "鸟",
        "frog": "青蛙",
        "lizard": "蜥蜴",
        "car": "汽车",
        "stripe": "条纹",
        "edge": "边缘",
        "top": "上亮",
        "left": "左亮",
        "diagonal": "对角",
    }
)

# A word is two Latin letters in a row, or one Chinese character.
# So numbers, units of one letter, and mathematics written with one-letter names are not words.
_WORD = r"(?:[A-Za-zÀ-ÖØ-öø-ÿ]{2}|[\u3400-\u9fff])"
_FILLING = rf"((?:(?!{_WORD}).){{1,24}})"


class MissingTermError(LookupError):
    """A figure shows a label that has no Chinese."""


def translate(label: str, language: str) -> str:
    """Return the words of a figure label in one language.

    A label is looked up as it stands, then as a template, the longest first. A label without
    any word (two Latin letters in a row, or a Chinese character) reads the same in both
    languages: ``−0.5``, ``1.5e3``, ``w₀``, ``y = w x + b``.

    Parameters
    ----------
    label
        The English label.
    language
        ``"en"``, which returns the label itself, or ``"zh"``.

    Raises
    ------
    MissingTermError
        If a label with words has no Chinese.
    ValueError
        If the book does not speak that language.

    Examples
    --------
    >>> translate("fitted line: y = 2.5 x + 90", "zh")
    '拟合直线：y = 2.5 x + 90'
    >>> translate("w₀", "zh")
    'w₀'
    """
    if language not in LANGUAGES:
        raise ValueError(
            f"A label is translated into one of the book's languages. "
            f"Received: language={language!r}. Use one of {', '.join(LANGUAGES)}."
        )
    if language == "en":
        return label
    words = " ".join(label.split())
    if words in FIGURE_LABELS:
        return FIGURE_LABELS[words]
    for pattern, chinese in _templates():
        if match := pattern.fullmatch(words):
            return chinese.format(*match.groups())
    if re.search(_WORD, words) is None:
        return label
    raise MissingTermError(
        f"Every word in a figure needs its Chinese. Received: label={label!r}. "
        "Add it to FIGURE_LABELS in neuronbook/terms.py, with {} for each computed number."
    )


@cache
def _templates() -> list[tuple[re.Pattern[str], str]]:
    templates = [label for label in FIGURE_LABELS if "{}" in label]
    templates.sort(key=lambda label: len(label.replace("{}", "")), reverse=True)
    return [
        (re.compile(_FILLING.join(map(re.escape, label.split("{}")))), FIGURE_LABELS[label])
        for label in templates
    ]
