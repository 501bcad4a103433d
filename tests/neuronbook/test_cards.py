import re

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from neuronbook import datasets
from neuronbook.cards import _picture, _shares, show_card

TABLES = [id_ for id_ in datasets.DATASETS if id_ not in {"cifar10", "fashion_mnist"}]


@pytest.fixture(autouse=True)
def no_network(monkeypatch, tmp_path):
    monkeypatch.setenv("NEURONBOOK_OFFLINE", "1")
    monkeypatch.setenv("NEURONBOOK_CACHE", str(tmp_path))
    monkeypatch.delenv("NEURONBOOK_DATA", raising=False)


@pytest.mark.parametrize("dataset_id", TABLES)
def test_card_tells_of_every_column_in_both_languages(dataset_id):
    card = show_card(dataset_id)
    html = card._repr_html_()
    for column in card.dataset.columns:
        assert column.en
        assert re.search(r"[\u4e00-\u9fffA-Z]", column.zh)
        assert f"{column.name}: " in repr(card)
    assert html.count("<tr>") == 1 + len(card.dataset.columns)
    assert 'data-source="synthetic"' in html
    assert "bars and line are both synthetic" in html
    assert card.dataset.licence.split("(")[0].strip() in html


def test_card_of_something_else_names_the_data_sets():
    with pytest.raises(ValueError, match=r"Received: dataset_id='cereal'.*red_wine"):
        show_card("cereal")


@pytest.mark.parametrize("dataset_id", ["cifar10", "fashion_mnist"])
def test_card_of_images_says_how_to_draw_them(dataset_id):
    with pytest.raises(ValueError, match="plot_image"):
        show_card(dataset_id)


def test_picture_has_a_bar_for_each_bin_and_a_line_for_the_twin():
    values = pd.Series([0.0, 0.0, 1.0])
    picture = _picture(values, pd.Series([0.0, 1.0, 1.0]))
    heights = [float(h) for h in re.findall(r"v-([\d.]+)h", picture)]
    assert len(heights) == 24
    assert heights[0] == 2 * heights[-1]
    line = re.search(r'points="([^"]*)"', picture)[1].split()
    assert len(line) == 24


@pytest.mark.parametrize("values", [[0.0, 0.0, 1.0, 5.0], ["red", "red", "white"]])
def test_shares_add_up_to_one_and_do_not_grow_with_the_table(values):
    real = pd.Series(values)
    bars, line = _shares(real, pd.concat([real, real, real]))
    assert bars.sum() == pytest.approx(1)
    assert line == pytest.approx(bars)


def test_columns_of_names_have_no_picture():
    names = pd.Series([f"song {number}" for number in range(300)])
    assert _picture(names, names) == ""


COLUMNS = st.lists(st.integers(-9, 9), min_size=2, max_size=40)


@given(COLUMNS, COLUMNS)
def test_bars_and_line_of_numbers_are_shares_of_a_histogram(real, twin):
    real, twin = pd.Series(real), pd.Series(twin)
    low, high = np.quantile(real, [0.005, 0.995])
    edges = np.linspace(low, high if high > low else low + 1, 25)
    for shares, values in zip(_shares(real, twin), (real, twin), strict=True):
        counts = np.histogram(np.clip(values, edges[0], edges[-1]), edges)[0]
        np.testing.assert_allclose(shares, counts / len(values))


@given(st.lists(st.sampled_from("abc"), min_size=1, max_size=40))
def test_bars_of_words_are_their_shares(words):
    column = pd.Series(words)
    bars, line = _shares(column, column)
    np.testing.assert_allclose(bars, column.value_counts(normalize=True))
    np.testing.assert_allclose(line, bars)
