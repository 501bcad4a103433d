import pandas as pd
import pytest
from bs4 import BeautifulSoup

from bookpress.sphinx.data_frames import print_data_frame


def print_names(table, language="zh"):
    """Print a table; return the texts of its heads and cells, and the problems."""
    problems = []
    html = print_data_frame(table.to_html(), language, problems.append)
    soup = BeautifulSoup(html, "html.parser")
    return [cell.get_text() for cell in soup(["th", "td"])], problems


@pytest.fixture
def table():
    index = pd.Index(["median", "boosted trees"], name="network")
    return pd.DataFrame({"MAE": ["12.5", "7.6"], "holds": ["yes", "no"]}, index=index)


def test_names_of_rows_and_columns_are_in_the_pages_language(table):
    names, problems = print_names(table)
    assert [name for name in names if name] == [
        "MAE", "成立", "网络", "中位数", "12.5", "是", "提升树", "7.6", "否"
    ]  # fmt: skip
    assert not problems


def test_english_page_shows_what_pandas_printed(table):
    html = table.to_html()
    assert print_data_frame(html, "en", pytest.fail) == html


@pytest.mark.parametrize("language", ["en", "zh"])
def test_style_sheet_that_pandas_repeats_is_left_out(table, language):
    html = table._repr_html_()
    assert "<style" in html
    printed = print_data_frame(html, language, pytest.fail)
    assert "<style" not in printed
    assert "<table" in printed


def test_name_without_chinese_is_named(table):
    _, problems = print_names(table.rename(columns={"holds": "how funny"}))
    (problem,) = problems
    assert "'how funny'" in problem


@pytest.mark.parametrize(
    "name", ["m_bb", "EngDispl", "V34", "lead_time > 0", "fit(rows)", "batch(4).shuffle(3)"]
)
def test_name_of_code_stays(name):
    names, problems = print_names(pd.DataFrame({name: [1]}))
    assert name in names
    assert not problems


def test_word_of_the_data_stays():
    names, problems = print_names(pd.DataFrame({"network": ["All-Bran"]}))
    assert "All-Bran" in names
    assert not problems


def test_other_html_stays_as_it_is():
    assert print_data_frame("<p>how funny", "zh", pytest.fail) == "<p>how funny"
