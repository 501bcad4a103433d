import json
from types import SimpleNamespace

import pytest

from bookpress.sphinx.search import SearchChinese, forget_what_is_gone, split_text


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("学习率", ["学", "习", "率", "学习", "习率"]),
        ("层", ["层"]),
        ("ReLU层", ["ReLU", "层"]),
        ("batch_size", ["batch_size"]),
        ("学习，率", ["学", "习", "学习", "率"]),
        ("2.5", ["2", "5"]),
        ("。！ ", []),
    ],
)
def test_text_is_cut_into_words_characters_and_pairs(text, pieces):
    assert split_text(text) == pieces


def test_index_keeps_chinese_and_leaves_out_english_words_without_meaning():
    language = SearchChinese({})
    assert [word for word in ("的", "学习", "the", "neuron") if language.word_filter(word)] == [
        "的",
        "学习",
        "neuron",
    ]


def test_index_of_the_printed_book_holds_pairs_of_characters(printed_book):
    site = printed_book.project.site
    index = (site / "zh" / "searchindex.js").read_text(encoding="utf-8")
    assert f"{json.dumps('普通')}: 1" in index  # the page `one`
    assert f"{json.dumps('普通通')}:" not in index
    tools = (site / "zh" / "_static" / "language_data.js").read_text(encoding="utf-8")
    assert SearchChinese.js_splitter_code.strip() in tools


def test_words_that_no_page_has_any_more_leave_the_index():
    words = {"gone": set(), "here": {"one"}}
    index = SimpleNamespace(
        _mapping=dict(words), _title_mapping=dict(words), _objtypes={"f": 0}, _objnames={0: "f"}
    )
    assert forget_what_is_gone(SimpleNamespace(builder=SimpleNamespace(indexer=index))) == []
    assert index._mapping == index._title_mapping == {"here": {"one"}}
    assert index._objtypes == index._objnames == {}
