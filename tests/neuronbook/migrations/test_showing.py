from importlib.metadata import version

import pytest
from bs4 import BeautifulSoup

from neuronbook.migrations import GROUPS
from neuronbook.migrations.records import read_group
from neuronbook.migrations.showing import LIBRARIES, _versions, show_rows


@pytest.fixture(scope="module")
def rows():
    return show_rows("pandas_reshaping")


def test_row_shows_message_old_code_new_code_and_why_in_both_languages(rows):
    soup = BeautifulSoup(rows._repr_html_(), "html.parser")
    shown = soup.select(".nb-change")
    assert len(shown) == len(read_group("pandas_reshaping").rows)
    first = shown[0]
    assert first["id"] == "change-append"
    message = "AttributeError: 'DataFrame' object has no attribute 'append'"
    assert first.select_one(".nb-message").get_text() == message
    assert first.select_one(".nb-old pre").get_text().strip() == rows.group.rows[0].old
    assert first.select_one(".nb-new pre").get_text().strip() == rows.group.rows[0].new
    assert first.select_one(".nb-new > p[lang=en] code").get_text() == "[1, 2]"
    for language, word in (("en", "copied the whole table"), ("zh", "复制整张表")):
        assert word in "".join(p.get_text() for p in first.select(f"p[lang={language}]"))
    assert 'a["n"].append(b["n"])' in first.select_one(".nb-likewise").get_text()


def test_code_is_coloured_as_on_the_pages_and_kept_as_it_is(rows):
    soup = BeautifulSoup(rows._repr_html_(), "html.parser")
    assert soup.select(".highlight pre span.kn")
    codes = {pre.get_text().strip() for pre in soup.select("pre")}
    assert {row.old for row in rows.group.rows} <= codes


def test_rows_read_as_text_where_there_is_no_html(rows):
    text = repr(rows)
    assert '- cars.sort("hp")["hp"]' in text
    assert '+ cars.sort_values("hp")["hp"]' in text


def test_versions_are_the_installed_ones(rows):
    head = BeautifulSoup(rows._repr_html_(), "html.parser").p.get_text()
    assert head.startswith(f"The messages are those of pandas {version('pandas')}. ")
    assert set(LIBRARIES) == {name.partition("_")[0] for name in GROUPS}
    assert f"、TensorFlow {version('tensorflow')}" in _versions("keras_layers").zh
