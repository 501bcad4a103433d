"""Synthetic twins: tables that stand in for real ones where no network can be reached.

A twin has the columns, types, ranges, row count and missing values of the real table, and
nearly its distributions and correlations; it holds no row of it.  It is a Gaussian copula:
correlated normal numbers are drawn, and each column is then given its own distribution.  Where
a target bends with its inputs in ways that correlations cannot express, a small frozen network,
the teacher, computes it, and noise of the size of the teacher's errors is added.  Where a word
changes everything (good and bad echoes, genres of music), each word has a copula of its own.
Rows of one group, such as songs of one artist, share a part of their normal numbers.  Rules
between columns that no copula knows (`hotel_bookings`, `spotify`) are put back at the end.

Where it breaks down: a copula knows columns two at a time, so other clusters, duplicated rows
and rules are lost, and names are invented.  What is learned about a twin is not learned about
cereals or wine.

The parameters (`parameters/*.json`) are made by `python -m tools.twins fit`, in the checkout.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping
from importlib import resources
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from neuronbook.datasets.records import Dataset

Parameters = dict[str, Any]
Array = npt.NDArray[np.float64]


def read_parameters(dataset_id: str) -> Parameters:
    """Return the parameters of a twin."""
    folder = resources.files("neuronbook.datasets.twins") / "parameters"
    return parse_parameters((folder / f"{dataset_id}.json").read_text("utf-8"))


def parse_parameters(text: str) -> Parameters:
    """Return the parameters that `text` holds."""
    parameters: Parameters = json.loads(text)
    return parameters


@functools.cache
def _make_whole_table(dataset: Dataset) -> pd.DataFrame:
    table = make_table(read_parameters(dataset.id))
    if dataset.rules is None:
        return table
    whole = dataset.rules.expand(table, np.random.default_rng(1))
    return whole[[column.name for column in dataset.columns]]


def make_twin(dataset: Dataset) -> pd.DataFrame:
    """Return the twin of a whole data set; it is drawn once in a process."""
    return _make_whole_table(dataset).copy()


def make_table(parameters: Parameters) -> pd.DataFrame:
    """Draw the columns of the copula and the teacher: always the same from the same parameters.

    Examples
    --------
    >>> coin = {"kind": "frequencies", "values": ["heads", "tails"], "counts": [1, 3]}
    >>> side = {"num_rows": 4, "seed": 0, "columns": {"side": coin}, "correlation": [[1.0]]}
    >>> sorted(make_table(side)["side"])
    ['heads', 'tails', 'tails', 'tails']
    """
    rng = np.random.default_rng(parameters["seed"])
    if "segments" in parameters:
        parts = [draw_columns(segment, rng) for segment in parameters["segments"]]
        frame = pd.concat([pd.DataFrame(part) for part in _renumber_groups(parts, parameters)])
        frame = frame.iloc[rng.permutation(len(frame))].reset_index(drop=True)
        table = {str(name): column.to_numpy() for name, column in frame.items()}
    else:
        table = draw_columns(parameters, rng)
    for name, column in parameters["columns"].items():
        if column["kind"] == "teacher":
            table[name] = apply_teacher(column, table, rng)
    return pd.DataFrame({name: table[name] for name in parameters["columns"]})


def _renumber_groups(parts: list[dict[str, Any]], parameters: Parameters) -> list[dict[str, Any]]:
    """Give each segment's groups numbers of their own."""
    for name, column in parameters["columns"].items():
        first = 0
        for part in parts:
            if column["kind"] == "group":
                part[name] = part[name] + first
                first = part[name].max() + 1
    return parts


def draw_columns(parameters: Parameters, rng: np.random.Generator) -> dict[str, Any]:
    """Draw every column but the teacher's."""
    num_rows = parameters["num_rows"]
    columns = parameters["columns"]
    group = next((c for c in columns.values() if c["kind"] == "group"), None)
    numbers = draw_groups(group, num_rows) if group else None
    share = group["share"] if group else 0.0
    correlation = symmetric(parameters["correlation"])
    normals = draw_normals(rng, num_rows, correlation, groups=numbers, share=share)
    positions = iter(ranks(normals).T)
    table: dict[str, Any] = {}
    for name, column in columns.items():
        if column["kind"] == "label":
            table[name] = [column["label"].format(row + 1) for row in range(num_rows)]
        elif column["kind"] == "constant":
            table[name] = np.full(num_rows, column["value"], _dtype_of([column["value"]]))
        elif column["kind"] == "group":
            table[name] = numbers
        elif column["kind"] != "teacher":
            table[name] = apply_distribution(column, next(positions))
            if column.get("missing"):
                rows = rng.choice(num_rows, size=column["missing"], replace=False)
                words = table[name].dtype == object
                table[name] = table[name] if words else table[name].astype(np.float64)
                table[name][rows] = np.nan
    return table


