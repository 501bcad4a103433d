"""The built site in a real browser, as a reader sees it."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from .conftest import DOCNAMES, LANGUAGES

pytestmark = pytest.mark.browser

PAGES = [f"{language}/{docname}.html" for language in LANGUAGES for docname in DOCNAMES]
CHAPTER = "01-single-neuron.html"
MOVING = "10-backpropagation.html"
SHOWN = """[...document.querySelectorAll(".nb-moving .nb-frame")]
    .filter(frame => getComputedStyle(frame).display !== "none")
    .map(frame => Number(frame.dataset.frame))"""

# The themes have the same elements; only what depends on colours is judged in both.
COLOURS = ["color-contrast", "link-in-text-block"]

CONTRASTS = """() => {
  const channel = c => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  const rgba = s => {
    const n = s.match(/[\\d.]+/g).map(Number);
    return n.length < 4 ? [...n, 1] : n;
  };
  const luminance = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
  const ratio = (a, b) => {
    const [x, y] = [luminance(a), luminance(b)].sort((p, q) => q - p);
    return (x + 0.05) / (y + 0.05);
  };
  const page = rgba(getComputedStyle(document.body).backgroundColor);
  const under = text => {
    const box = text.getBoundingClientRect();
    const x = box.x + box.width / 2, y = box.y + box.height / 2;
    for (const element of document.elementsFromPoint(x, y)) {
      if (!element.closest("svg.nb-figure") || element.tagName === "svg") continue;
      if (element.closest("text")) continue;
      const style = getComputedStyle(element);
      if (style.fill !== "none" && style.fillOpacity * style.opacity > 0.5) return rgba(style.fill);
    }
    return page;
  };
  const found = [];
  for (const text of document.querySelectorAll("svg.nb-figure text")) {
    text.scrollIntoView({ block: "center", behavior: "instant" });
    found.push([text.textContent, ratio(rgba(getComputedStyle(text).fill), under(text))]);
  }
  return found;
}"""


NARROW = [(375, "100%"), (320, "100%"), (390, "200%"), (1280, "200%")]
"""Windows, in pixels, and the size of letters, with which no page may scroll sideways."""
WIDER = "document.documentElement.scrollWidth > document.documentElement.clientWidth"

# Of each label the largest letters count: a subscript may be smaller.
SMALL_LETTERS = """() => {
  const isText = node => node.nodeType === Node.TEXT_NODE && node.data.trim();
  const small = [];
  for (const figure of document.querySelectorAll("svg.nb-figure")) {
    const scale = figure.getBoundingClientRect().width / figure.viewBox.baseVal.width;
    for (const text of figure.querySelectorAll("text")) {
      const written = [text, ...text.children].filter(part => [...part.childNodes].some(isText));
      const sizes = written.map(part => scale * parseFloat(getComputedStyle(part).fontSize));
      if (written.length && Math.max(...sizes) < 11) small.push([text.textContent, ...sizes]);
    }
  }
  return small;
}"""


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_page_is_legible_fits_a_phone_and_asks_no_other_host(visit, path, theme):
    # One visit for all that is looked at: to open a page takes longer than most of it.
    visitor = visit(theme=theme)
    page = visitor.go(path)
    page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
    contrasts = page.evaluate(CONTRASTS)
    found = {
        "faint words": [words for words in contrasts if words[1] < 4.5],
        "errors": [*visitor.errors],  # those of the page: axe itself asks for files that are not
        "loaded from elsewhere": visitor.elsewhere,
        "axe": violations(page, COLOURS if theme == "dark" else None),
    }
    page.set_viewport_size({"width": 390, "height": 900})
    found["small letters"] = page.evaluate(SMALL_LETTERS)
    for width, size in NARROW:
        page.set_viewport_size({"width": width, "height": 900})
        page.evaluate(f"document.documentElement.style.fontSize = '{size}'")
        found[f"{size} at {width} px"] = page.evaluate(WIDER)
    assert {name: each for name, each in found.items() if each} == {}
    assert len(contrasts) >= 3 or path.partition("/")[2] not in {"index.html", CHAPTER}


def violations(page, rules=None):
    """Return what axe finds serious or critical, by all its rules or by these alone."""
    options = {"resultTypes": ["violations"]} | ({"runOnly": rules} if rules else {})
    return [
        (violation["id"], [node["html"][:120] for node in violation["nodes"]][:3])
        for violation in Axe().run(page, options=options).response["violations"]
        if violation["impact"] in {"serious", "critical"}
    ]


def test_figures_follow_the_theme(visit):
    ink = "getComputedStyle(document.querySelector('svg.nb-figure text')).fill"
    assert visit(theme="light").go(f"en/{CHAPTER}").evaluate(ink) != visit(theme="dark").go(
        f"en/{CHAPTER}"
    ).evaluate(ink)


@pytest.mark.parametrize(("here", "there"), [("zh", "en"), ("en", "zh")])
@pytest.mark.parametrize("section", ["ch01-many-inputs", "ch01-exercises", "ch01-untrained"])
def test_switch_keeps_page_and_section(visit, here, there, section):
    page = visit().go(f"{here}/{CHAPTER}")
    page.evaluate(f"document.getElementById('{section}').scrollIntoView({{behavior: 'instant'}})")
    # With the mouse itself: Playwright's click() first scrolls the page, as no reader does.
    box = page.locator(".nb-language-switch").bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_url(f"**/{there}/{CHAPTER}#{section}")
    page.wait_for_function(
        f"Math.abs(document.getElementById('{section}').getBoundingClientRect().top) < 200"
    )


def test_switch_at_the_top_of_a_page_names_no_section(visit):
    page = visit().go("en/how-to-use.html")
    page.click(".nb-language-switch")
    page.wait_for_url("**/zh/how-to-use.html")


@pytest.mark.parametrize(
    ("locale", "expected"), [("zh-CN", "zh"), ("zh-TW", "zh"), ("en-GB", "en"), ("fr-FR", "en")]
)
def test_front_door_follows_the_browsers_language(visit, locale, expected):
    page = visit(locale=locale).page
    page.goto(f"{visit().address}/index.html")
    page.wait_for_url(f"**/{expected}/index.html")


def test_front_door_remembers_a_choice(visit):
    visitor = visit(locale="en-GB")
    page = visitor.go("en/index.html")
    page.click(".nb-language-switch")
    page.wait_for_url("**/zh/index.html")
    page.goto(f"{visitor.address}/index.html")
    page.wait_for_url("**/zh/index.html")


def test_front_door_works_without_javascript(visit):
    visitor = visit(java_script_enabled=False)
    visitor.page.goto(f"{visitor.address}/index.html")
    for language in LANGUAGES:
        assert visitor.page.locator(f"a[href='{language}/index.html']").is_visible()


def test_switch_works_without_javascript(visit):
    visitor = visit(java_script_enabled=False)
    visitor.page.goto(f"{visitor.address}/zh/{CHAPTER}")
    visitor.page.click(".nb-language-switch")
    visitor.page.wait_for_url(f"**/en/{CHAPTER}")


def test_formulas_are_set_without_errors(visit):
    page = visit().go(f"zh/{CHAPTER}")
    assert page.locator("math").count() > 50
    assert page.locator("merror").count() == 0
    page.evaluate("document.fonts.ready")
    assert page.evaluate("document.fonts.check('16px \"STIX Two Math\"', '√')")


def test_hint_opens_from_the_keyboard(visit):
    page = visit().go(f"zh/{CHAPTER}")
    summary = page.locator("details.nb-answer > summary").first
    hint = page.locator("details.nb-answer > p").first
    assert not hint.is_visible()
    summary.focus()
    page.keyboard.press("Enter")
    assert hint.is_visible()


def test_site_works_from_files(visit, site: Path):
    visitor = visit(base=site.as_uri())
    page = visitor.go(f"zh/{CHAPTER}")
    assert page.locator("math").count() > 50
    assert visitor.elsewhere == []


@pytest.mark.parametrize(
    ("language", "first", "last"),
    [
        ("en", "Forward, step 1 of 5", "Back, step 5 of 5"),
        ("zh", "前向，第 1 步，共 5 步", "反向，第 5 步，共 5 步"),
    ],
)
def test_arrow_keys_choose_the_frame_of_a_moving_figure(visit, language, first, last):
    visitor = visit()
    page = visitor.go(f"{language}/{MOVING}")
    slider, said = page.locator(".nb-player input"), page.locator(".nb-player output")
    assert (page.evaluate(SHOWN), said.inner_text()) == ([9], last)
    slider.focus()
    for key, frame in [("ArrowLeft", 8), ("Home", 0), ("ArrowRight", 1), ("ArrowLeft", 0)]:
        page.keyboard.press(key)
        assert page.evaluate(SHOWN) == [frame]
    assert slider.get_attribute("aria-valuetext") == said.inner_text() == first
    assert visitor.errors == []


def test_moving_figure_plays_from_the_keyboard_and_stops(visit):
    page = visit().go(f"en/{MOVING}")
    button = page.locator(".nb-player button")
    button.focus()
    page.keyboard.press("Enter")
    assert "Pause" in button.inner_text()
    page.wait_for_function(f"({SHOWN})[0] >= 2 && ({SHOWN})[0] < 8")
    page.keyboard.press("Enter")
    assert "Play" in button.inner_text()
    stopped = page.evaluate(SHOWN)
    page.wait_for_timeout(700)
    assert page.evaluate(SHOWN) == stopped


def test_nothing_moves_by_itself_and_reduced_motion_has_no_play_button(visit):
    page = visit(reduced_motion="reduce").go(f"en/{MOVING}")
    assert not page.locator(".nb-player button").is_visible()
    page.wait_for_timeout(700)
    assert page.evaluate(SHOWN) == [9]
    page.locator(".nb-player input").press("Home")  # the reader's own step, not a motion
    assert page.evaluate(SHOWN) == [0]


def test_print_shows_the_last_frame_alone_whatever_the_slider_says(visit):
    page = visit().go(f"en/{MOVING}")
    page.locator(".nb-player input").press("Home")
    page.emulate_media(media="print")
    assert page.evaluate(SHOWN) == [9]
    assert not page.locator(".nb-player").is_visible()


def test_moving_figure_shows_its_last_frame_without_javascript(visit):
    visitor = visit(java_script_enabled=False)
    visitor.page.goto(f"{visitor.address}/zh/{MOVING}")
    assert visitor.page.evaluate(SHOWN) == [9]
    assert visitor.page.locator(".nb-player").count() == 0
