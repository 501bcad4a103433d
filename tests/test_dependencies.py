"""Whatever the code imports is named in ``pyproject.toml``, not left to another library."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ABOUT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
INSTALLED = packages_distributions()
MAY_USE = {
    "src/neuronbook": (),
    "src/bookpress": ("book", "serve"),
    "tools": ("book", "fonts", "test"),
    "tests": ("book", "serve", "test"),
}


def declared(*groups):
    """Return the libraries of the package, of its extras and of dependency groups."""
    extras = ABOUT["project"]["optional-dependencies"].values()
    lists = [ABOUT["project"]["dependencies"], *extras]
    lists += [ABOUT["dependency-groups"][group] for group in groups]
    return {_normal(re.match(r"[\w.-]+", each)[0]) for listed in lists for each in listed}


def libraries(source):
    """Return the libraries that a source imports; what no library brings is the book's own."""
    names = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            names.add(node.module)
    first = {name.partition(".")[0] for name in names} - set(sys.stdlib_module_names)
    return {frozenset(map(_normal, INSTALLED[name])) for name in first if name in INSTALLED}


def _normal(name):
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.mark.parametrize("folder", MAY_USE)
def test_every_library_that_is_imported_is_declared(folder):
    known = declared(*MAY_USE[folder]) | {ABOUT["project"]["name"]}
    found = {
        library: path.relative_to(ROOT)
        for path in (ROOT / folder).rglob("*.py")
        for library in libraries(path.read_text(encoding="utf-8"))
        if not library & known
    }
    assert not found


def test_library_that_another_one_brings_is_noticed():
    assert libraries("import os\nfrom babel.messages import pofile") == {frozenset({"babel"})}
    assert "babel" not in declared()
    assert "babel" in declared("book")
