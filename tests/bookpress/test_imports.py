"""Which part of the press may import which."""

from pathlib import Path

import pytest

import bookpress

PACKAGE = Path(bookpress.__file__).parent
EVERYBODY_MAY = {"project", "words"}
MAY_IMPORT = {
    "words": set(),
    "project": {"words"},
    "chapter": EVERYBODY_MAY | {"package"},
    "package": EVERYBODY_MAY,
    "lock": EVERYBODY_MAY,
    "browser": EVERYBODY_MAY,
    "snapshot": EVERYBODY_MAY,
    "running": EVERYBODY_MAY | {"chapter", "lock", "package"},
    "sphinx": EVERYBODY_MAY | {"chapter", "package", "running"},
    "site": EVERYBODY_MAY
    | {"browser", "chapter", "lock", "package", "running", "snapshot", "sphinx"},
}  # what stands above these, such as the command, may import all of them


@pytest.mark.parametrize(
    "path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: str(path.relative_to(PACKAGE))
)
def test_module_imports_only_what_its_part_may(path, imported_modules):
    part = path.relative_to(PACKAGE).with_suffix("").parts[0]
    names = imported_modules(path.read_text(encoding="utf-8"), PACKAGE)
    imported = {name.split(".")[1] for name in names if "." in name}
    if part in MAY_IMPORT:
        assert imported - {part} <= MAY_IMPORT[part]
