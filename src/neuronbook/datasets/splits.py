"""Split tables into parts, and learn from the training part only what changes the others.

Each function returns as many tables as there are `shares`: training and validation, or
training, validation and test.  No row is lost or taken twice, no table is empty, rows keep their
index labels and `.attrs`, and a seed gives the same split every time.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from neuronbook.arguments import Seed, checked

__all__ = [
    "count_repeated",
    "encode",
    "split_at_random",
    "split_by_group",
    "split_by_time",
    "split_stratified",
]

Rows = npt.NDArray[np.intp]
Shares = Sequence[float]
Column = str | int
ColumnNames = Sequence[str]


@checked
def split_at_random(
    frame: pd.DataFrame, *, shares: Shares = (0.7, 0.3), seed: Seed = 0
) -> tuple[pd.DataFrame, ...]:
    """Split the rows at random.

    Examples
    --------
    >>> table = pd.DataFrame({"x": range(10)})
    >>> [len(part) for part in split_at_random(table, shares=(0.6, 0.2, 0.2))]
    [6, 2, 2]
    """
    rows = np.random.default_rng(seed).permutation(len(frame))
    return _take(frame, _cut(rows, shares))


@checked
def split_stratified(
    frame: pd.DataFrame, column: Column, *, shares: Shares = (0.7, 0.3), seed: Seed = 0
) -> tuple[pd.DataFrame, ...]:
    """Split at random so that each value of `column` is as frequent in every part.

    The rows of each value are dealt out by themselves, as near to the shares as whole rows can
    be; so the only row of a rare value is always in the part with the largest share.

    Examples
    --------
    >>> table = pd.DataFrame({"label": ["good"] * 6 + ["bad"] * 4})
    >>> train, valid = split_stratified(table, "label", shares=(0.5, 0.5))
    >>> valid["label"].value_counts().to_dict()
    {'good': 3, 'bad': 2}
    """
    rng = np.random.default_rng(seed)
    codes = _codes(frame, column)
    pieces = [_cut(rng.permutation(np.flatnonzero(codes == c)), shares) for c in np.unique(codes)]
    return _take(
        frame, [rng.permutation(np.concatenate(part)) for part in zip(*pieces, strict=True)]
    )


@checked
def split_by_group(
    frame: pd.DataFrame,
    column: Column | ColumnNames,
    *,
    shares: Shares = (0.7, 0.3),
    seed: Seed = 0,
) -> tuple[pd.DataFrame, ...]:
    """Split at random so that no value of `column` is in two parts.

    Whole groups are dealt out, so the parts have these shares of the groups, and only about
    these shares of the rows.  Missing values count as one group.  Of several columns, rows with
    the same values in all of them are a group: with the names of all inputs, no example of one
    part has the inputs of an example of another.

    Examples
    --------
    >>> table = pd.DataFrame({"artist": ["A", "A", "B", "B", "C", "C"]})
    >>> train, valid = split_by_group(table, "artist", shares=(0.67, 0.33))
    >>> set(train["artist"]) & set(valid["artist"])
    set()
    """
    rng = np.random.default_rng(seed)
    codes = _codes(frame, column)
    parts = _cut(rng.permutation(np.unique(codes)), shares)
    return _take(frame, [rng.permutation(np.flatnonzero(np.isin(codes, part))) for part in parts])


@checked
def count_repeated(train: pd.DataFrame, others: pd.DataFrame, columns: ColumnNames) -> int:
    """Count the rows of `others` that have the values of a row of `train` in all these columns.

    Missing values are equal to one another.

    Examples
    --------
    >>> train = pd.DataFrame({"sugar": [1, 2], "calories": [90, 95]})
    >>> valid = pd.DataFrame({"sugar": [2, 3], "calories": [99, 97]})
    >>> count_repeated(train, valid, ["sugar"])
    1
    """
    for frame in (train, others):
        for column in columns:
            _require(frame, column)
    names = list(columns)
    known = train[names].drop_duplicates()
    matched = others[names].merge(known, how="left", on=names, indicator=True)
    return int((matched["_merge"] == "both").sum())


@checked
def split_by_time(
    frame: pd.DataFrame, column: Column, *, shares: Shares = (0.7, 0.3)
) -> tuple[pd.DataFrame, ...]:
    """Split into earlier and later rows: the past is for training, the future for validation.

    Rows of the same time stay in the order of the table.  Text sorts as time only if it starts
    with the year, such as 2015-07-01.

    Examples
    --------
    >>> table = pd.DataFrame({"year": [2017, 2015, 2016]})
    >>> [part["year"].tolist() for part in split_by_time(table, "year", shares=(0.67, 0.33))]
    [[2015, 2016], [2017]]
    """
    _require(frame, column)
    times = frame[column]
    if times.isna().any():
        raise ValueError(
            f"Every row must have a time. Received: {column}, in which "
            f"{int(times.isna().sum())} rows have none. Fill them in, or drop those rows."
        )
    words = [time for time in times if isinstance(time, str)]
    if wrong := next((word for word in words if not re.match(r"\d{4}(\D|$)", word)), None):
        raise ValueError(
            "Text must start with the year, to be sorted as time. "
            f"Received: {column}, in which one is {wrong!r}. Turn it into times with "
            "pandas.to_datetime, whose format= says what it means."
        )
    rows = np.argsort(times.to_numpy(), kind="stable")
    return _take(frame, _cut(rows, shares))


@checked
def encode(
    train: pd.DataFrame, *others: pd.DataFrame, to_range: bool = False
) -> tuple[pd.DataFrame, ...]:
    """Turn tables of inputs into numbers a network can use; only `train` is learned from.

    Numbers get mean 0 and standard deviation 1 (with `to_range`: from 0 to 1) as measured in
    `train`; a missing one becomes its median.  Leave the target out of every table, or the
    network is told the answer.  Words become one 0/1 column each; a missing word
    is a word too, and one that `train` has never seen is 0 everywhere.

    Raises
    ------
    ValueError
        If a column holds times, nothing that is known, or an infinite number, or if another table
        lacks it or has words where `train` has numbers.

    Examples
    --------
    >>> train = pd.DataFrame({"x": [0.0, 10.0], "word": ["cat", "dog"], "target": [1, 0]})
    >>> valid = pd.DataFrame({"x": [5.0], "word": ["llama"], "target": [1]})
    >>> inputs = ["x", "word"]
    >>> encode(train[inputs], valid[inputs], to_range=True)[1].to_dict("records")
    [{'x': 0.5, 'word_cat': 0.0, 'word_dog': 0.0}]
    """
    # scikit-learn takes a second to import, and loading a table does not need it.
    from sklearn.compose import ColumnTransformer
    from sklearn.impute import SimpleImputer
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import MinMaxScaler, OneHotEncoder, StandardScaler

    _require_inputs(train, others)
    numbers = list(train.select_dtypes("number"))
    words = [name for name in train if name not in numbers]
    scaler = MinMaxScaler() if to_range else StandardScaler()
    one_hot = OneHotEncoder(sparse_output=False, handle_unknown="ignore")
    encoder = ColumnTransformer(
        [
            ("numbers", make_pipeline(SimpleImputer(strategy="median"), scaler), numbers),
            ("words", one_hot, words),
        ],
        verbose_feature_names_out=False,
    )
    encoder.set_output(transform="pandas")
    tables = [table.astype(dict.fromkeys(words, object)) for table in (train, *others)]
    encoder.fit(tables[0])
    encoded = tuple(encoder.transform(table) for table in tables)
    for table, source in zip(encoded, (train, *others), strict=True):
        table.attrs = dict(source.attrs)
    return encoded


def _cut(rows: Rows, shares: Shares) -> list[Rows]:
    if len(shares) < 2 or min(shares) <= 0 or abs(sum(shares) - 1) > 1e-6:
        raise ValueError(
            "The shares must be two or more positive numbers whose sum is 1. "
            f"Received: shares={tuple(shares)}. Write shares=(0.7, 0.3), or (0.6, 0.2, 0.2)."
        )
    ends = np.round(np.cumsum(shares)[:-1] * len(rows)).astype(np.intp)
    return np.split(rows, ends)


def _take(frame: pd.DataFrame, parts: Sequence[Rows]) -> tuple[pd.DataFrame, ...]:
    if not all(map(len, parts)):
        raise ValueError(
            "Every part must get a row. "
            f"Received: {len(frame)} rows, for parts of {', '.join(str(len(p)) for p in parts)}. "
            "Give more rows, or larger groups, or more even shares."
        )
    tables = tuple(frame.iloc[rows].copy() for rows in parts)
    for table in tables:
        table.attrs = dict(frame.attrs)
    return tables


def _codes(frame: pd.DataFrame, column: Column | ColumnNames) -> npt.NDArray[Any]:
    names = [column] if isinstance(column, str | int) else list(column)
    for name in names:
        _require(frame, name)
    if len(names) == 1:
        return pd.factorize(frame[names[0]], use_na_sentinel=False)[0]
    return frame.groupby(names, sort=False, dropna=False).ngroup().to_numpy()


def _require(frame: pd.DataFrame, column: Column) -> None:
    if column not in frame:
        raise ValueError(
            f"The column must be one of the table's, which are {', '.join(map(str, frame))}. "
            f"Received: column={column!r}. Correct the name."
        )


DATE = re.compile(r"\d{4}-\d{1,2}-\d{1,2}")


def _require_inputs(train: pd.DataFrame, others: Sequence[pd.DataFrame]) -> None:
    """Raise `ValueError` if a column cannot become numbers that mean anything."""
    if not train.size:
        raise ValueError(
            "There must be columns and rows to learn from. "
            f"Received: train of shape {train.shape}. Choose the columns of the inputs."
        )
    for name, column in train.items():
        if fault := _fault(column):
            raise ValueError(
                f"A column of inputs must hold numbers or words. Received: {name}, {fault[0]}. "
                f"{fault[1]}"
            )
        for number, other in enumerate(others):
            if name not in other or _is_number(other[name]) != _is_number(column):
                kind = "lacks" if name not in other else "has other values in"
                raise ValueError(
                    "Every table must have the columns of train, with numbers where it has "
                    f"numbers. Received: others[{number}], which {kind} {name}. Correct the table."
                )


def _fault(column: pd.Series[Any]) -> tuple[str, str] | None:
    """Return what is wrong with a column of inputs, and what to do."""
    known = column.dropna()
    if not len(known):
        return "in which no value is known", "Leave it out."
    if _is_number(column):
        if np.isinf(known.to_numpy(dtype=float)).any():
            return "in which a number is infinite", "Look for a division by zero."
        return None
    if pd.api.types.infer_dtype(known).startswith(("date", "time", "period")) or all(
        isinstance(value, str) and DATE.match(value) for value in known
    ):
        return "which holds times", "Take numbers out of them, such as .dt.year and .dt.month."
    return None


def _is_number(column: pd.Series[Any]) -> bool:
    return pd.api.types.is_numeric_dtype(column) and not pd.api.types.is_bool_dtype(column)
