import json
import shutil
import subprocess

import pytest

from bookpress.search import SearchChinese, split_text

NODE = shutil.which("node")  # on every CI machine; a reader may have none

QUERIES = [
    "学习率",
    "层",
    "梯度下降 learning rate",
    "ReLU激活函数",
    "w=2.5，b=90",
    "batch_size x_train",
    "_private __init__",
    "输入 (batch_size, 784)",
    "Épochs naïve",
    "ŷ = w·x + b",
    "反向传播！？",
    "",
    "——",
]


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


@pytest.mark.skipif(NODE is None, reason="node is not installed")
def test_browser_cuts_every_query_into_pieces_that_the_index_holds():
    script = (
        f"{SearchChinese.js_splitter_code}\n"
        f"console.log(JSON.stringify({json.dumps(QUERIES)}.map(splitQuery)))"
    )
    run = subprocess.run([NODE, "-e", script], capture_output=True, text=True, check=True)
    for query, asked in zip(QUERIES, json.loads(run.stdout), strict=True):
        held = split_text(query)
        # A character inside a longer word is not asked for: its pairs already say more.
        inside = {c for piece in held if len(piece) == 2 and not piece.isascii() for c in piece}
        assert asked == [piece for piece in held if piece not in inside], query


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
