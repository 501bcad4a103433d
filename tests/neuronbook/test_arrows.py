"""Which part of the package may import which: the arrows of the architecture."""

from pathlib import Path

import pytest

import neuronbook
from bookpress.running.fingerprint import imported_modules

PACKAGE = Path(neuronbook.__file__).parent

MAY_IMPORT = {
    "i18n": set(),
    "vocabulary": set(),
    "results": set(),
    "models": set(),
    "descent": set(),
    "datasets": set(),
    "distributed": set(),
    "training": set(),
    "plots": set(),  # figures are drawn in English; the pages translate them
    "terms": {"i18n", "vocabulary"},
    "tables": {"i18n"},
    "checking": {"i18n"},
    "exercises": {"checking", "datasets", "i18n", "models"},  # the last two in solutions
    "cards": {"datasets", "i18n", "tables"},
}


def part_of(name):
    return name.split(".")[1]


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: path.stem)
def test_module_imports_only_what_its_part_may(path):
    relative = path.relative_to(PACKAGE).with_suffix("")
    if relative.parts == ("__init__",):
        return
    part = relative.parts[0]
    source = path.read_text(encoding="utf-8")
    imported = {part_of(name) for name in imported_modules(source, PACKAGE) if "." in name}
    assert imported - {part} <= MAY_IMPORT[part]
    assert "bookpress" not in source
