"""Live figures of the built site, as a reader moves them."""

from __future__ import annotations

import pytest

from .conftest import LANGUAGES

pytestmark = pytest.mark.browser

LINE = ("01-single-neuron.html", "fig-line-loss")
DECIDE = ("06-binary-classification.html", "fig-decide")
BENDS = ("02-deep-neural-networks.html", "fig-hinges")
DESCENT = ("03-stochastic-gradient-descent.html", "fig-batches")
FIGURES = [LINE, DECIDE, BENDS, DESCENT]
PLACES = """label => [...document.querySelectorAll(`#${label} [data-part] path`)]
    .map(path => path.getAttribute("d").match(/-?[\\d.]+/g)?.map(Number) ?? [])"""


@pytest.fixture
def open_figure(visit):
    """Open a page and return it with the figure, its controls and what they say."""

    def open_figure(language, where, query="", **settings):
        page = visit(**settings).go(f"{language}/{where[0]}{query}")
        return page, page.locator(f"#{where[1]}")

    return open_figure


def status(figure):
    return figure.locator(".nb-live > div > output").inner_text()


@pytest.mark.parametrize("where", FIGURES, ids=lambda where: where[1])
@pytest.mark.parametrize("language", LANGUAGES)
def test_figure_moves_by_the_keyboard_and_goes_back(open_figure, where, language):
    page, figure = open_figure(language, where)
    before, said = page.evaluate(PLACES, where[1]), status(figure)
    controls = figure.locator("input")
    # The slopes of the sum do not depend on where its kinks are, but on the output weights.
    (controls.last if where is BENDS else controls.first).focus()
    page.keyboard.press("ArrowRight")
    assert page.evaluate(PLACES, where[1]) != before
    assert status(figure) != said
    figure.locator(".nb-live > div > button").last.click()
    assert (page.evaluate(PLACES, where[1]), status(figure)) == (before, said)


@pytest.mark.parametrize("where", [LINE, DECIDE, BENDS], ids=lambda where: where[1])
def test_scripts_draw_at_first_what_is_printed(open_figure, visit, where):
    page, _ = open_figure("en", where)
    visitor = visit(java_script_enabled=False)
    visitor.page.goto(f"{visitor.address}/en/{where[0]}")
    drawn = visitor.page.evaluate(PLACES, where[1])
    for still, live in zip(drawn, page.evaluate(PLACES, where[1]), strict=True):
        points = set(zip(still[::2], still[1::2], strict=True))
        inside = [place for place in zip(live[::2], live[1::2], strict=True) if abs(place[1]) < 500]
        assert all(
            any(abs(x - u) < 0.03 and abs(y - v) < 0.03 for u, v in points) for x, y in inside
        )
    assert visitor.page.locator(".nb-live:not(metadata)").count() == 0


def test_address_tells_the_state_and_the_other_language_keeps_it(open_figure):
    page, figure = open_figure("en", LINE, "?fig-line-loss=4+70#fig-line-loss")
    assert "y = 4.0 x + 70" in status(figure)
    figure.locator("input").last.focus()
    page.keyboard.press("ArrowRight")
    assert page.evaluate("new URLSearchParams(location.search).get('fig-line-loss')") == "4 71"
    page.evaluate("scrollTo(0, 0)")
    page.click(".nb-language-switch")
    page.wait_for_url("**/zh/**")
    assert "y = 4.0 x + 71" in status(page.locator("#fig-line-loss"))


@pytest.mark.parametrize("state", ["much", "1", "nan 3", "1 2 3", ""])
def test_address_that_means_nothing_is_passed_over(open_figure, state):
    _, figure = open_figure("en", LINE, f"?fig-line-loss={state}")
    assert "y = 2.5 x + 90" in status(figure)


def test_descent_begins_before_the_first_step_plays_and_stops(open_figure):
    page, figure = open_figure("en", DESCENT)
    step, button = figure.locator("input"), figure.locator(".nb-plays button")
    assert step.input_value() == "0"
    button.focus()
    page.keyboard.press("Enter")
    assert "Pause" in button.inner_text()
    page.wait_for_function("document.querySelector('#fig-batches input').value >= 2")
    page.keyboard.press("Enter")
    stopped = step.input_value()
    page.wait_for_timeout(700)
    assert step.input_value() == stopped


def test_reduced_motion_has_no_play_button(open_figure):
    _, figure = open_figure("en", DESCENT, reduced_motion="reduce")
    assert not figure.locator(".nb-plays button").is_visible()


def test_print_shows_the_still(open_figure):
    page, figure = open_figure("en", DESCENT)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert not figure.locator(".nb-live:not(metadata)").is_visible()
    assert len(page.evaluate(PLACES, DESCENT[1])[-2]) == 2 * 49  # the way, to its end


def test_figure_works_from_a_file(visit, site):
    visitor = visit(base=site.as_uri())
    page = visitor.go(f"zh/{DECIDE[0]}?fig-decide=0.3+5")
    figure = page.locator("#fig-decide")
    assert "0.30" in status(figure)
    assert figure.locator("select").input_value() == "5"
    assert (visitor.errors, visitor.elsewhere) == ([], [])


def test_page_without_a_live_figure_loads_none_of_its_scripts(visit):
    page = visit().go("en/04-overfitting-and-underfitting.html")
    assert page.locator("script[src*='live.js'], script[src*='models.js']").count() == 0
