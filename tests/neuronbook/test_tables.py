import re
from xml.etree import ElementTree

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from neuronbook.i18n import Text, set_language
from neuronbook.tables import show, source_line


@pytest.fixture(autouse=True)
def _english():
    set_language("en")
    yield
    set_language("en")


@pytest.fixture
def cereals():
    data = pd.DataFrame(
        {
            "name": ["All-Bran", "Bran & <Oats>", "Corn"],
            "sugars": [5.0, 8.0, float("nan")],
            "calories": [70, 110, 100],
        }
    )
    data.attrs = {"source": "mirror", "title": {"en": "80 Cereals", "zh": "80 种麦片"}}
    return data


def test_real_data_say_so_in_both_languages(cereals):
    assert source_line(cereals) == Text(
        en="Real data: 80 Cereals, 3 rows × 3 columns",
        zh="真实数据：80 种麦片，3 行 × 3 列",
    )


def test_synthetic_data_say_what_they_stand_in_for(cereals):
    cereals.attrs["source"] = "synthetic"
    line = source_line(cereals)
    assert line.en == "Synthetic data standing in for 80 Cereals, 3 rows × 3 columns"
    assert line.zh == "代替“80 种麦片”的合成数据，3 行 × 3 列"


def test_table_of_no_known_source_gives_its_size():
    table = show(pd.DataFrame({"w": [2.5]}))
    assert table.caption.en == "1 row × 1 column"
    assert "data-source" not in table._repr_html_()


def test_html_has_the_first_rows_and_the_source(cereals):
    root = ElementTree.fromstring(
        show(cereals, num_rows=2)._repr_html_().replace(" hidden", ' hidden=""')
    )
    assert root.attrib["class"] == "nb-table"
    assert root.attrib["data-source"] == "mirror"
    heads = [cell.findtext("code") for cell in root.findall("table/thead/tr/th")]
    assert heads == ["name", "sugars", "calories"]
    rows = [[cell.text for cell in row] for row in root.findall("table/tbody/tr")]
    assert rows == [["0", "All-Bran", "5", "70"], ["1", "Bran & <Oats>", "8", "110"]]


def test_plain_text_ends_in_the_line_of_the_current_language(cereals):
    set_language("zh")
    assert repr(show(cereals)).splitlines()[-1] == "真实数据：80 种麦片，3 行 × 3 列"


def test_chosen_columns_do_not_change_the_size_in_the_line(cereals):
    table = show(cereals, columns=["sugars"])
    assert list(table.rows.columns) == ["sugars"]
    assert "3 columns" in table.caption.en


def test_missing_value_is_shown_as_missing(cereals):
    assert ">NaN</td>" in show(cereals)._repr_html_()


def test_unknown_column_is_named(cereals):
    with pytest.raises(ValueError, match=r"Received: columns=\['sugar'\]"):
        show(cereals, columns=["sugar"])


def test_table_without_rows_is_refused(cereals):
    with pytest.raises(ValueError, match="Received: num_rows=0"):
        show(cereals, num_rows=0)


@given(st.lists(st.floats(allow_infinity=True), min_size=1, max_size=9), st.integers(1, 9))
def test_cells_are_the_first_rows_to_six_digits(values, num_rows):
    table = pd.DataFrame({"value": values})
    shown = show(table, num_rows=num_rows)
    pd.testing.assert_frame_equal(shown.rows, table.head(num_rows))
    cells = re.findall(r'<td class="nb-number">([^<]*)', shown._repr_html_())
    for cell, value in zip(cells, values, strict=False):
        assert float(cell) == pytest.approx(value, rel=1e-5, nan_ok=True)
    assert len(cells) == min(num_rows, len(values))


@given(st.integers(0, 3000), st.integers(1, 30))
def test_line_counts_rows_and_columns(num_rows, num_columns):
    table = pd.DataFrame(index=range(num_rows), columns=range(num_columns))
    words = str(source_line(table)).replace(",", "").split()
    assert (int(words[0]), int(words[3])) == table.shape
