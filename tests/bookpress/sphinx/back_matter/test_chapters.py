"""The cards of the chapters: what they show, and when the home page is printed again."""

import pytest
from bs4 import BeautifulSoup

from bookpress.build import build_site
from bookpress.chapter.contract import check_sources
from bookpress.project import Project

ASKED = {"en": ("Why?", "Start with one neuron"), "zh": ("为什么？", "从一个神经元开始读")}
LISTS = "\n```{listing} beginning\n```\n\n```{listing} chapters\n```\n"


@pytest.fixture
def book(tiny_book):
    """The tiny book whose home page has cards, and whose chapter says what its card shows."""
    for language, (question, _) in ASKED.items():
        path = tiny_book.project.page(language, "index")
        path.write_text(path.read_text("utf-8") + LISTS, encoding="utf-8")
        more = f"description: tiny\ncard: fig-two\nquestion: {question}\n"
        tiny_book.edit("two", "description: tiny\n", more, languages=(language,))
    tiny_book.edit("two", "(two-reading)=", "(ch02-exercises)=")  # so that it has a reading time
    return tiny_book


def home(book, language="en"):
    html = (book.project.site / language / "index.html").read_text(encoding="utf-8")
    return BeautifulSoup(html, "html.parser").article


@pytest.mark.parametrize(
    ("language", "title", "takes"),
    [("en", "1. Two", "2 minutes · 1 exercises"), ("zh", "1. 二", "2 分钟 · 1 道练习")],
)
def test_card_has_the_figure_title_question_and_minutes_of_its_chapter(
    book, language, title, takes
):
    build_site(book.project)
    (card,) = home(book, language).select(".nb-chapters > li")
    (link,) = card.select("a")
    assert (link.get_text(), link["href"]) == (title, "two.html")
    assert [part.get_text() for part in card.select("p")] == [title, ASKED[language][0], takes]
    picture = book.project.site / language / card.img["src"]
    assert picture.read_text(encoding="utf-8").startswith("<svg")
    assert card.img["loading"] == "lazy"
    begin = home(book, language).select_one("a.nb-begin")
    assert (begin.get_text(), begin["href"]) == (ASKED[language][1], "two.html")


def test_what_only_the_browser_knows_is_hidden(book):
    build_site(book.project)
    for place in (".nb-go-on", ".nb-forget"):
        assert home(book).select_one(place).has_attr("hidden")


def test_warm_cards_equal_cold_ones(book):
    build_site(book.project)
    book.edit("two", "question: Why?", "question: Why not?", languages=("en",))
    book.edit("two", "Guess.\n", "Guess.\n\nAnd guess again.\n", languages=("en",))
    book.edit("two", "猜一猜。\n", "猜一猜。\n\n再猜一猜。\n", languages=("zh",))
    build_site(book.project)
    assert "Why not?" in home(book).get_text()
    warm = {language: str(home(book, language)) for language in ASKED}
    cold = Project.find(book.project.root, build=book.project.root / "_cold")
    cold.build.mkdir()
    book.project.executed.rename(cold.executed)
    build_site(cold)
    for language, text in warm.items():
        html = (cold.site / language / "index.html").read_text(encoding="utf-8")
        assert str(BeautifulSoup(html, "html.parser").article) == text


def test_card_of_a_figure_that_the_page_has_not_is_an_error_on_its_line(book):
    book.edit("two", "card: fig-two", "card: fig-too", languages=("zh",))
    (error,) = check_sources(book.project)
    assert error.startswith("book/zh/two.md:9: `card` names a figure of the page, which is fig-two")
    assert "Received: 'fig-too'" in error
