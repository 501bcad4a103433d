"""The home page: a card for each chapter, and what a reader's browser adds to it."""

from __future__ import annotations

import json
from functools import cache

import pytest
from bs4 import BeautifulSoup

from bookpress.project import site_url
from bookpress.words import WORDS

from .conftest import DOCNAMES, LANGUAGES, PROJECT
from .serving import sent
from .test_weight import HOME, loaded_files

CHAPTERS = PROJECT.docnames(part="lessons")
FIRST, SECOND = CHAPTERS[:2]
SECTION = "ch01-many-inputs"
KEPT = 'localStorage.getItem("neuronbook-progress")'
END = "scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' })"


@cache
def read(site, language, name="index"):
    text = (site / language / f"{name}.html").read_text(encoding="utf-8")
    return BeautifulSoup(text, "html.parser")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_chapter_has_a_card_with_figure_question_and_minutes(site, language):
    cards = read(site, language).select(".nb-chapters > li")
    assert [card.a["href"] for card in cards] == [f"{name}.html" for name in CHAPTERS]
    for card, name in zip(cards, CHAPTERS, strict=True):
        title, question, takes = (part.get_text() for part in card.select("p"))
        assert read(site, language, name).h1.get_text().startswith(title)
        assert question.endswith(("?", "？"))
        assert (
            takes.split()[0] in read(site, language, name).select_one(".nb-reading-time").get_text()
        )
        assert card.img["loading"] == "lazy"
        assert (site / language / card.img["src"]).is_file()


@pytest.mark.parametrize("language", LANGUAGES)
def test_home_page_keeps_to_its_budget_with_all_its_cards_seen(site, language):
    cards = read(site, language).select(".nb-chapters img")
    pictures = {site.resolve() / language / card["src"] for card in cards}
    files = loaded_files(site.resolve() / language / "index.html") | pictures
    assert sum(len(sent(path)) for path in files) <= HOME


@pytest.mark.parametrize("language", LANGUAGES)
def test_home_page_leads_to_every_page_but_those_of_a_list(site, language):
    page = read(site, language).article
    linked = {link["href"].split("#")[0].removesuffix(".html") for link in page.select("a[href]")}
    listed = {name for name in DOCNAMES if name.startswith("api/") and name != "api/index"}
    assert set(DOCNAMES) - {"index"} - listed <= linked


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_describes_itself_in_its_language(site, language):
    for name in DOCNAMES:
        page = read(site, language, name)
        described = page.find("meta", attrs={"name": "description"})["content"]
        assert page.find("meta", property="og:description")["content"] == described
        assert page.find("meta", property="og:title")["content"]
        assert (page.find("link", rel="canonical") is not None) == bool(site_url())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_chapter_is_a_resource_that_teaches_something(site, language):
    for number, name in enumerate(CHAPTERS, start=1):
        page = read(site, language, name)
        said = json.loads(page.find("script", type="application/ld+json").string)
        assert (said["@type"], said["position"]) == ("LearningResource", number)
        assert said["timeRequired"].strip("PTM").isdigit()
        assert said["teaches"], name


# In a browser


def leave(page):
    """Go to another page of the book; what is remembered is written then."""
    page.evaluate("document.querySelector('.nb-title').click()")  # Playwright's would scroll first
    page.wait_for_url("**/index.html")


@pytest.mark.browser
@pytest.mark.parametrize("language", LANGUAGES)
def test_home_page_leads_back_to_where_one_was(visit, language):
    page = visit().go(f"{language}/{FIRST}.html")
    page.evaluate(f"document.getElementById('{SECTION}').scrollIntoView({{behavior: 'instant'}})")
    here = page.wait_for_selector(f".nb-here[href='#{SECTION}']").inner_text()
    leave(page)
    back = page.locator(".nb-go-on")
    assert back.inner_text().startswith(WORDS[language]["go_on"].strip())
    assert here in back.inner_text()
    back.locator("a").click()
    page.wait_for_url(f"**/{language}/{FIRST}.html#{SECTION}")


@pytest.mark.browser
def test_place_is_found_in_the_other_language_too(visit):
    visitor = visit()
    page = visitor.go(f"en/{FIRST}.html")
    page.evaluate(f"document.getElementById('{SECTION}').scrollIntoView({{behavior: 'instant'}})")
    here = page.wait_for_selector(f".nb-here[href='#{SECTION}']").inner_text()
    leave(page)
    page = visitor.go("zh/index.html")
    back = page.locator(".nb-go-on")
    assert back.locator("a").get_attribute("href") == f"{FIRST}.html#{SECTION}"
    assert here not in back.inner_text()


