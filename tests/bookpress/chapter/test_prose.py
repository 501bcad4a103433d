import ast

import pytest

from bookpress.chapter.contract import check_package
from bookpress.chapter.prose import spoken

BOTH = ("zh", "en")
EMPTY = "| a | b |\n|---|---|\n"


@pytest.mark.parametrize(
    ("old", "new", "line", "problem"),
    [
        ("接下来是什么？", "接下来是什么?", "接下来", "full-width. Received: '接下来是什么?'."),
        (
            "{exercise} 形状",
            "{exercise} 形状,大小",
            "形状,大小",
            "full-width. Received: '形状,大小'.",
        ),
        ("一幅图。", "一幅图(小)。", "一幅图", "full-width"),
        (":alt: 一个词。", ":alt: 一个词,两个词。", ":alt:", "full-width"),
        ("description: tiny", "description: 小书,一本", "description", "full-width"),
        ("## 延伸阅读", "## 延伸,阅读", "## 延伸", "full-width"),
        (
            "猜一猜。",
            "猜一猜。\n**真，**她猜。",
            "**真",
            "emphasis opens and closes beside a letter",
        ),
        (
            "猜一猜。",
            "先说 *猜*，\n再猜2次。",
            "再猜",
            "a space stands between Chinese and Latin",
        ),
        ("猜一猜。", "This was never translated.", "never", "this paragraph stands in English."),
        (
            ":alt: 一个词。",
            ":alt: Three more words.",
            ":alt:",
            "this alternative text stands in En",
        ),
        (
            "{exercise} 形状",
            "{exercise} Shape of an input",
            "Shape of",
            "this title stands in Engl",
        ),
    ],
)
def test_chinese_page_is_read_for_its_setting_everywhere(
    complaints, line_of, old, new, line, problem
):
    (error,) = complaints(old, new)
    number = line_of(line)
    assert error.startswith(f"book/zh/two.md:{number}: ")
    assert problem in error


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("What follows?", "What follows？", "punctuation in English is half-width"),
        ("What follows?", "**What **follows?", "emphasis opens and closes beside a letter"),
        ("What follows?", "接下来是什么？", "this paragraph stands in Chinese."),
    ],
)
def test_english_page_is_read_too(complaints, old, new, problem):
    found = complaints(old, new, languages=("en",))
    assert any(error.startswith("book/en/two.md:") and problem in error for error in found)


def test_code_formulas_and_names_are_no_words_to_translate(complaints):
    new = "`a, b, c`\n$w, v$ Red Wine"
    assert not [error for error in complaints("猜一猜。", new) if "stands in English" in error]


@pytest.mark.parametrize(
    ("table", "row", "problem"),
    [
        (
            EMPTY + "| $|x|$ | 1 |\n",
            3,
            "Received: 4 cells for 2 columns. A | inside a cell cuts it",
        ),
        (
            EMPTY + "| `x|y` | 1 |\n",
            3,
            "Received: 3 cells for 2 columns. A | inside a cell cuts it",
        ),
        (EMPTY + "| $|x$ |\n", 3, "a formula in a table closes in its own cell. Received: '$'."),
        ("| $|x|$ | b |\n|---|---|\n| 1 | 2 |\n", 1, "has as many cells as its second. Received"),
    ],
)
def test_bar_that_would_cut_a_cell_is_an_error_on_its_row(complaints, line_of, table, row, problem):
    found = complaints("(two-reading)=", f"{table}\n(two-reading)=", languages=BOTH)
    first = line_of(table.splitlines()[0])
    for language in BOTH:
        shown = [error for error in found if error.startswith(f"book/{language}/two.md:")]
        line = line_of(table.splitlines()[0], language=language) + row - 1
        assert shown[0].startswith(f"book/{language}/two.md:{line}: ")
        assert problem in shown[0]
    assert first


def test_bar_that_is_escaped_cuts_no_cell(complaints):
    table = EMPTY + r"| $\vert x \vert$ | `x\|y` |" + "\n"
    assert complaints("(two-reading)=", f"{table}\n(two-reading)=", languages=BOTH) == []


def test_heading_that_glues_a_number_is_an_error(complaints, line_of):
    error, *_ = complaints("## 延伸阅读", "## 延伸阅读 {glue:text}`w:.2f`")
    assert error.startswith(f"book/zh/two.md:{line_of('## 延伸')}: a heading glues no number")


MODULE = '''"""模块的说明,不查。"""
WORDS = {"a": "好,的", "b": f"共 {3}种"}
require(x, en="This is *not* it.", zh="差{n},再试`x,真`。")
'''


def test_words_of_a_module_are_told_from_its_docstrings():
    assert sorted(spoken(ast.parse(MODULE))) == [
        (2, "共 ", "zh"),
        (2, "好,的", "zh"),
        (2, "种", "zh"),
        (3, "This is *not* it.", "en"),
        (3, "差{n},再试`x,真`。", "zh"),
    ]


def test_words_of_the_package_are_read_like_those_of_the_pages(tiny_book):
    (tiny_book.project.package / "terms" / "more.py").write_text(MODULE, encoding="utf-8")
    found = [error.partition(". Received")[0] for error in check_package(tiny_book.project)]
    rule = "emphasis opens and closes beside a letter, or it prints its stars"
    assert found == [
        "src/neuronbook/terms/more.py:2: punctuation in Chinese is full-width",
        f"src/neuronbook/terms/more.py:3: {rule}",
        "src/neuronbook/terms/more.py:3: punctuation in Chinese is full-width",
    ]


def test_module_of_the_package_in_another_encoding_is_named(tiny_book):
    (tiny_book.project.package / "terms" / "more.py").write_text('\nx = "真"', encoding="gbk")
    (error,) = check_package(tiny_book.project)
    assert error.startswith("src/neuronbook/terms/more.py:2: the file must be UTF-8.")


def test_module_of_the_package_that_is_no_python_is_named(tiny_book):
    (tiny_book.project.package / "terms" / "more.py").write_text('x = (\n"真"', encoding="utf-8")
    assert check_package(tiny_book.project) == [
        "src/neuronbook/terms/more.py:1: this is no Python: '(' was never closed. Mend it."
    ]
