"""The search of the built site in a real browser."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path
from urllib.parse import unquote

import pytest

from .conftest import LANGUAGES
from .queries import QUERIES
from .test_browser import COLOURS, violations

pytestmark = pytest.mark.browser


@cache
def pages_of(site: Path, language: str) -> dict[str, str]:
    """Return the page of each label."""
    folder = site / language
    return {
        label: path.relative_to(folder).as_posix()
        for path in folder.rglob("*.html")
        for label in re.findall(r'\bid="([^"]+)"', path.read_text(encoding="utf-8"))
    }


def ask(page, language: str, query: str) -> list[tuple[str, str]]:
    """Type a query, and return the page and the label that each result opens."""
    page.fill("#nb-query", query)
    page.wait_for_function(
        "query => new URLSearchParams(location.search).get('q') === query", arg=query
    )
    links = page.locator(".nb-found a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    parts = [re.fullmatch(r"([^?]+)(?:\?[^#]*)?#(.+)", link) for link in links]
    return [(part[1], unquote(part[2])) for part in parts]


def test_readers_find_what_they_look_for(visit, site):
    opened = {language: visit().go(f"{language}/search.html") for language in LANGUAGES}
    counts, missed = Counter(), []
    for language, query, answers in QUERIES:
        found = ask(opened[language], language, query)
        pages = {pages_of(site, language)[label] for label in answers}
        has_page = bool(found) and found[0][0] in pages
        has_section = any(label in answers for _, label in found[:3])
        counts += Counter(page=has_page, section=has_section, empty=not found)
        if not (has_page and has_section):
            missed.append((query, answers, found[:3]))
    assert counts["empty"] == 0
    assert counts["page"] >= 0.9 * len(QUERIES), missed
    assert counts["section"] >= 0.8 * len(QUERIES), missed


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_for_one_thing_find_the_same(visit, language):
    page = visit().go(f"{language}/search.html")
    words = ["随机失活", "dropout", "暂退法", "丢弃法", "drop-out", "Dropout"]
    first, *others = [ask(page, language, word)[:3] for word in words]
    assert all(found[0] == first[0] for found in others), others
    assert first[0][0].startswith("05-")


def test_result_opens_its_section_with_the_words_marked(visit):
    visitor = visit()
    page = visitor.go("zh/search.html?q=学习率太大")
    result = page.locator(".nb-found li").first
    assert "学习率" in result.locator("mark").all_inner_texts()
    assert page.locator("[role=status]").inner_text().startswith("最可能的")
    result.locator("a").click()
    page.wait_for_url("**/03-stochastic-gradient-descent.html?*#ch03-learning-rate")
    marks = page.locator("#ch03-learning-rate mark")
    assert {"学习率"} <= set(marks.all_inner_texts())
    assert page.locator("mark").count() == marks.count()
    page.keyboard.press("Escape")
    assert marks.count() == 0
    assert visitor.errors == []


def test_query_stays_in_the_address_and_the_way_back_leads_to_it(visit):
    page = visit().go("en/search.html")
    page.locator("#nb-query").press_sequentially("early stopping")
    page.wait_for_url("**/search.html?q=early+stopping")
    page.keyboard.press("Enter")  # to the first result
    page.keyboard.press("Enter")
    page.wait_for_url("**/04-overfitting-and-underfitting.html?*")
    page.go_back()
    assert page.locator("#nb-query").input_value() == "early stopping"
    assert page.locator(".nb-found li").count() > 1


def test_search_from_the_keyboard_of_a_chapter(visit):
    page = visit().go("zh/01-single-neuron.html")
    page.keyboard.press("Control+K")
    page.keyboard.type("偏置")
    page.keyboard.press("Enter")
    page.wait_for_url("**/zh/search.html?q=*")
    page.wait_for_selector(".nb-found a[href*='01-single-neuron']")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_results_are_accessible_and_fit_a_phone(visit, language, theme):
    page = visit(theme=theme, width=375).go(f"{language}/search.html?q=dropout")
    assert violations(page, COLOURS if theme == "dark" else None) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 375


@pytest.mark.parametrize("query", ["量子色动力学", "zzzzzzzzzz", "——"])
def test_search_for_what_the_book_does_not_say_says_so(visit, query):
    page = visit().go(f"zh/search.html?q={query}")
    assert page.locator("[role=status]").inner_text().startswith("没有找到")


def test_search_works_from_files(visit, site):
    visitor = visit(base=site.as_uri())
    page = visitor.go("zh/search.html?q=权重")
    page.locator(".nb-found a[href*='01-single-neuron']").first.click()
    page.wait_for_selector("mark")
    assert (visitor.elsewhere, visitor.errors) == ([], [])


def test_search_without_scripts_says_where_else_to_look(visit):
    visitor = visit(java_script_enabled=False)
    visitor.page.goto(f"{visitor.address}/en/search.html")
    assert not visitor.page.locator("#nb-query").is_visible()
    assert visitor.page.locator("noscript a[href='index.html']").is_visible()
