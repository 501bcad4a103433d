import keras
import pytest
import rich.jupyter
from bs4 import BeautifulSoup
from docutils import nodes
from docutils.frontend import get_default_settings
from docutils.utils import new_document

from bookpress.sphinx.model_summaries import RICH, PrintSummaries, print_summary, table_rows


@pytest.fixture
def outputs(monkeypatch):
    """What a notebook is given to show while Keras prints the summary of 2-3-1."""
    shown = []
    monkeypatch.setattr("rich.console._is_jupyter", lambda: True)
    monkeypatch.setattr(
        rich.jupyter,
        "display",
        lambda segments, text: shown.append(rich.jupyter._render_segments(segments)),
    )
    layers = [keras.layers.Dense(3, name="hidden"), keras.layers.Dense(1, name="out")]
    keras.Sequential([keras.Input((2,)), *layers], name="small").summary()
    return shown


def words_of(html):
    return BeautifulSoup(html, "html.parser").get_text(" ", strip=True)


def test_layers_of_a_summary_become_rows_of_a_table(outputs):
    (table,) = (html for html in map(print_summary, outputs) if "<table>" in html)
    rows = BeautifulSoup(table, "html.parser")("tr")
    assert [[cell.get_text() for cell in row(["th", "td"])] for row in rows] == [
        ["Layer (type)", "Output Shape", "Param #"],
        ["hidden (Dense)", "(None, 3)", "9"],
        ["out (Dense)", "(None, 1)", "4"],
    ]


def test_lines_around_the_table_stay_in_their_order(outputs):
    lines = [words_of(html) for html in map(print_summary, outputs) if "<table>" not in html]
    assert lines[0] == 'Model: "small"'
    assert lines[1].startswith("Total params: 13 (")
    assert [line.split(":")[0] for line in lines[2:]] == [
        "Trainable params",
        "Non-trainable params",
    ]


def test_colours_and_box_characters_are_gone(outputs):
    assert any("color" in html for html in outputs)
    for html in map(print_summary, outputs):
        assert "style=" not in html
        assert not set("┏┃│└━") & set(html)


def test_name_broken_over_two_lines_is_one_cell_again():
    text = "┏━━━━┳━━┓\n┃ A  ┃ B┃\n┡━━━━╇━━┩\n│ a  │ 1│\n│ (D)│  │\n├────┼──┤\n│ b  │ 2│\n└────┴──┘"
    assert table_rows(text) == [["A", "B"], ["a (D)", "1"], ["b", "2"]]


@pytest.mark.parametrize("text", ['Model: "{}"', "┏━━━┓\n┃{}┃", "┏━━━┓\n┃ A ┃\n┡━━━┩\n│{}│"])
def test_angle_brackets_stay_words(text):
    printed = print_summary(f'{RICH}">{text.format("&lt;b&gt;")}</pre>')
    assert "<b>" in BeautifulSoup(printed, "html.parser").get_text()


@pytest.mark.parametrize("html", ["<pre>┏━┓</pre>", '<div class="nb-table"></div>'])
def test_other_outputs_stay_as_they_are(html):
    document = new_document("page", get_default_settings())
    document += nodes.raw("", html, format="html")
    PrintSummaries(document).run()
    assert document[0].astext() == html
    assert print_summary(html) == html


def test_summaries_in_a_page_are_replaced(outputs):
    document = new_document("page", get_default_settings())
    document += [nodes.raw("", html, format="html") for html in outputs]
    PrintSummaries(document).run()
    assert [raw.astext() for raw in document] == [print_summary(html) for html in outputs]
