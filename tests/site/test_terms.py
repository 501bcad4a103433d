"""The terms of the built site: links to the glossary, and their definitions in a real browser."""

from __future__ import annotations

import json
import re

import pytest
from bs4 import BeautifulSoup

from bookpress.sphinx.terms import entry_id

from .conftest import LANGUAGES, PROJECT

PAGE = "03-stochastic-gradient-descent.html"
NOTE = "#nb-definition"
LARGEST_SCRIPT = 3000  # bytes
SHOWN = f"""() => {{
  const note = document.querySelector("{NOTE}");
  return note.matches(":popover-open") ? note.textContent : "";
}}"""
PLACES = f"""() => {{
  const box = (each) => {{
    const {{ left, top, right, bottom }} = each;
    return {{ left, top, right, bottom }};
  }};
  const note = document.querySelector("{NOTE}").getBoundingClientRect();
  const link = document.querySelector("[aria-describedby='nb-definition']").getClientRects()[0];
  return [box(note), box(link), document.documentElement.clientWidth];
}}"""


@pytest.fixture
def soup(site):
    def soup(path):
        return BeautifulSoup((site / path).read_text(encoding="utf-8"), "html.parser")

    return soup


@pytest.mark.parametrize("docname", PROJECT.docnames(part="lessons"))
def test_both_languages_link_the_same_terms_each_once(site, soup, docname):
    wanted = {
        entry_id(name)
        for name in json.loads((site.parent / "terms.json").read_text())["links"][docname]
    }
    for language in LANGUAGES:
        links = soup(f"{language}/{docname}.html").select("article a.nb-term")
        entries = [link["href"].partition("#")[2] for link in links]
        assert len(entries) == len(set(entries))
        assert set(entries) <= wanted
        assert len(wanted - set(entries)) <= 2  # where the word stands in links and formulas only


def test_no_link_stands_in_a_heading_in_code_or_in_another_link(soup):
    for language in LANGUAGES:
        for link in soup(f"{language}/{PAGE}").select("a.nb-term"):
            around = link.find_parents(["a", "code", "pre", "h1", "h2", "h3", "svg"])
            assert not around, link
            assert not link.find_parents(class_=re.compile("cell_output|caption-number"))


def test_script_is_small_and_loaded_once(site, soup):
    script = (PROJECT.book / "_static" / "terms.js").read_text(encoding="utf-8")
    assert len(script.encode()) <= LARGEST_SCRIPT
    loaded = (site / "_static" / "pages.js").read_text(encoding="utf-8")
    assert loaded.count(script) == 1
    assert len(soup(f"en/{PAGE}").select("script[src*='pages.js']")) == 1


@pytest.mark.browser
@pytest.mark.parametrize("language", LANGUAGES)
def test_mouse_shows_a_definition_and_may_move_onto_it(visit, language):
    page = visit().go(f"{language}/{PAGE}")
    link = page.locator("a.nb-term").nth(5)
    definition = link.get_attribute("data-definition")
    assert not link.get_attribute("title")
    link.hover()
    page.wait_for_function(f"({SHOWN})() === {json.dumps(definition)}")
    box = page.locator(NOTE).bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=5)
    page.wait_for_timeout(500)
    assert page.evaluate(SHOWN) == definition
    page.mouse.move(2, 2)
    page.wait_for_function(f"({SHOWN})() === ''")


@pytest.mark.browser
def test_keyboard_shows_a_definition_that_screen_readers_read_and_escape_hides_it(visit):
    page = visit().go(f"en/{PAGE}")
    link = page.locator("a.nb-term").nth(2)
    link.focus()
    definition = page.evaluate(SHOWN)
    assert definition == link.get_attribute("data-definition")
    assert page.locator(NOTE).get_attribute("role") == "tooltip"
    # What a screen reader is told of the link that has the focus.
    session = page.context.new_cdp_session(page)
    node = session.send("Runtime.evaluate", {"expression": "document.activeElement"})["result"]
    tree = session.send("Accessibility.getPartialAXTree", {"objectId": node["objectId"]})
    described = [each["description"]["value"] for each in tree["nodes"] if "description" in each]
    assert definition in described
    page.keyboard.press("Escape")
    assert page.evaluate(SHOWN) == ""
    assert link.get_attribute("aria-describedby") is None
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/glossary.html#term-*")


@pytest.mark.browser
@pytest.mark.parametrize("language", LANGUAGES)
def test_finger_shows_a_definition_beside_it_and_a_second_tap_follows(visit, language):
    page = visit(width=375, has_touch=True, is_mobile=True).go(f"{language}/{PAGE}")
    for number in (0, 3, 9, 20):
        link = page.locator("a.nb-term").nth(number)
        link.scroll_into_view_if_needed()
        link.tap()
        page.wait_for_function(f"({SHOWN})() !== ''")
        note, line, width = page.evaluate(PLACES)
        assert note["bottom"] <= line["top"] or note["top"] >= line["bottom"] + 20
        assert 0 <= note["left"] < note["right"] <= width
    assert page.url.endswith(PAGE)
    link.tap()
    page.wait_for_url(f"**/{language}/glossary.html#term-*")


@pytest.mark.browser
def test_tap_elsewhere_hides_the_definition(visit):
    page = visit(width=375, has_touch=True, is_mobile=True).go(f"en/{PAGE}")
    page.locator("a.nb-term").first.tap()
    page.wait_for_function(f"({SHOWN})() !== ''")
    page.locator("h1").tap()
    page.wait_for_function(f"({SHOWN})() === ''")


@pytest.mark.browser
def test_without_scripts_a_term_is_a_link_with_its_definition_as_title(visit):
    visitor = visit(java_script_enabled=False)
    visitor.page.goto(f"{visitor.address}/zh/{PAGE}")
    link = visitor.page.locator("a.nb-term").first
    assert len(link.get_attribute("title")) > 5
    link.click()
    visitor.page.wait_for_url("**/zh/glossary.html#term-*")
