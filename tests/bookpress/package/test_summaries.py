"""The catalogue of Chinese summaries."""

import pytest

from bookpress.package.summaries import CATALOGUE, chinese_summaries
from bookpress.project import BookError

HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def test_each_summary_has_its_chinese_and_its_line(tmp_path):
    path = tmp_path / CATALOGUE
    path.write_text(f'{HEAD}msgid "Say \\"a\\"."\nmsgstr "说“甲”。"\n', "utf-8")
    assert chinese_summaries(path) == {'Say "a".': ("说“甲”。", 5)}


def test_book_without_a_catalogue_has_no_chinese_summaries(tmp_path):
    assert chinese_summaries(tmp_path / CATALOGUE) == {}


def test_catalogue_that_cannot_be_read_is_refused(tmp_path):
    path = tmp_path / CATALOGUE
    path.write_text(f"{HEAD}msgid Say.\n", "utf-8")
    with pytest.raises(BookError, match="gettext"):
        chinese_summaries(path)
