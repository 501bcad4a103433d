"""Turn the files of a data set, or its twin, into a DataFrame that says where it came from."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pandas as pd

from neuronbook.datasets import store, twins
from neuronbook.datasets.records import Dataset


def load_table(
    dataset: Dataset, read: Callable[[Mapping[str, bytes]], pd.DataFrame]
) -> pd.DataFrame:
    """Return the table of `dataset`: `read` of its verified files, or its synthetic twin.

    `.attrs` says what it is: "dataset" (its id), "title" (in both languages) and "source".

    Raises
    ------
    ValueError
        If rows or columns are not the ones `dataset` announces: its description is wrong.
    """
    found = store.find(dataset)
    frame = twins.make_twin(dataset) if found.source == "synthetic" else read(found.contents)
    names = [column.name for column in dataset.columns]
    if list(frame.columns) != names or len(frame) != dataset.num_rows:
        raise ValueError(
            f"{dataset.id} must have {dataset.num_rows} rows and the columns {names}. "
            f"Received: {len(frame)} rows, columns={list(frame.columns)}. "
            "Correct the description of the data set, or fit its twin again."
        )
    announced = {c.name: c.dtype for c in dataset.columns if c.dtype != "str"}
    found_types = frame.dtypes.astype(str).to_dict()
    wrong = {name: dtype for name, dtype in announced.items() if found_types[name] != dtype}
    if wrong:
        frame = frame.astype(wrong)
    frame.attrs = {
        "dataset": dataset.id,
        "title": dict(dataset.title),
        "source": found.source,
    }
    return frame
