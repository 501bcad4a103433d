import json

import pytest
from bs4 import BeautifulSoup

from bookpress.build import build_site
from bookpress.sphinx.about import alternates, as_script

BASE = "https://example.org/book/"


@pytest.fixture(scope="module")
def public_book(tmp_path_factory, make_book):
    """The tiny book with a term in bold, printed for a public address."""
    root = tmp_path_factory.mktemp("public")
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setenv("TINY_RUNS", str(root / "runs.txt"))
        monkeypatch.setenv("SITE_URL", BASE)
        book = make_book(root)
        book.edit("two", "The weight is", "The **weight** is", languages=("en",))
        book.edit("two", "权重是", "**权重**是", languages=("zh",))
        book.edit("two", "(two-reading)=", "(ch02-exercises)=")  # so that it has a reading time
        build_site(book.project)
    return book


def head(book, language, name):
    html = (book.project.site / language / f"{name}.html").read_text(encoding="utf-8")
    return BeautifulSoup(html, "html.parser").head


def said(page):
    return json.loads(page.find("script", type="application/ld+json").string)


def tags(page):
    return {tag["property"]: tag["content"] for tag in page.find_all("meta", property=True)}


def test_page_of_a_public_site_names_itself_and_its_other_language_by_whole_addresses(public_book):
    for language in ("zh", "en"):
        page = head(public_book, language, "two")
        here = f"{BASE}{language}/two.html"
        assert page.find("link", rel="canonical")["href"] == here
        named = {each["hreflang"]: each["href"] for each in page.find_all("link", hreflang=True)}
        assert named == {
            "zh-CN": f"{BASE}zh/two.html",
            "en": f"{BASE}en/two.html",
            "x-default": f"{BASE}en/two.html",
        }
        assert page.find("link", type="application/atom+xml")["href"] == "feed.xml"
        assert tags(page)["og:url"] == here


def test_for_other_languages_the_home_page_has_the_door(monkeypatch):
    monkeypatch.setenv("SITE_URL", BASE)
    assert alternates("index")[-1] == ("x-default", f"{BASE}index.html")


def test_page_without_an_address_says_none(printed_book):
    for name in ("index", "two"):
        page = head(printed_book, "en", name)
        assert page.find("link", rel="canonical") is None
        assert page.find_all("link", rel="alternate") == []
        assert "og:url" not in tags(page)
        assert "url" not in said(page)


@pytest.mark.parametrize(
    ("language", "tag", "name", "title", "term"),
    [
        ("en", "en", "Two", "From One Neuron", "weight"),
        ("zh", "zh-CN", "二", "从一个神经元开始", "权重"),
    ],
)
def test_chapter_says_what_it_teaches_and_how_long_it_takes(
    public_book, language, tag, name, title, term
):
    chapter = said(head(public_book, language, "two"))
    assert chapter["@type"] == "LearningResource"
    assert (chapter["name"], chapter["inLanguage"], chapter["position"]) == (name, tag, 1)
    assert chapter["description"] == "tiny"
    assert chapter["teaches"] == [term]
    assert chapter["timeRequired"] == "PT2M"  # its figure, and its words
    assert chapter["isPartOf"]["name"] == title
    assert chapter["isPartOf"]["url"] == f"{BASE}{language}/index.html"
    assert said(head(public_book, language, "index"))["@type"] == "Book"


def test_link_to_a_page_is_shown_with_its_title_and_description(printed_book):
    assert tags(head(printed_book, "zh", "two")) == {
        "og:title": "1. 二",
        "og:description": "tiny",
        "og:type": "article",
        "og:site_name": "从一个神经元开始",
        "og:locale": "zh_CN",
        "og:locale:alternate": "en_US",
    }


def test_no_word_of_a_script_can_end_it():
    words = "</script><!--"
    assert "<" not in as_script({"name": words})
    assert json.loads(as_script({"name": words})) == {"name": words}
