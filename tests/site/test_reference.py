"""The reference as it is built: every name in both languages, and the ways there and back."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from bookpress.package.surface import entries_of, part_names

from .conftest import DOCNAMES, LANGUAGES

PAGES = [docname for docname in DOCNAMES if docname.startswith("api/")]
CHAPTERS = [docname for docname in DOCNAMES if docname[:2].isdigit()]
HEAVIEST = 320_000
"""No page of the reference is larger, in bytes."""


@cache
def soup_of(path: Path) -> BeautifulSoup:
    return BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")


@pytest.fixture
def articles(site):
    """Return the pages of the reference in one language, by name."""
    return lambda code: {p: soup_of(site / code / f"{p}.html").article for p in PAGES}


def ids(articles):
    return [dt["id"] for article in articles.values() for dt in article.select("dt.sig[id]")]


def test_every_public_name_is_described_once_in_both_languages(articles):
    public = {entry.public for part in part_names() for entry in entries_of(part)}
    for language in LANGUAGES:
        found = ids(articles(language))
        assert len(found) == len(set(found))
        assert not public - set(found)
    assert ids(articles("en")) == ids(articles("zh"))


def test_overview_leads_to_every_name(articles):
    for language in LANGUAGES:
        overview = articles(language)["api/index"]
        links = {link["href"].partition("#")[2] for link in overview.select(".nb-offers dt a")}
        assert links >= {entry.public for part in part_names() for entry in entries_of(part)}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("docname", PAGES)
def test_page_is_not_too_heavy(site, language, docname):
    assert (site / language / f"{docname}.html").stat().st_size < HEAVIEST


def test_chinese_pages_say_what_is_in_english(articles):
    sentence = re.compile(r"(?:[A-Za-z]+[ ,]){5,}")
    for name, article in articles("zh").items():
        for text in article.find_all(string=sentence):
            inside = text.find_parent(["code", "pre", "title"]) or text.find_parent(lang="en")
            assert inside or text.find_parent("dt") or text.find_parent("a"), (name, text)


def test_figures_of_the_book_are_shown_beside_their_functions(site, articles):
    for language in LANGUAGES:
        shown = 0
        for docname, article in articles(language).items():
            for picture in article.select(".nb-sample img"):
                assert (site / language / docname).parent.joinpath(picture["src"]).is_file()
                assert picture["alt"]
                shown += 1
        assert shown > 40


def test_cells_that_use_a_name_are_where_the_reference_says(site, articles):
    article = articles("en")["api/training"]
    described = article.find(id="neuronbook.training.fit_seeds").find_parent("dl")
    ways = [a["href"] for a in described.select("details a") if "#cell-" in a["href"]]
    assert len(ways) > 10
    for way in ways:
        page, _, cell = way.partition("#")
        target = soup_of((site / "en" / "api" / page).resolve())
        assert "fit_seeds" in target.find(id=cell).get_text()


@pytest.mark.parametrize("docname", CHAPTERS)
def test_chapter_leads_to_the_reference_from_its_code(site, docname):
    for language in LANGUAGES:
        page = soup_of(site / language / f"{docname}.html")
        assert page.select(".cell_input a.nb-name")


def test_names_of_other_libraries_lead_to_their_pages(articles):
    links = {
        a["href"] for article in articles("zh").values() for a in article.select("a.external[href]")
    }
    for host in ("keras.io", "numpy.org", "pandas.pydata.org", "docs.python.org/zh-cn"):
        assert any(host in link for link in links), host
