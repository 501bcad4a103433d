"""The lists of other libraries' pages: written, read back, and kept in order in the book."""

import json
import zlib
from pathlib import Path

from sphinx.util.inventory import InventoryFile

from bookpress.project import LANGUAGES
from bookpress.site.printing import other_libraries
from tools.inventories.__main__ import keras_entries, python_entries, tensorflow_entries
from tools.inventories.writing import write_inventory

FOLDER = Path(__file__).parents[2] / "book" / "_inventories"


def read(path):
    with path.open("rb") as file:
        return InventoryFile.load(file, "https://x.org/", lambda base, address: base + address)


def test_written_list_is_read_back_by_sphinx(tmp_path):
    path = tmp_path / "a.inv"
    entries = {"a.b": ("class", "p.html#$"), "a.c d": ("function", "q.html")}
    write_inventory(path, "a", entries)
    found = read(path)
    assert found["py:class"]["a.b"][2] == "https://x.org/p.html#a.b"
    assert found["py:function"]["a.c d"][2] == "https://x.org/q.html"
    once = path.read_bytes()
    write_inventory(path, "a", dict(reversed(entries.items())))
    assert path.read_bytes() == once


def test_only_python_names_of_a_list_are_kept(tmp_path):
    lines = b"a.b py:class 1 p.html#$ -\nstart std:doc -1 s.html Start\n"
    head = b"# Sphinx inventory version 2\n# Project: a\n# Version: 1\n# zlib\n"
    assert python_entries(head + zlib.compress(lines)) == {"a.b": ("class", "p.html#a.b")}


def test_address_of_a_keras_name_follows_the_tree_of_its_site():
    tree = {
        "path": "api/",
        "children": [
            {
                "path": "layers/",
                "children": [{"path": "dense", "generate": ["keras.layers.Dense"]}],
            },
            {"path": "input", "generate": ["keras.Input", "keras.Model.fit"]},
        ],
    }
    assert dict(keras_entries(f"API_MASTER = {tree!r}\n")) == {
        "keras.layers.Dense": ("class", "api/layers/dense/"),
        "keras.Input": ("function", "api/input/"),
        "keras.Model.fit": ("function", "api/input/"),
    }


def test_address_of_a_tensorflow_name_follows_from_the_name():
    assert dict(tensorflow_entries())["tensorflow.data.Dataset"] == ("class", "tf/data/Dataset")


def test_book_keeps_each_list_with_its_date_its_origin_and_an_address_in_each_language():
    about = json.loads((FOLDER / "about.json").read_text("utf-8"))
    assert {path.stem for path in FOLDER.glob("*.inv")} == set(about)
    assert {"keras", "numpy", "pandas", "scikit-learn", "matplotlib", "python"} <= set(about)
    for name, each in about.items():
        assert set(each) == {*LANGUAGES, "made_from", "date"}
        assert read(FOLDER / f"{name}.inv")
    mapping = other_libraries(FOLDER, "zh")
    assert mapping["python"][0] == "https://docs.python.org/zh-cn/3/"


def test_book_without_lists_links_nowhere(tmp_path):
    assert other_libraries(tmp_path, "en") == {}
