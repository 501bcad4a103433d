"""Which part of the package may import which: the arrows of the architecture."""

import ast
from pathlib import Path

import pytest

import neuronbook

PACKAGE = Path(neuronbook.__file__).parent

MAY_IMPORT = {
    "environment": set(),  # what readers set
    "startup": set(),
    "arguments": set(),  # what callers give
    "vocabulary": set(),
    "glossary": {"i18n"},  # and nothing imports it: what a term means changes no execution
    "i18n": {"environment"},
    "results": {"arguments"},
    "models": {"arguments"},
    "backpropagation": {"arguments"},
    "descent": {"arguments"},
    "convolutions": {"arguments"},
    "interpretation": {"arguments"},
    "vgg16": set(),
    "pretrained": {"arguments"},
    "transfer": set(),
    "penalties": {"arguments"},
    "datasets": {"arguments", "environment"},
    "distributed": {"arguments", "models", "training"},
    "serving": set(),  # any function behind an address: it knows no model
    "training": {"arguments"},
    "plots": {"arguments"},  # figures are drawn in English; the pages translate them
    "live": {"arguments", "i18n", "plots", "terms"},
    "terms": {"i18n", "vocabulary"},
    "tables": {"arguments", "i18n"},
    "checking": {"i18n"},
    "exercises": {
        "backpropagation",
        "checking",
        "datasets",
        "i18n",
        "models",
        "transfer",
    },  # in solutions
    "sheets": {"i18n"},  # no chapter reads them: a word that changes there makes none stale
    "cards": {"arguments", "datasets", "i18n", "tables"},
    "migrations": {"i18n", "startup"},
}
DATASETS_MAY_IMPORT = {
    "records": set(),
    "higgs_units": set(),
    "splits": set(),
    "files": {"records"},
    "twins": {"higgs_units", "records"},
    "loading": {"files", "records", "twins"},
    "catalogue": {"files", "higgs_units", "loading", "records", "twins"},
}  # what stands above these, such as the command, may import all of them


def modules_in(*folders):
    return sorted(PACKAGE.joinpath(*folders).rglob("*.py"))


def place_of(path):
    return path.relative_to(PACKAGE).with_suffix("").parts


@pytest.fixture
def imports_of(imported_modules):
    """Return what a module imports from a part of the package, each name as it goes on there."""

    def imports_of(path, *within):
        names = imported_modules(path.read_text(encoding="utf-8"), PACKAGE)
        parts = [tuple(name.split(".")[1:]) for name in names]
        return {name[len(within)] for name in parts if name[: len(within)] == within != name}

    return imports_of


def every_module(*folders):
    paths = [path for path in modules_in(*folders) if path.name != "__init__.py"]
    return pytest.mark.parametrize("path", paths, ids=lambda path: ".".join(place_of(path)))


@pytest.mark.parametrize("path", modules_in()[1:], ids=lambda path: ".".join(place_of(path)))
def test_module_imports_only_what_its_part_may(path, imports_of):
    part = place_of(path)[0]
    assert imports_of(path) - {part} <= MAY_IMPORT[part]
    assert "bookpress" not in path.read_text(encoding="utf-8")


@every_module("plots")
def test_figures_of_a_subject_know_no_other_subject(path, imports_of):
    room = place_of(path)[1]
    assert imports_of(path, "plots") <= {room, "drawing"}


@every_module("datasets")
def test_room_of_the_data_imports_only_what_it_may(path, imports_of):
    room = place_of(path)[1]
    if room in DATASETS_MAY_IMPORT:
        assert imports_of(path, "datasets") - {room} <= DATASETS_MAY_IMPORT[room]


@every_module("datasets", "catalogue")
def test_data_set_knows_no_other_and_only_its_own_twin(path, imports_of):
    assert imports_of(path, "datasets", "catalogue") == set()
    assert imports_of(path, "datasets", "twins") <= {path.stem}


@every_module("datasets", "twins")
def test_twin_is_made_without_another(path, imports_of):
    assert imports_of(path, "datasets", "twins") <= {place_of(path)[2]}


def test_package_imports_itself_by_whole_names():
    for path in modules_in():
        tree = ast.parse(path.read_text(encoding="utf-8"))
        imports = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
        assert not [node for node in imports if node.level], f"{path} has a relative import"