@pytest.mark.browser
@pytest.mark.parametrize("language", LANGUAGES)
def test_chapter_read_to_its_end_is_ticked_and_the_next_one_offered(visit, language):
    page = visit().go(f"{language}/{FIRST}.html")
    assert page.locator(".nb-tick").count() == 0
    page.evaluate(END)
    tick = page.wait_for_selector(".nb-book .nb-tick", state="attached")
    assert tick.get_attribute("aria-label") == WORDS[language]["read"]
    leave(page)
    ticked = page.locator(".nb-chapter a:has(.nb-tick)")
    assert [each.get_attribute("href") for each in ticked.all()] == [f"{FIRST}.html"]
    assert page.locator(".nb-go-on a").get_attribute("href") == f"{SECOND}.html"
    words = page.locator(".nb-go-on").inner_text()
    assert words.startswith(WORDS[language]["go_on_next"].strip())


@pytest.mark.browser
def test_reader_can_have_it_all_forgotten(visit):
    page = visit().go(f"en/{FIRST}.html")
    page.evaluate(END)
    page.wait_for_selector(".nb-tick", state="attached")
    leave(page)
    page.click(".nb-forget button")
    assert page.locator(".nb-tick").count() == 0
    assert page.locator(".nb-go-on:visible, .nb-forget:visible").count() == 0
    page.reload()
    assert page.locator(".nb-go-on:visible, .nb-forget:visible").count() == 0


@pytest.mark.browser
def test_new_reader_sees_neither_a_place_nor_a_button(visit):
    page = visit().go("en/index.html")
    assert page.evaluate(KEPT) is None
    assert page.locator(".nb-go-on:visible, .nb-forget:visible").count() == 0


@pytest.mark.browser
def test_chapter_only_looked_at_is_not_remembered(visit):
    page = visit().go(f"en/{FIRST}.html")
    leave(page)
    assert page.evaluate(KEPT) is None


@pytest.mark.browser
@pytest.mark.parametrize("kept", ["null", "{", '{"last": {"page": "99-gone"}}', "7"])
def test_what_was_kept_by_another_edition_breaks_nothing(visit, kept):
    visitor = visit()
    visitor.page.add_init_script(f"localStorage.setItem('neuronbook-progress', {kept!r})")
    page = visitor.go("en/index.html")
    assert visitor.errors == []
    assert page.locator(".nb-go-on").is_hidden()


@pytest.mark.browser
def test_nothing_breaks_where_storage_is_off(visit):
    visitor = visit()
    visitor.page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('off'); } })"
    )
    page = visitor.go(f"en/{FIRST}.html")
    page.evaluate(END)
    leave(page)
    assert visitor.errors == []
    assert page.locator(".nb-go-on").is_hidden()


@pytest.mark.browser
def test_place_is_kept_in_a_copy_opened_from_a_folder(visit, site):
    page = visit().page
    page.goto(f"file://{site.resolve()}/en/{FIRST}.html")
    page.evaluate(END)
    page.wait_for_selector(".nb-tick", state="attached")
    leave(page)
    assert page.locator(".nb-go-on a").get_attribute("href") == f"{SECOND}.html"


@pytest.mark.browser
def test_whole_card_leads_to_its_chapter(visit):
    page = visit().go("en/index.html")
    card = page.locator(".nb-chapters > li").nth(1)
    card.locator("img").scroll_into_view_if_needed()
    box = card.locator("img").bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_url(f"**/en/{SECOND}.html")


@pytest.mark.browser
@pytest.mark.parametrize(("width", "columns"), [(390, {1}), (1400, {2, 3})])
def test_cards_stand_in_columns_that_fit(visit, width, columns):
    page = visit(width=width).go("zh/index.html")
    lefts = "new Set([...document.querySelectorAll('.nb-chapters > li')].map(e => e.offsetLeft))"
    assert page.evaluate(f"({lefts}).size") in columns


@pytest.mark.browser
@pytest.mark.parametrize("language", LANGUAGES)
def test_search_of_the_missing_page_finds(visit, language):
    page = visit().go("404.html")
    page.fill(f"section[lang^={language}] input", "dropout")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{language}/search.html?q=dropout")
    page.wait_for_selector(".nb-found li")
