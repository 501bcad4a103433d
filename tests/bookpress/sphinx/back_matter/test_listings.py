"""The lists made of all pages: what they say, and when their pages are printed again."""

import json

import pytest
from bs4 import BeautifulSoup

from bookpress.build import build_site
from bookpress.project import BookError, Project

KINDS = ("exercises", "figures", "references", "links", "runs", "versions", "uses cereals")
LISTS = "".join(f"```{{listing}} {kind}\n```\n\n" for kind in KINDS)


@pytest.fixture
def book(tiny_book):
    """A tiny book with a page of lists at its end."""
    for language, title in (("en", "Lists"), ("zh", "清单")):
        text = f"(lists)=\n# {title}\n\n{LISTS}"
        tiny_book.write("lists", text, languages=(language,))
    toc = tiny_book.project.root / "_toc.yml"
    lines = toc.read_text().rstrip().splitlines()
    indent = lines[-1][: lines[-1].index("-")]
    toc.write_text("\n".join([*lines, f"{indent}- file: lists"]) + "\n")
    return tiny_book


def page(book, language="en", name="lists"):
    html = (book.project.site / language / f"{name}.html").read_text(encoding="utf-8")
    return BeautifulSoup(html, "html.parser").select_one("article")


def written(book):
    return (book.project.build / "press/en/html/lists.html").stat().st_mtime_ns


def test_lists_name_what_the_pages_hold_in_the_language_of_the_page(book):
    build_site(book.project)
    en, zh = page(book), page(book, "zh")
    assert "Shape" in en.get_text()
    assert "Write code" in en.get_text()
    assert "形状" in zh.get_text()
    assert "写代码" in zh.get_text()
    assert en.select_one('a[href="two.html#ex-two"]')
    picture = en.select_one(".nb-cards img")
    assert (book.project.site / "en" / picture["src"]).read_text("utf-8").startswith("<svg")
    assert "Cited in 2 Two" in " ".join(en.get_text().split()) or "Cited in" in en.get_text()
    assert "Used on no other page" in en.get_text()


def test_run_of_a_page_is_told_with_seconds_and_memory(book):
    build_site(book.project)
    plan = json.loads((book.project.build / "plan.json").read_text("utf-8"))
    about = plan["one"]["about"]
    row = next(tr for tr in page(book).select("tr") if tr.select_one('a[href="one.html"]'))
    cells = [cell.get_text() for cell in row.select("td")]
    assert cells[1:] == [str(about["seconds"]), str(about["megabytes"]), "–"]
    assert about["megabytes"] > 10
    assert about["date"] in page(book, name="one").select_one(".nb-run").get_text()


def test_page_of_lists_follows_a_title_that_changes_elsewhere(book):
    build_site(book.project)
    book.edit("two", "{exercise} Shape", "{exercise} Volume", languages=("en",))
    build_site(book.project)
    assert "Volume" in page(book).get_text()


def test_page_of_lists_is_not_printed_again_for_a_word_of_prose(book):
    build_site(book.project)
    before = written(book)
    book.edit("one", "A plain word.", "Another word.", languages=("en",))
    build_site(book.project)
    assert written(book) == before


def test_warm_lists_equal_cold_ones(book):
    build_site(book.project)
    book.edit("two", "Guess.", "Guess twice.", languages=("en",))
    book.edit("two", ":class: code minutes-2", ":class: derive minutes-9")
    build_site(book.project)
    warm = {language: str(page(book, language)) for language in ("en", "zh")}
    cold = Project.find(book.project.root, build=book.project.root / "_cold")
    (cold.build).mkdir()
    (book.project.executed).rename(cold.executed)
    build_site(cold)
    for language, text in warm.items():
        html = (cold.site / language / "lists.html").read_text(encoding="utf-8")
        assert str(BeautifulSoup(html, "html.parser").select_one("article")) == text


def test_listing_of_another_kind_is_refused(book):
    book.write("lists", "(lists)=\n# L\n\n```{listing} jokes\n```\n", languages=("en", "zh"))
    with pytest.raises(BookError, match="A listing is one of beginning, chapters"):
        build_site(book.project)
