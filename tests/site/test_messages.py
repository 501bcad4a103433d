"""The field that narrows "old code, new code" to a pasted message, in a real browser."""

import re

import pytest

pytestmark = pytest.mark.browser

PAGE = "old-code-new-code.html"
SHOWN = "[...document.querySelectorAll('.nb-change:not([hidden])')].map(row => row.id)"
PASTE = f"""text => {{
  const box = document.querySelector("#nb-message");
  box.value = text;
  box.dispatchEvent(new Event("input"));
  return {SHOWN};
}}"""
MESSAGES = """[...document.querySelectorAll('.nb-change')].map(
  row => [row.id, row.querySelector('.nb-message').textContent])"""
TRACEBACK = """Traceback (most recent call last):
  File "C:\\Users\\mei\\Desktop\\lesson 3\\train.py", line 41, in <module>
    history = model.fit(x_train, y_train, batch_size=32, epochs=10)
  File "/home/mei/.venv/lib/python3.12/site-packages/some/where/else.py", line 1234, in error
    raise ValueError(f"{{name}} at {{0x7f3a}}")
{message}"""


def elsewhere(message):
    """Return a message as another machine would have shown it."""
    message = message.replace("…/", "/opt/conda/lib/python3.10/site-packages/")
    return re.sub(r"0x…", "0x7f3bd2c01e50", message)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_message_finds_its_row_out_of_a_whole_traceback(visit, language):
    visitor = visit()
    page = visitor.go(f"{language}/{PAGE}")
    lost, many = [], []
    for row, message in page.evaluate(MESSAGES):
        shown = page.evaluate(PASTE, TRACEBACK.format(message=elsewhere(message)))
        lost += [row] * (row not in shown)
        many += [(row, shown)] * (len(shown) > 5)
    assert (lost, many) == ([], [])
    assert visitor.errors == []


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("'Functional' object has no attribute 'predict_classes'", "predict-classes"),
        (
            "AttributeError: module 'keras.backend' has no attribute 'expand_dims'",
            "backend-functions",
        ),
        ("ValueError: Argument(s) not recognized: {'lr': 0.0003}", "optimizer-lr-argument"),
        ("a.py:3: UserWarning: Do not pass an `input_shape`/`input_dim` argument", "input-shape"),
        ("ImageDataGenerator", "image-data-generator"),
        ("squared", "squared-false"),
        ("学习率", "optimizer-decay"),
    ],
)
def test_part_of_a_message_or_a_name_finds_the_row(visit, text, row):
    page = visit().go(f"zh/{PAGE}")
    assert f"change-{row}" in page.evaluate(PASTE, text)


@pytest.mark.parametrize(
    ("language", "some", "none"),
    [("en", "Rows that match: 1.", "No row matches."), ("zh", "符合的行：1。", "没有符合的行。")],
)
def test_field_says_how_many_match_and_leaves_out_empty_parts(visit, language, some, none):
    page = visit(width=375).go(f"{language}/{PAGE}")
    told = page.locator(".nb-messages output")
    all_rows = page.evaluate(SHOWN)
    page.fill("#nb-message", "load_boston")
    assert told.inner_text() == some
    assert page.locator("article section section:visible").count() == 1
    page.fill("#nb-message", "quantum chromodynamics")
    assert told.inner_text().startswith(none)
    assert page.evaluate(SHOWN) == []
    page.fill("#nb-message", "")
    assert told.inner_text() == ""
    assert page.evaluate(SHOWN) == all_rows


def test_without_javascript_all_rows_stand_there_and_no_field(visit):
    page = visit(java_script_enabled=False).page
    page.goto(f"{visit().address}/en/{PAGE}")
    assert not page.locator(".nb-messages").is_visible()
    assert page.locator(".nb-change").first.is_visible()


def test_old_and_new_stand_side_by_side_where_there_is_room(visit):
    page = visit().go(f"en/{PAGE}")
    places = """[...document.querySelectorAll('.nb-pair')].map(pair =>
      [...pair.children].map(side => side.getBoundingClientRect().top))"""
    assert all(old == new for old, new in page.evaluate(places))
    page.set_viewport_size({"width": 375, "height": 900})
    assert all(old < new for old, new in page.evaluate(places))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_search_of_the_site_leads_here(visit, language):
    page = visit().go(f"{language}/search.html?q=ModuleNotFoundError+sklearn.cross_validation")
    page.wait_for_selector(f".nb-found a[href*='{PAGE.removesuffix('.html')}']")