def draw_groups(column: Parameters, num_rows: int) -> npt.NDArray[np.intp]:
    """Return the number of each row's group; "sizes" are how many groups have how many rows.

    Examples
    --------
    >>> draw_groups({"sizes": [[1, 2], [3, 1]]}, 5).tolist()
    [0, 1, 2, 2, 2]
    """
    sizes = np.repeat(*np.array(column["sizes"]).T)
    numbers: npt.NDArray[np.intp] = np.repeat(np.arange(len(sizes)), sizes)
    return numbers if len(numbers) == num_rows else np.resize(numbers, num_rows)


def symmetric(rows: list[list[float]]) -> Array:
    """Return the whole matrix of which `rows` hold the lower triangle, or more."""
    lower = np.zeros((len(rows), len(rows)))
    for place, row in enumerate(rows):
        lower[place, : place + 1] = row[: place + 1]
    whole: Array = lower + np.tril(lower, -1).T
    return whole


def draw_normals(
    rng: np.random.Generator,
    num_rows: int,
    correlation: Array,
    *,
    groups: npt.NDArray[np.intp] | None = None,
    share: float = 0.0,
) -> Array:
    """Draw standard normal columns whose correlation in the sample is exactly `correlation`.

    Rows of one of the `groups` have this `share` of their variance in common.
    """
    normals = rng.standard_normal((num_rows, len(correlation)))
    if groups is not None:
        common = rng.standard_normal((groups.max() + 1, len(correlation)))[groups]
        normals = np.sqrt(share) * common + np.sqrt(1 - share) * normals
    normals -= normals.mean(axis=0)
    drawn = np.linalg.cholesky(normals.T @ normals / num_rows)
    wanted = np.linalg.cholesky(correlation)
    mixed: Array = normals @ np.linalg.inv(drawn).T @ wanted.T
    return mixed


def ranks(values: Array) -> Array:
    """Return the rank of each entry in its column, from 0 to 1 and never on either end."""
    ordered = values.argsort(axis=0, kind="stable").argsort(axis=0, kind="stable")
    scaled: Array = (ordered + 0.5) / len(values)
    return scaled


def apply_distribution(column: Parameters, positions: Array) -> npt.NDArray[Any]:
    """Return the values that lie at `positions`, between 0 and 1, of a column's distribution.

    "frequencies": each value takes its share.  "quantiles": straight lines between stored
    quantiles, rounded; a mass point (many zeros) is two levels with one value.  Levels that are
    only a number are `tail_levels`.
    """
    if column["kind"] == "frequencies":
        shares = np.cumsum(column["counts"]) / np.sum(column["counts"])
        chosen = np.searchsorted(shares, positions)
        return np.array(column["values"], dtype=_dtype_of(column["values"]))[chosen]
    levels = column["levels"]
    levels = tail_levels(levels) if isinstance(levels, int) else levels
    values = np.interp(positions, levels, column["values"])
    return np.round(values, column["decimals"])


def tail_levels(number: int) -> Array:
    """Return levels from 0 to 1 that crowd at both ends, where distributions have their tails."""
    levels: Array = (1 - np.cos(np.linspace(0, np.pi, number))) / 2
    return levels


def _dtype_of(values: list[Any]) -> type:
    return object if isinstance(values[0], str) else np.float64


def apply_teacher(column: Parameters, table: Parameters, rng: np.random.Generator) -> Array:
    """Return the target: the teacher's output plus noise, put onto the target's distribution."""
    scores = run_teacher(column, encode(column, table))
    if "group" in column:
        groups = table[column["group"]]
        one = np.eye(1)
        shared = draw_normals(rng, len(scores), one, groups=groups, share=column["share"])
        positions = ranks(shared)[:, 0]
    else:
        positions = rng.random(len(scores))
    noise = np.interp(positions, column["noise"]["levels"], column["noise"]["values"])
    target: Array = apply_distribution(column["distribution"], ranks(scores + noise))
    return target


def encode(column: Parameters, table: Mapping[str, Any]) -> Array:
    """Return the teacher's inputs: numbers (0 where missing), then a 0/1 column a word."""
    words = column.get("words", {})
    parts = [np.nan_to_num(np.asarray(table[name], np.float64)) for name in column["inputs"]]
    for name, known in words.items():
        parts += [np.asarray(table[name] == word, np.float64) for word in known]
    return np.column_stack(parts)


def run_teacher(column: Parameters, inputs: Array) -> Array:
    """Return the output of the teacher, a network with one hidden layer of tanh units."""
    scaled = (inputs - column["mean"]) / column["scale"]
    hidden = np.tanh(scaled @ np.array(column["hidden_kernel"]) + column["hidden_bias"])
    scores: Array = hidden @ np.array(column["output_kernel"])
    return scores
