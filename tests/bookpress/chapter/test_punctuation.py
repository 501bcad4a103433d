import pytest

from bookpress.chapter.marks import OBJECT
from bookpress.chapter.punctuation import check_setting

HALF = "punctuation in Chinese is full-width"
SPACE = "a space stands between Chinese and Latin letters"
NO_SPACE = "no space stands beside a full-width mark"
QUOTES = "quotation marks in Chinese are “ and ”"
STARS = "emphasis opens and closes beside a letter, or it prints its stars"
FULL = "punctuation in English is half-width"


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("真,她", HALF),
        ("真, 她", HALF),
        ("它是真.", HALF),
        ("它是“真”.", HALF),
        ("真的吗?", HALF),
        ("好!", HALF),
        ("如下: x", HALF),
        ("取 0.5, 再试", HALF),
        ("用 Keras 3.8. 再试", HALF),
        (f"取 {OBJECT}, 再试", HALF),
        (f"取 {OBJECT}; {OBJECT} 不取", HALF),
        ("真(假)", HALF),
        ("阈值 (threshold) 是", HALF),
        ("阈值 (见下) 是", HALF),
        ("第一行\n它,是", HALF),
        ("用Keras搭", SPACE),
        ("共 3种", SPACE),
        ("占 80 %的", SPACE),
        (f"权重{OBJECT} 是", SPACE),
        ("真 ，她", NO_SPACE),
        ("答对了。 还有", NO_SPACE),
        ('叫"好"', QUOTES),
        ("它叫'好'", QUOTES),
        ("**真，**她", STARS),
        ("_真_，她", STARS),
    ],
)
def test_chinese_that_is_ill_set_is_found(text, rule):
    problem = next(check_setting(text, "zh"))[1]
    assert problem.startswith(rule)
    assert "Received: " in problem


def test_breach_is_found_once_a_line_and_rule_with_what_stands_around_it():
    text = f"好。\n这里是 {OBJECT} 还有Keras,再说一二三四五六七八九十, 真\n真,假"
    assert [(line, problem[:10]) for line, problem in check_setting(text, "zh")] == [
        (1, HALF[:10]),
        (1, SPACE[:10]),
        (2, HALF[:10]),
    ]
    first = next(check_setting(text, "zh"))[1]
    assert "Received: ' □ 还有Keras,再说一二三四五六七八'." in first


@pytest.mark.parametrize(
    "text",
    [
        "真，她；“好”（good）。用 Keras 3.8 搭，占 80 %。",
        "形状是 (32, 256)，A (0.05, 32) 和 B 不同。",
        "A. 可以就地改动其中的数",
        "1. 单个神经元\n2. 深度神经网络",
        f"权重 {OBJECT}，偏置 {OBJECT}：{OBJECT} 与 {OBJECT}。",
        "0/1 列、和/或、2018 年 6 月 1 日，min_lr 小的那条",
        "a, b; c (d).",
        f"{OBJECT}, {OBJECT}",
    ],
)
def test_chinese_that_is_well_set_or_may_be_meant_is_left_alone(text):
    assert list(check_setting(text, "zh")) == []


@pytest.mark.parametrize(
    ("text", "rule"), [("true，she", FULL), ("true（false）", FULL), ("**bold **text", STARS)]
)
def test_english_that_is_ill_set_is_found(text, rule):
    assert next(check_setting(text, "en"))[1].startswith(rule)


@pytest.mark.parametrize(
    "text", ["True, she said (in 3.8): 2 * 3.", 'It is "here".', "前馈 is Chinese"]
)
def test_english_that_is_well_set_is_left_alone(text):
    assert list(check_setting(text, "en")) == []
