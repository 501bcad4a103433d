"""Renew the lists of other libraries' pages: ``python -m tools.inventories [LIBRARY …]``.

Each is kept in book/_inventories in the format of Sphinx, cut down to Python names, so that a build
asks no network. ``about.json`` there says for each where its addresses begin, and when and from
what it was made. Keras has no such list: its site is made from one of its own, which this reads.
"""

from __future__ import annotations

import argparse
import ast
import datetime
import json
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path

import requests
from sphinx.util.inventory import InventoryFile

from tools.inventories.writing import Entries, write_inventory

FOLDER = Path("book", "_inventories")
SITES = {
    "distributed": "https://distributed.dask.org/en/stable/",
    "fastapi": "https://fastapi.tiangolo.com/",
    "matplotlib": "https://matplotlib.org/stable/",
    "numpy": "https://numpy.org/doc/stable/",
    "pandas": "https://pandas.pydata.org/docs/",
    "python": "https://docs.python.org/3/",
    "scikit-learn": "https://scikit-learn.org/stable/",
}
CHINESE_SITES = {"python": "https://docs.python.org/zh-cn/3/"}
KERAS = "https://keras.io/"
KERAS_LIST = "https://raw.githubusercontent.com/keras-team/keras-io/master/scripts/api_master.py"
KERAS_ELSEWHERE = {
    "keras.Layer": "keras.layers.Layer",
    "keras.callbacks.History": "keras.Model.fit",
}
"""Names that Keras' site explains where it explains another one."""
TENSORFLOW = "https://www.tensorflow.org/api_docs/python/"
TENSORFLOW_NAMES = (
    "tensorflow.data.Dataset",
    "tensorflow.distribute.DistributedDataset",
    "tensorflow.distribute.Strategy",
)
"""TensorFlow has no list either, but its addresses follow from the names."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Renew the lists of the libraries named, or of all."""
    parser = argparse.ArgumentParser(prog="tools.inventories", description=__doc__)
    parser.add_argument("library", nargs="*", choices=[*SITES, "keras", "tensorflow"], default=[])
    parser.add_argument("--list", type=Path, help="read this file in place of the site's own")
    parser.add_argument("--made-from", default="", help="what to say that the list was made from")
    options = parser.parse_args(arguments)
    libraries = options.library or [*SITES, "keras", "tensorflow"]
    for library in libraries:
        renew(library, options.list.read_bytes() if options.list else None, options.made_from)


def renew(library: str, content: bytes | None = None, origin: str = "") -> None:
    """Write the list of one library, from its site or from `content`."""
    if library == "tensorflow":
        address, origin, entries = TENSORFLOW, "the names themselves", dict(tensorflow_entries())
    elif library == "keras":
        address, origin = KERAS, origin or KERAS_LIST
        entries = dict(keras_entries((content or _get(KERAS_LIST)).decode()))
        entries |= {name: ("class", entries[other][1]) for name, other in KERAS_ELSEWHERE.items()}
    else:
        address = SITES[library]
        origin = origin or f"{address}objects.inv"
        entries = python_entries(content or _get(origin))
    write_inventory(FOLDER / f"{library}.inv", library, entries)
    path = FOLDER / "about.json"
    about = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    about[library] = {
        "en": address,
        "zh": CHINESE_SITES.get(library, address),
        "made_from": origin,
        "date": datetime.date.today().isoformat(),
    }
    text = json.dumps(dict(sorted(about.items())), indent=2, ensure_ascii=False)
    path.write_text(f"{text}\n", encoding="utf-8")
    print(f"{library}: {len(entries)} names")


def python_entries(content: bytes) -> Entries:
    """Return the Python names of a list in the format of Sphinx."""
    found = InventoryFile.load(BytesIO(content), "", lambda base, address: address)
    return {
        name: (kind.removeprefix("py:"), entry[2])
        for kind, names in found.items()
        if kind.startswith("py:")
        for name, entry in names.items()
    }


def keras_entries(source: str) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield the names that Keras' site documents, from the tree that the site is made of.

    >>> tree = 'API = {"path": "api/", "children": [{"path": "a", "generate": ["keras.Input"]}]}'
    >>> list(keras_entries(tree))
    [('keras.Input', ('function', 'api/a/'))]
    """
    (tree,) = (node.value for node in ast.parse(source).body if isinstance(node, ast.Assign))
    yield from _below(ast.literal_eval(tree), "")


def _below(page: dict[str, object], folder: str) -> Iterator[tuple[str, tuple[str, str]]]:
    address = f"{folder}{str(page['path']).rstrip('/')}/"
    names = page.get("generate", [])
    for name in names if isinstance(names, list) else []:
        last = name.rpartition(".")[2]
        is_class = last[:1].isupper() and last != "Input"
        yield name, ("class" if is_class else "function", address)
    children = page.get("children", [])
    for child in children if isinstance(children, list) else []:
        yield from _below(child, address)


def tensorflow_entries() -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield the names of TensorFlow that signatures say."""
    for name in TENSORFLOW_NAMES:
        yield name, ("class", name.replace("tensorflow.", "tf/").replace(".", "/"))


def _get(address: str) -> bytes:
    response = requests.get(address, timeout=60)
    response.raise_for_status()
    return response.content


if __name__ == "__main__":
    main()
