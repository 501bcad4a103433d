import ast
import re

import pytest

from bookpress.running import fingerprint
from bookpress.running.fingerprint import (
    chapter_datasets,
    chapter_key,
    imported_modules,
    module_closure,
)

MODULES = {
    "__init__.py": "",
    "models.py": "import numpy",
    "terms.py": "",
    "results.py": "",
    "plots/__init__.py": (
        "from fake.plots.lines import draw\nfrom fake.plots.pies import bake\n"
        "__all__ = ['bake', 'draw']"
    ),
    "plots/pies.py": "from fake.plots.crust import knead\n\ndef bake():\n    knead()",
    "plots/crust.py": "def knead():\n    pass",
    "plots/lines.py": "def draw():\n    from fake import terms",
    "circle.py": "import fake.circle2",
    "circle2.py": "import fake.circle",
}


@pytest.fixture
def package(tmp_path):
    for name, source in MODULES.items():
        path = tmp_path / "fake" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source)
    return tmp_path / "fake"


def key(package, *sources, tags=(), data=None):
    return chapter_key([(source, tags) for source in sources], package, data or {})


@pytest.mark.parametrize(
    ("source", "modules"),
    [
        ("import fake", {"fake"}),
        ("import fake.models as m", {"fake", "fake.models"}),
        ("from fake import models, plots", {"fake", "fake.models", "fake.plots"}),
        ("from fake.plots import draw", {"fake", "fake.plots"}),
        ("def f():\n    from fake.plots import lines", {"fake", "fake.plots", "fake.plots.lines"}),
        ("import numpy, fake_too", set()),
        ("%matplotlib inline\n!ls\nimport fake", {"fake"}),
        ("x = (7\n     % 2)\nimport fake", {"fake"}),
        ("for x in\nimport fake", set()),
    ],
)
def test_modules_that_a_cell_imports_are_found(package, source, modules):
    assert imported_modules(source, package) == modules


def test_closure_follows_imports_into_modules_and_functions(package):
    assert set(module_closure({"fake.plots"}, package)) == {
        "fake",
        "fake.plots",
        "fake.plots.crust",
        "fake.plots.lines",
        "fake.plots.pies",
        "fake.terms",
    }


def test_modules_that_import_each_other_do_not_loop(package):
    assert set(module_closure({"fake.circle"}, package)) == {"fake", "fake.circle", "fake.circle2"}


@pytest.mark.parametrize("edited", ["plots/lines.py", "plots/__init__.py", "terms.py"])
def test_edited_plots_change_the_keys_of_the_chapters_that_draw_and_of_no_other(package, edited):
    drawing, computing = "from fake.plots import draw", "from fake import models"
    before = key(package, drawing), key(package, computing), key(package, "1 + 1")
    path = package / edited
    path.write_text(path.read_text() + "\nedited = True")
    after = key(package, drawing), key(package, computing), key(package, "1 + 1")
    assert [old == new for old, new in zip(before, after, strict=True)] == [False, True, True]


@pytest.mark.parametrize("edited", ["plots/pies.py", "plots/crust.py"])
@pytest.mark.parametrize("cell", ["plots.bake()", "from fake.plots import bake as b\nb()"])
def test_edited_plot_changes_the_keys_of_the_chapters_that_draw_it_and_of_no_other(
    package, edited, cell
):
    cells = [f"from fake import plots\n{line}" for line in (cell, "plots.draw()")]
    before = [key(package, source) for source in cells]
    path = package / edited
    path.write_text(path.read_text() + "\n# edited")
    after = [key(package, source) for source in cells]
    assert [old == new for old, new in zip(before, after, strict=True)] == [False, True]


def test_new_plot_changes_no_key(package):
    before = key(package, "from fake import plots\nplots.draw()")
    (package / "plots" / "maps.py").write_text("def chart():\n    pass")
    path = package / "plots" / "__init__.py"
    path.write_text(f'"""Plots."""\nfrom fake.plots.maps import chart\n{path.read_text()}')
    assert key(package, "from fake import plots\nplots.draw()") == before


def test_key_is_the_same_when_nothing_changed(package):
    assert key(package, "import fake", "1") == key(package, "import fake", "1")


def test_key_depends_on_the_cells_their_order_and_their_tags(package):
    keys = [
        key(package, "1", "2"),
        key(package, "2", "1"),
        key(package, "1"),
        key(package, "1", "2", tags=("hide-input",)),
        key(package, "1", "2 "),
    ]
    assert len(set(keys)) == len(keys)


def test_key_depends_on_the_identity_of_the_data(package):
    identities = ({}, {"cereals": "sha256:1"}, {"cereals": "sha256:2"}, {"cereals": "synthetic:1"})
    assert len({key(package, "1", data=data) for data in identities}) == len(identities)


@pytest.mark.parametrize("library", fingerprint.LIBRARIES)
def test_key_depends_on_the_version_of_each_library(package, monkeypatch, library):
    before = key(package, "1")
    version = fingerprint.version
    monkeypatch.setattr(
        fingerprint, "version", lambda name: "0.0" if name == library else version(name)
    )
    assert key(package, "1") != before


@pytest.mark.parametrize(
    ("cells", "ids"),
    [
        (["from neuronbook.datasets import load_cereals\nload_cereals()"], ["cereals"]),
        (["from neuronbook import datasets", "datasets.load_red_wine()"], ["red_wine"]),
        (["load_red_wine(), load_cereals()"], ["cereals", "red_wine"]),
        (["from neuronbook import datasets"], []),
        (["load_cerealsly()"], []),
        (["from neuronbook.study import result"], ["cereals"]),
    ],
)
def test_data_sets_that_a_chapter_loads_are_found(tiny_book, cells, ids):
    package = tiny_book.project.package
    (package / "study.py").write_text(
        "from neuronbook.datasets import load_cereals\n\nresult = load_cereals\n"
    )
    assert chapter_datasets(cells, package) == ids


def test_chapter_that_only_computes_does_not_depend_on_the_plots(real_book):
    closure = module_closure({"neuronbook.models"}, real_book.package)
    assert not [name for name in closure if name.startswith("neuronbook.plots")]


def test_package_imports_itself_only_in_ways_that_the_key_can_see(real_book):
    for path in real_book.package.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        imports = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.ImportFrom)]
        assert not [node for node in imports if node.level], f"{path} has a relative import"
        if path.parts[-2:] != ("exercises", "__init__.py"):  # chapters import theirs by name
            assert not re.search(r"import_module\(|__import__\(", text), f"{path} imports by name"
