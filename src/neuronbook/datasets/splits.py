"""Split tables into parts, and learn from the training part only what changes the others.

Each function returns as many tables as there are `shares`: training and validation, or
training, validation and test.  No row is lost or taken twice, rows keep their index labels and
`.attrs`, and a seed gives the same split every time.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

__all__ = ["encode", "split_at_random", "split_by_group", "split_by_time", "split_stratified"]

Rows = npt.NDArray[np.intp]


def split_at_random(
    frame: pd.DataFrame, *, shares: Sequence[float] = (0.7, 0.3), seed: int = 0
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


def split_stratified(
    frame: pd.DataFrame, column: str, *, shares: Sequence[float] = (0.7, 0.3), seed: int = 0
) -> tuple[pd.DataFrame, ...]:
    """Split at random so that each value of `column` is as frequent in every part.

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


def split_by_group(
    frame: pd.DataFrame, column: str, *, shares: Sequence[float] = (0.7, 0.3), seed: int = 0
) -> tuple[pd.DataFrame, ...]:
    """Split at random so that no value of `column` is in two parts.

    Whole groups are dealt out, so the parts have these shares of the groups, and only about
    these shares of the rows.  Missing values count as one group.

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


def split_by_time(
    frame: pd.DataFrame, column: str, *, shares: Sequence[float] = (0.7, 0.3)
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
    if frame[column].isna().any():
        raise ValueError(
            f"Every row must have a time. Received: {column}, in which "
            f"{int(frame[column].isna().sum())} rows have none. Fill them in, or drop those rows."
        )
    rows = np.argsort(frame[column].to_numpy(), kind="stable")
    return _take(frame, _cut(rows, shares))


def encode(
    train: pd.DataFrame, *others: pd.DataFrame, to_range: bool = False
) -> tuple[pd.DataFrame, ...]:
    """Turn tables of inputs into numbers a network can use; only `train` is learned from.

    Numbers get mean 0 and standard deviation 1 (with `to_range`: from 0 to 1) as measured in
    `train`; a missing one becomes its median.  Words become one 0/1 column each; a missing word
    is a word too, and one that `train` has never seen is 0 everywhere.

    Examples
    --------
    >>> train = pd.DataFrame({"x": [0.0, 10.0], "word": ["cat", "dog"]})
    >>> valid = pd.DataFrame({"x": [5.0], "word": ["llama"]})
    >>> encode(train, valid, to_range=True)[1].to_dict("records")
    [{'x': 0.5, 'word_cat': 0.0, 'word_dog': 0.0}]
    """
    # scikit-learn takes a second to import, and loading a table does not need it.
    from sklearn.compose import ColumnTransformer
    from sklearn.impute import SimpleImputer
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import MinMaxScaler, OneHotEncoder, StandardScaler

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


def _cut(rows: Rows, shares: Sequence[float]) -> list[Rows]:
    if len(shares) < 2 or min(shares) <= 0 or abs(sum(shares) - 1) > 1e-6:
        raise ValueError(
            "The shares must be two or more positive numbers whose sum is 1. "
            f"Received: shares={tuple(shares)}. Write shares=(0.7, 0.3), or (0.6, 0.2, 0.2)."
        )
    ends = np.round(np.cumsum(shares)[:-1] * len(rows)).astype(np.intp)
    return np.split(rows, ends)


def _take(frame: pd.DataFrame, parts: Sequence[Rows]) -> tuple[pd.DataFrame, ...]:
    tables = tuple(frame.iloc[rows].copy() for rows in parts)
    for table in tables:
        table.attrs = dict(frame.attrs)
    return tables


def _codes(frame: pd.DataFrame, column: str) -> npt.NDArray[Any]:
    _require(frame, column)
    return pd.factorize(frame[column], use_na_sentinel=False)[0]


def _require(frame: pd.DataFrame, column: str) -> None:
    if column not in frame:
        raise ValueError(
            f"The column must be one of the table's, which are {', '.join(map(str, frame))}. "
            f"Received: column={column!r}. Correct the name."
        )
