"""Synthetic twins: tables that stand in for real ones where no network can be reached.

A twin has the columns, types, ranges, row count and missing values of the real table, and
nearly its distributions and correlations; it holds no row of it.  It is a Gaussian copula:
correlated normal numbers are drawn, and each column is then given its own distribution.  Where
a target bends with its inputs in ways that correlations cannot express, a small frozen network,
the teacher, computes it, and noise of the size of the teacher's errors is added.

Where it breaks down: a copula knows columns two at a time, so clusters, duplicated rows and
rules between columns are lost, and names are invented.  What is learned about a twin is not
learned about cereals or wine.

The parameters (`twin_parameters/*.json`) are made by `python -m neuronbook.datasets fit-twin`.
"""

from __future__ import annotations

import hashlib
import json
from importlib import resources
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

Parameters = dict[str, Any]
Array = npt.NDArray[np.float64]


def read_parameters(dataset_id: str) -> Parameters:
    """Return the parameters of a twin."""
    folder = resources.files("neuronbook.datasets") / "twin_parameters"
    return parse_parameters((folder / f"{dataset_id}.json").read_text("utf-8"))


def parse_parameters(text: str) -> Parameters:
    """Return the parameters that `text` holds."""
    parameters: Parameters = json.loads(text)
    return parameters


def fingerprint(dataset_id: str) -> str:
    """Return a name for the twin that changes whenever its parameters do."""
    canonical = json.dumps(read_parameters(dataset_id), sort_keys=True).encode()
    return f"synthetic:{hashlib.sha256(canonical).hexdigest()}"


def make_table(parameters: Parameters) -> pd.DataFrame:
    """Draw the twin: always the same table from the same parameters.

    Examples
    --------
    >>> coin = {"kind": "frequencies", "values": ["heads", "tails"], "counts": [1, 3]}
    >>> side = {"num_rows": 4, "seed": 0, "columns": {"side": coin}, "correlation": [[1.0]]}
    >>> sorted(make_table(side)["side"])
    ['heads', 'tails', 'tails', 'tails']
    """
    num_rows = parameters["num_rows"]
    rng = np.random.default_rng(parameters["seed"])
    correlation = np.array(parameters["correlation"])
    normals = draw_normals(rng, num_rows, correlation)  # (num_rows, num_columns)
    positions = iter(ranks(normals).T)
    table: dict[str, Any] = {}
    for name, column in parameters["columns"].items():
        if column["kind"] == "label":
            table[name] = [column["label"].format(row + 1) for row in range(num_rows)]
        elif column["kind"] == "teacher":
            table[name] = apply_teacher(column, table, rng)
        else:
            table[name] = apply_distribution(column, next(positions))
            if column.get("missing"):
                rows = rng.choice(num_rows, size=column["missing"], replace=False)
                table[name] = table[name].astype(np.float64)
                table[name][rows] = np.nan
    return pd.DataFrame(table)


def draw_normals(rng: np.random.Generator, num_rows: int, correlation: Array) -> Array:
    """Draw standard normal columns whose correlation in the sample is exactly `correlation`."""
    normals = rng.standard_normal((num_rows, len(correlation)))
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
    quantiles, rounded; a mass point (many zeros) is two levels with one value.
    """
    if column["kind"] == "frequencies":
        shares = np.cumsum(column["counts"]) / np.sum(column["counts"])
        chosen = np.searchsorted(shares, positions)
        return np.array(column["values"], dtype=_dtype_of(column["values"]))[chosen]
    values = np.interp(positions, column["levels"], column["values"])
    return np.round(values, column["decimals"])


def _dtype_of(values: list[Any]) -> type:
    return object if isinstance(values[0], str) else np.float64


def apply_teacher(column: Parameters, table: Parameters, rng: np.random.Generator) -> Array:
    """Return the target: the teacher's output plus noise, put onto the target's frequencies."""
    inputs = np.column_stack([table[name] for name in column["inputs"]])
    scores = run_teacher(column, inputs)
    noise = np.interp(rng.random(len(scores)), column["noise"]["levels"], column["noise"]["values"])
    target: Array = apply_distribution(column["distribution"], ranks(scores + noise))
    return target


def run_teacher(column: Parameters, inputs: Array) -> Array:
    """Return the output of the teacher, a network with one hidden layer of tanh units."""
    scaled = (inputs - column["mean"]) / column["scale"]
    hidden = np.tanh(scaled @ np.array(column["hidden_kernel"]) + column["hidden_bias"])
    scores: Array = hidden @ np.array(column["output_kernel"])
    return scores
