"""Turn the files of a data set, or its twin, into a DataFrame that says where it came from."""

from __future__ import annotations

import functools
import io
import logging
from collections.abc import Callable, Hashable
from typing import Any

import numpy as np
import pandas as pd

from neuronbook.datasets.files import store
from neuronbook.datasets.records import Dataset
from neuronbook.datasets.twins import copula as twins

# Of its own, so that whoever says it elsewhere, as the book's pages do, can silence this alone.
logger = logging.getLogger("neuronbook.datasets.synthetic")


def load_table(dataset: Dataset, read: Callable[[store.Found], pd.DataFrame]) -> pd.DataFrame:
    """Return the table of `dataset`: `read` of its verified files, or its synthetic twin.

    `.attrs` says what it is: "dataset" (its id), "title" (in both languages) and "source".

    Raises
    ------
    ValueError
        If rows or columns are not the ones `dataset` announces: its description is wrong.
    """
    found = store.find(dataset)
    frame = read(found) if found.contents else twins.make_twin(dataset)
    return _announced(frame, dataset, found.source)


def read_csv(found: store.Found, name: str, **options: Any) -> pd.DataFrame:
    """Return the table of a verified CSV file."""
    content = io.BytesIO(found.contents[name])
    frame: pd.DataFrame = pd.read_csv(content, **options)
    return frame


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
    typed.attrs = known_of(dataset, source)
    return typed


def known_of(dataset: Dataset, source: str) -> dict[Hashable | None, Any]:
    """Return the `.attrs` of what was loaded; if it is synthetic, say so on stderr, once."""
    if source == "synthetic":
        _say_synthetic(dataset)
    return {"dataset": dataset.id, "title": dict(dataset.title), "source": source}


@functools.cache
def _say_synthetic(dataset: Dataset) -> None:
    logger.warning(
        "%s: synthetic data, as the real ones are neither here nor to be had. To get them, run "
        "`python -m neuronbook.datasets fetch %s`, or name a folder with them in NEURONBOOK_DATA.",
        dataset.title["en"],
        dataset.id,
    )


@functools.cache
def _described(dataset: Dataset) -> tuple[list[str], list[np.dtype[Any] | None]]:
    """Return the names of the columns, and their types; None for words, typed as pandas does."""
    dtypes = [
        None if column.dtype == "str" else np.dtype(column.dtype) for column in dataset.columns
    ]
    return [column.name for column in dataset.columns], dtypes
