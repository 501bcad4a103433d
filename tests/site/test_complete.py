"""The built site on paper, without scripts, in the dark: nothing of a page is missing."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser

CHAPTER = "01-single-neuron.html"
GROUND = "getComputedStyle(document.body).backgroundColor"
DARK, WHITE = "rgb(20, 24, 30)", "rgb(255, 255, 255)"
FOLDED = """[...document.querySelectorAll("article details:not(.nb-made) > :not(summary)")]
    .filter(part => !part.checkVisibility({ contentVisibilityAuto: true }) || !part.offsetHeight)
    .map(part => part.textContent.slice(0, 40))"""


@pytest.mark.parametrize("language", ["zh", "en"])
def test_paper_has_the_title_every_fold_and_no_buttons(visit, language):
    page = visit().go(f"{language}/{CHAPTER}")
    assert page.evaluate(FOLDED) != []
    page.emulate_media(media="print", color_scheme="dark")
    page.wait_for_function(f"{FOLDED}.length === 0")  # the next frame has them
    assert page.locator("article h1").is_visible()
    for gone in (".nb-header", ".nb-book", ".nb-page", ".nb-along", ".nb-copy"):
        assert not page.locator(gone).first.is_visible(), gone
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(34, 40, 50)"


def test_pdf_of_a_chapter_is_tagged_and_has_an_outline(visit):
    data = visit().go(f"zh/{CHAPTER}").pdf(tagged=True, outline=True)
    for part in (b"/StructTreeRoot", b"/Outlines", b"/MarkInfo"):
        assert part in data


@pytest.mark.parametrize(("width", "opened"), [(1400, False), (390, True)])
def test_contents_are_there_without_scripts(visit, width, opened):
    visitor = visit(width=width, java_script_enabled=False)
    page = visitor.page
    page.goto(f"{visitor.address}/en/{CHAPTER}")
    for button, contents in ((".nb-to-book", ".nb-book"), (".nb-to-page", ".nb-page")):
        link = page.locator(f"{contents} a").first
        assert link.is_visible() == (not opened)
        if opened:
            page.click(button)
            assert link.is_visible()
            page.keyboard.press("Escape")
            assert not link.is_visible()
    assert not page.locator(".nb-theme").is_visible()
    assert page.locator("math").first.is_visible()


def test_search_field_leads_to_the_search_page_without_scripts(visit):
    visitor = visit(java_script_enabled=False)
    visitor.page.goto(f"{visitor.address}/zh/{CHAPTER}")
    visitor.page.fill(".nb-search-field input", "偏置")
    visitor.page.keyboard.press("Enter")
    visitor.page.wait_for_url("**/zh/search.html?q=*")
    assert visitor.page.locator("noscript li, article li").count() > 2


@pytest.mark.parametrize(("theme", "ground"), [("light", WHITE), ("dark", DARK)])
def test_page_has_the_devices_theme_without_scripts(visit, theme, ground):
    visitor = visit(theme=theme, java_script_enabled=False)
    visitor.page.goto(f"{visitor.address}/en/{CHAPTER}")
    assert visitor.page.evaluate(GROUND) == ground


def test_chosen_theme_is_kept_and_decided_before_anything_is_painted(visit):
    visitor = visit(theme="dark")
    page = visitor.go(f"en/{CHAPTER}")
    assert page.evaluate(GROUND) == DARK
    page.click(".nb-theme")
    assert page.evaluate(GROUND) == WHITE
    # What deferred scripts might do comes later than this: they are not even fetched.
    page.route("**/*.js*", lambda route: route.abort())
    page.goto(f"{visitor.address}/zh/{CHAPTER}", wait_until="commit")
    page.wait_for_function("document.body && document.styleSheets.length > 0")
    assert page.evaluate(GROUND) == WHITE


def test_wide_formula_scrolls_on_a_phone_and_not_the_page(visit):
    page = visit(width=320).go("zh/10-backpropagation.html")
    wide = "[...document.querySelectorAll('.nb-wide')].filter(e => e.scrollWidth > e.clientWidth)"
    assert page.evaluate(f"{wide}.length") > 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.evaluate(f"getComputedStyle({wide}[0]).backgroundImage").count("gradient") == 4


def test_cell_is_copied_without_prompts_or_results(visit):
    page = visit(permissions=["clipboard-read", "clipboard-write"]).go(f"en/{CHAPTER}")
    button = page.locator(".cell_input .nb-copy").first
    code = page.locator(".cell_input pre").first.text_content()
    button.evaluate("button => button.click()")
    page.wait_for_function("navigator.clipboard.readText()")
    assert page.evaluate("navigator.clipboard.readText()").strip() == code.strip()
