from types import SimpleNamespace

import pytest
from docutils import nodes
from docutils.frontend import get_default_settings
from docutils.utils import new_document

from bookpress.sphinx.reading_time import add_reading_time, reading_minutes


def code_cell(*tags, lines=100):
    code = nodes.literal_block("", "\n".join(["x = 1"] * lines))
    cell = nodes.container(classes=["cell", *(f"tag_{tag}" for tag in tags)])
    cell += nodes.container("", code, classes=["cell_input"])
    printed = nodes.literal_block("", "\n".join(["1"] * 500))
    cell += nodes.container("", printed, nodes.figure(), classes=["cell_output"])
    return cell


@pytest.fixture
def minutes():
    def estimate(*body, language="en", label="ch01-exercises"):
        document = new_document("page", get_default_settings())
        page = nodes.section("", *body, ids=["ch-page"])
        page += nodes.section("", nodes.paragraph("", "word " * 5_000), ids=[label])
        document += page
        return reading_minutes(document, language)

    return estimate


def test_english_is_counted_in_words_and_chinese_in_characters(minutes):
    assert minutes(nodes.paragraph("", "word " * 2_000)) == 10
    assert minutes(nodes.paragraph("", "词" * 3_500), language="zh") == 10


def test_figure_takes_a_minute_and_so_do_the_lines_of_shown_code(minutes):
    assert minutes(code_cell()) == 1 + 4


def test_folded_code_takes_no_time_but_its_figure_does(minutes):
    assert minutes(code_cell("hide-input")) == 1
    assert minutes(code_cell("hide-output")) == 1 + 4


def test_formulas_and_outputs_are_not_words(minutes):
    formula = nodes.math("", "\\mathrm{word} " * 2_000)
    table = nodes.raw("", "word " * 2_000, format="html")
    assert minutes(nodes.paragraph("", "", formula), table) == 0


def test_folded_answer_is_read(minutes):
    answer = nodes.container("", nodes.paragraph("", "word " * 600), classes=["dropdown"])
    assert minutes(answer) == 3


def test_page_without_exercises_has_no_estimate(minutes):
    assert minutes(nodes.paragraph("", "word"), label="use-notebook") is None


@pytest.mark.parametrize(
    ("site", "links"), [("", []), ("https://example.org", ["在 Colab 中打开", "在 Kaggle 中打开"])]
)
def test_chapter_leads_to_where_its_notebook_opens_if_that_is_known(monkeypatch, site, links):
    monkeypatch.setenv("SITE_URL", site)
    monkeypatch.setenv("NOTEBOOKS_URL", site and "https://github.com/one/book/blob/main")
    document = new_document("page", get_default_settings())
    title, exercises = nodes.title("", "一"), nodes.section("", ids=["ch01-exercises"])
    document += nodes.section("", title, exercises, ids=["ch-one"])
    env = SimpleNamespace(docname="one", metadata={"one": {}})
    config = SimpleNamespace(bookpress_language="zh")
    add_reading_time(SimpleNamespace(env=env, config=config), document)
    found = list(document.findall(nodes.reference))
    assert [link.astext() for link in found] == links
    assert all(link["refuri"].endswith("from-one-neuron-one-zh.ipynb") for link in found)
    assert document[0].index(exercises) == (3 if links else 2)
