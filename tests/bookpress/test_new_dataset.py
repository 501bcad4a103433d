"""A data set that is added: what the check asks for, and what the pages then show of it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

ROOT = Path(__file__).parents[2]
WITHOUT_THE_REST = """
import sys
import bookpress.chapter.contract as contract
from bookpress.__main__ import main

contract.check_reference = lambda *_: []  # the tiny book shows a part of the package only
sys.exit(main(["build"]))
"""
DATA = "```{{listing}} uses gravel\n```\n\n```{{code-cell}} ipython3\n{}\n```\n".format(
    "from neuronbook.cards import show_card\n\nshow_card('gravel')"
)
CELL = """\
```{code-cell} ipython3
from neuronbook.datasets import load_gravel

load_gravel().shape
```

```{code-cell}"""


def add_gravel(package):
    """Add a data set to a copy of the package: a twin of concrete under another name."""
    datasets = package / "datasets"
    for old, new in (
        ("catalogue/concrete.py", "catalogue/gravel.py"),
        ("twins/parameters/concrete.json", "twins/parameters/gravel.json"),
    ):
        (datasets / new).write_text(_renamed((datasets / old).read_text("utf-8")), "utf-8")
    _add(datasets / "__init__.pyi", "from .catalogue.concrete import load_concrete\n")
    _add(datasets / "__init__.pyi", '    "load_concrete",\n')
    _add(datasets / "registry.py", "from neuronbook.datasets.catalogue.concrete import CONCRETE\n")
    _add(datasets / "registry.py", "            CONCRETE,\n")


def _renamed(text):
    for old, new in (("concrete", "gravel"), ("Concrete", "Gravel"), ("CONCRETE", "GRAVEL")):
        text = text.replace(old, new)
    return text.replace("混凝土抗压强度", "砾石")


def _add(path, line):
    """Write a line about gravel after the one about concrete."""
    text = path.read_text("utf-8")
    assert line in text
    path.write_text(text.replace(line, line + _renamed(line)), "utf-8")


def press(root, *command):
    """Run the press in a checkout, with the package that lies in it."""
    environment = os.environ | {
        "PYTHONPATH": os.pathsep.join([str(root / "src"), str(ROOT / "src")]),
        "NEURONBOOK_OFFLINE": "1",
        "TINY_RUNS": os.devnull,
    }
    environment.pop("NEURONBOOK_DATA", None)
    return subprocess.run(
        [sys.executable, *command], cwd=root, env=environment, capture_output=True, encoding="utf-8"
    )


def test_check_names_all_that_a_new_data_set_lacks(tmp_path):
    for name in ("book", "src/neuronbook"):
        ignored = shutil.ignore_patterns("__pycache__", "*.mo")
        shutil.copytree(ROOT / name, tmp_path / name, ignore=ignored)
    for name in ("_toc.yml", "_config.yml", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path)
    add_gravel(tmp_path / "src" / "neuronbook")
    said = press(tmp_path, "-m", "bookpress", "check").stderr.splitlines()
    place = "src/neuronbook/datasets/catalogue/gravel.py:75: "
    asked = [line.removeprefix(place) for line in said if line.startswith(place)]
    assert any(line.startswith("a data set has a card. Received: none for") for line in asked)
    assert any("load_gravel has no Chinese. Received: 'Load Gravel" in line for line in asked)


@pytest.fixture(scope="module")
def book(tmp_path_factory, make_book):
    """A tiny book with a new data set: its card, its loader in the reference, a cell that loads."""
    book = make_book(tmp_path_factory.mktemp("gravel"))
    root = book.project.root
    add_gravel(book.project.package)
    for language, (names, data) in {"en": ("Names", "Data"), "zh": ("名字", "数据")}.items():
        text = f"(names)=\n# {names}\n\n```{{api}} datasets load_gravel\n```\n"
        book.write("names", text, languages=(language,))
        text = f"(data)=\n# {data}\n\n(data-gravel)=\n## {data} 1\n\n{DATA}"
        book.write("data", text, languages=(language,))
    book.edit("one", "```{code-cell}", CELL)
    toc = root / "_toc.yml"
    toc.write_text(f"{toc.read_text().rstrip()}\n      - file: names\n      - file: data\n")
    catalogue = _renamed((ROOT / "book" / "summaries.po").read_text("utf-8"))
    (root / "book" / "summaries.po").write_text(catalogue, "utf-8")
    shutil.copytree(ROOT / "book" / "_inventories", root / "book" / "_inventories")
    built = press(root, "-c", WITHOUT_THE_REST)
    assert built.returncode == 0, built.stderr
    return book


@pytest.mark.parametrize("language", ["en", "zh"])
def test_new_data_set_is_on_all_pages_that_tell_of_data(book, language):
    def page(name):
        html = (book.project.site / language / f"{name}.html").read_text("utf-8")
        return BeautifulSoup(html, "html.parser").article

    card = page("data").get_text()
    assert {"en": "Gravel Compressive Strength", "zh": "砾石"}[language] in card
    assert page("data").select_one(".nb-uses a")["href"] == "one.html"
    loader = page("names").find(id="neuronbook.datasets.load_gravel").find_parent("dl")
    assert loader.select_one('a[href="data.html#data-gravel"]')
    assert loader.select_one('a[href^="one.html#cell-"]')
    assert "from neuronbook.datasets import load_gravel" in loader.get_text()
