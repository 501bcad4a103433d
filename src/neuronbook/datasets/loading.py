"""Turn the files of a data set, or its twin, into a DataFrame that says where it came from.

What is loaded once in a process is not kept twice in memory; what is loaded again is parsed again,
from memory, and kept.  That table is ours alone: every caller gets a copy.  It is used only while
the files it was read from are untouched, by device, inode, size and times; else they are read,
checked and parsed anew.
"""

from __future__ import annotations

import dataclasses
import functools
import io
import os
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import numpy as np
import pandas as pd

from neuronbook.datasets.files import columnar, folders, network, store
from neuronbook.datasets.records import Dataset
from neuronbook.datasets.twins import copula as twins


@dataclasses.dataclass
class _Kept:
    """The verified files of a table, what the reader had set, and the table once it is needed."""

    found: store.Found
    settings: tuple[str | None, ...]
    frame: pd.DataFrame | None = None

    def is_current(self) -> bool:
        stamps = self.found.stamps.items()
        try:
            unchanged = all(folders.stamp(path) == known for path, known in stamps)
        except OSError:
            return False
        return unchanged and self.settings == _settings()


SMALL_BYTES = 2**20
PANDAS = int(pd.__version__.split(".")[0])
COPIES_ON_WRITE = PANDAS >= 3  # such a copy is taken when it is needed

_tables: dict[Dataset, _Kept] = {}


def load_table(dataset: Dataset, read: Callable[[store.Found], pd.DataFrame]) -> pd.DataFrame:
    """Return the table of `dataset`: `read` of its verified files, or its synthetic twin.

    `.attrs` says what it is: "dataset" (its id), "title" (in both languages) and "source".
    From its third call on in the same process it takes a fraction of the time.

    Raises
    ------
    ValueError
        If rows or columns are not the ones `dataset` announces: its description is wrong.
    """
    network.is_offline()  # a misspelt NEURONBOOK_OFFLINE is told of even if nothing is missing
    kept = _tables.get(dataset)
    if kept is None or not kept.is_current():
        _tables.pop(dataset, None)
        found, frame = _find(dataset, read)
        if len(found.stamps) == len(dataset.files) and all(
            map(folders.is_settled, found.stamps.values())
        ):
            _tables[dataset] = _Kept(found, _settings())
        return _announced(frame, dataset, found.source)
    if kept.frame is None:  # asked for again: from now on a copy will do
        frame = read(kept.found)
        kept.frame = _announced(frame, dataset, kept.found.source)
        kept.found = dataclasses.replace(kept.found, contents={})
    return kept.frame.copy(deep=not COPIES_ON_WRITE)


def _find(
    dataset: Dataset, read: Callable[[store.Found], pd.DataFrame]
) -> tuple[store.Found, pd.DataFrame]:
    """Look for the files; if the network must be asked, make the twin meanwhile."""
    threads: list[ThreadPoolExecutor] = []

    @functools.cache
    def twin() -> Future[pd.DataFrame]:
        threads.append(ThreadPoolExecutor(1))
        return threads[0].submit(twins.make_twin, dataset)

    try:
        found = store.find(dataset, on_ask=twin)
        if found.source == "synthetic":
            return found, twin().result()
        return found, read(found)
    finally:
        for thread in threads:
            thread.shutdown(wait=False)


def read_csv(found: store.Found, name: str, **options: Any) -> pd.DataFrame:
    """Return the table of a verified CSV file.

    A small one is parsed in one go, which is quicker; of a large one `columnar` keeps a copy.
    """
    content = found.contents[name]
    if len(content) <= SMALL_BYTES:
        return _parse(content, low_memory=False, **options)
    told = f"{found.digests[name]} pandas {PANDAS} {sorted(options.items())}"
    return columnar.keep(name, told, lambda: _parse(content, **options))


def _parse(content: bytes, **options: Any) -> pd.DataFrame:
    frame: pd.DataFrame = pd.read_csv(io.BytesIO(content), **options)
    return frame


def forget_tables() -> None:
    """Give back the memory of the tables kept by this process; the next load reads the files."""
    _tables.clear()


def _settings() -> tuple[str | None, ...]:
    return tuple(os.environ.get(name) for name in ("NEURONBOOK_DATA", "NEURONBOOK_CACHE"))


def _announced(frame: pd.DataFrame, dataset: Dataset, source: str) -> pd.DataFrame:
    """Return the table with the types that `dataset` announces, and `.attrs`."""
    names, dtypes = _described(dataset)
    if frame.columns.tolist() != names or len(frame) != dataset.num_rows:
        raise ValueError(
            f"{dataset.id} must have {dataset.num_rows} rows and the columns {names}. "
            f"Received: {len(frame)} rows, columns={list(frame.columns)}. "
            "Correct the description of the data set, or fit its twin again."
        )
    told = zip(names, dtypes, frame.dtypes.tolist(), strict=True)
    wrong = {name: dtype for name, dtype, received in told if dtype not in (None, received)}
    typed = frame.astype(wrong) if wrong else frame
    typed.attrs = {"dataset": dataset.id, "title": dict(dataset.title), "source": source}
    return typed


@functools.cache
def _described(dataset: Dataset) -> tuple[list[str], list[np.dtype[Any] | None]]:
    """Return the names of the columns, and their types; None for words, typed as pandas does."""
    dtypes = [
        None if column.dtype == "str" else np.dtype(column.dtype) for column in dataset.columns
    ]
    return [column.name for column in dataset.columns], dtypes
