"""The data files that the site hands on, for readers whose network reaches nothing else.

Whoever reads the book reaches its site; so the notebooks ask it first, as a mirror. It has the
files of every data set whose licence lets anybody hand them on.
"""

from __future__ import annotations

import gzip
from pathlib import Path

from bookpress.project import DATA_FOLDER
from neuronbook.datasets import DATASETS
from neuronbook.datasets.files import store


def write_data(site: Path) -> list[Path]:
    """Write the files that are here and may be handed on, and under which licences, in `site`."""
    folder = site / DATA_FOLDER
    folder.mkdir()
    written, licences = [], []
    for dataset in DATASETS.values():
        found = store.find_local(dataset) if dataset.may_be_handed_on else None
        changes = {form.name: form.changes for file in dataset.files for form in file.forms}
        for name, content in (found.contents if found else {}).items():
            path = folder / f"{name}.gz"
            path.write_bytes(gzip.compress(content, mtime=0))
            written.append(path)
            licences += [path.name, dataset.title["en"], f"Licence: {dataset.licence}"]
            licences += [f"Changes: {changes[name]}"] if changes[name] else []
            licences += [dataset.citation, dataset.homepage, ""]
    (folder / "LICENCES.txt").write_text("\n".join(licences), encoding="utf-8")
    return written
