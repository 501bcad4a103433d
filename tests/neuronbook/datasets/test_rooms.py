"""Which room of the data sets may import which; and no data set knows another."""

from pathlib import Path

import pytest
from bookpress.running.fingerprint import imported_modules

from neuronbook import datasets

FOLDER = Path(datasets.__file__).parent
PACKAGE = FOLDER.parent
MAY_IMPORT = {
    "records": set(),
    "higgs_units": set(),
    "splits": set(),
    "files": {"records"},
    "twins": {"higgs_units", "records"},
    "loading": {"files", "records", "twins"},
    "catalogue": {"files", "loading", "records", "twins"},
    "registry": {"catalogue", "files", "records", "twins"},
    "__main__": {"catalogue", "files", "records"},
}
MODULES = [path for path in sorted(FOLDER.rglob("*.py")) if path != FOLDER / "__init__.py"]


def imports(path: Path) -> list[list[str]]:
    names = imported_modules(path.read_text(encoding="utf-8"), PACKAGE)
    return [name.split(".")[2:] for name in names if name.startswith("neuronbook.datasets.")]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(FOLDER)))
def test_module_imports_only_what_its_room_may(path):
    room = path.relative_to(FOLDER).with_suffix("").parts[0]
    assert {parts[0] for parts in imports(path)} - {room} <= MAY_IMPORT[room]


@pytest.mark.parametrize("dataset_id", datasets.DATASETS)
def test_data_set_knows_no_other_and_no_other_twin(dataset_id):
    others = {*datasets.DATASETS} - {dataset_id}
    known = imports(FOLDER / "catalogue" / f"{dataset_id}.py")
    assert not [parts for parts in known if others.intersection(parts)]
