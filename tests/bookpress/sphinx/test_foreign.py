from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup
from docutils.core import publish_doctree, publish_from_doctree

from bookpress.sphinx.foreign import MarkForeignWords, mark_tables


def print_page(source, language):
    """Print reStructuredText as a page in a language; return its text, and its foreign words."""
    document = publish_doctree(source)
    document.settings.env = SimpleNamespace(
        app=None, config=SimpleNamespace(bookpress_language=language)
    )
    MarkForeignWords(document).run()
    html = publish_from_doctree(document, writer_name="html5").decode()
    body = BeautifulSoup(html, "html.parser").main
    marked = {element.get_text(): element["lang"] for element in body.find_all(lang=True)}
    return body.get_text(" ", strip=True), marked


@pytest.mark.parametrize(
    ("language", "source", "expected"),
    [
        ("zh", "平方和（sum of squares）。", {"sum of squares": "en"}),
        ("zh", "权重（weight），初始值（initial value）。", {}),
        (
            "zh",
            "Yann LeCun. *A deep network* (1998).",
            {"Yann LeCun. A deep network (1998).": "en"},
        ),
        ("zh", "写成 ``sum of squares``。", {}),
        ("zh", "一句。\n\n::\n\n  sum of squares", {}),
        ("en", "A cell is 单元格、格 in Chinese.", {"单元格、格": "zh-CN"}),
        ("en", "Sums of squares.", {}),
    ],
)
def test_words_of_the_other_language_say_so(language, source, expected):
    _, marked = print_page(source, language)
    assert marked == expected


def test_marks_change_no_word():
    text, marked = print_page("甲：sum of squares，乙：mean of squares，丙。", "zh")
    assert text.replace(" ", "") == "甲：sumofsquares，乙：meanofsquares，丙。"
    assert len(marked) == 2


def test_tables_of_outputs_are_marked_and_what_says_its_language_stays():
    html = (
        "<table><tr><td>{}</td><td><code>a b c</code></td><td lang='fr'>un deux trois</td></table>"
    )
    marked = BeautifulSoup(mark_tables(html.format("a row must be an object"), "zh"), "html.parser")
    assert [each.get_text() for each in marked.find_all(lang="en")] == ["a row must be an object"]
    unmarked = html.format("一行")
    assert BeautifulSoup(mark_tables(unmarked, "zh"), "html.parser").find(lang="en") is None


def test_figure_is_left_as_it_is():
    figure = "<svg><text>three small words</text></svg>"
    assert mark_tables(figure, "zh") == figure
