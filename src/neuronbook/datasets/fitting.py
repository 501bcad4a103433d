"""Fit the parameters of a twin to the real table: a tool for those who look after the book."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pandas as pd

from neuronbook.datasets import twins
from neuronbook.datasets.records import Dataset
from neuronbook.datasets.twins import Array, Parameters

MAX_FREQUENCIES = 40  # columns with more distinct values are described by quantiles
MASS_SHARE = 0.04  # a value taken by more of the rows than this is a mass point


def fit_twin(frame: pd.DataFrame, dataset: Dataset) -> Parameters:
    """Return the parameters of the twin of `frame`, the real table of `dataset`."""
    columns: Parameters = {}
    for name in frame.columns:
        if name == dataset.target and dataset.teacher_units:
            columns[name] = fit_teacher(frame, name, num_units=dataset.teacher_units)
        elif frame[name].dtype.kind not in "if" and frame[name].is_unique:
            columns[name] = {"kind": "label", "label": dataset.row_label}
        else:
            columns[name] = describe_column(frame[name], frame[dataset.target])
    parameters: Parameters = {
        "dataset": dataset.id,
        "num_rows": len(frame),
        "seed": 0,
        "columns": columns,
    }
    fit_correlation(parameters, frame)
    return parameters


def describe_column(values: pd.Series[Any], target: pd.Series[Any]) -> Parameters:
    """Describe a column by the frequencies of its values, or by its quantiles if there are many.

    Words have no order of their own: they are ordered by the mean of `target`.
    """
    known = values.dropna()
    if known.dtype.kind not in "if":
        order = target.groupby(known).mean().sort_values(kind="stable").index
        column = describe_frequencies(known, list(order))
    elif known.nunique() <= MAX_FREQUENCIES:
        column = describe_frequencies(known, sorted(known.unique()))
    else:
        column = describe_quantiles(known.to_numpy(np.float64))
    if len(known) < len(values):
        column["missing"] = len(values) - len(known)
    return column


def describe_frequencies(known: pd.Series[Any], order: list[Any]) -> Parameters:
    """Return how often each value occurs."""
    counts = known.value_counts()
    values = [value if isinstance(value, str) else _plain(float(value)) for value in order]
    return {"kind": "frequencies", "values": values, "counts": [int(counts[v]) for v in order]}


def describe_quantiles(values: Array) -> Parameters:
    """Return about one quantile per three rows, 25 at most, and both ends of each mass point."""
    ordered = np.sort(values)
    num_levels = min(25, len(values) // 3)
    levels = set(np.linspace(0, 1, num_levels))
    distinct, counts = np.unique(ordered, return_counts=True)
    for value in distinct[counts > MASS_SHARE * len(values)]:
        first, last = np.flatnonzero(ordered == value)[[0, -1]]
        levels.update(((first + 0.5) / len(values), (last + 0.5) / len(values)))
    levels_array = np.array(sorted(round(float(level), 4) for level in levels))
    positions = (np.arange(len(values)) + 0.5) / len(values)
    quantiles = np.interp(levels_array, positions, ordered)
    decimals = next(d for d in range(10) if np.mean(values == values.round(d)) > 0.95)
    return {
        "kind": "quantiles",
        "decimals": decimals,
        "levels": [_plain(level) for level in levels_array],
        "values": [_plain(round(float(q), decimals)) for q in quantiles],
    }


def fit_correlation(parameters: Parameters, frame: pd.DataFrame) -> None:
    """Set the correlation of the normal numbers so that the twin's own comes out like the real.

    Straight lines feel Pearson's correlation, and outliers move it: what is matched is a
    mixture of Pearson's and the ranks', the one that leaves the ranks' nearest to the real.
    """
    tried = []
    for share in (0.3, 0.4, 0.5):
        correlation = _match_correlation(parameters, frame, share=share)
        parameters["correlation"] = correlation.tolist()
        worst = compare(frame, twins.make_table(parameters), parameters)["rank"].max()
        tried.append((float(worst), share, correlation))
    parameters["correlation"] = min(tried, key=lambda result: result[:2])[2].tolist()


def _match_correlation(parameters: Parameters, frame: pd.DataFrame, *, share: float) -> Array:
    """Return normal numbers' correlation for which the mixture is nearest to that of `frame`.

    Rounding and mass points weaken a correlation on its way from the normal numbers to the
    columns; each of 40 steps adds half of what is still missing.
    """

    def mixture(table: pd.DataFrame) -> Array:
        numbers = as_numbers(table, parameters)
        mixed = share * numbers.corr() + (1 - share) * numbers.corr("spearman")
        return mixed.to_numpy(np.float64)

    wanted = latent = mixture(frame)
    best = (np.inf, latent)
    for _ in range(40):
        tried = nearest_correlation(latent).round(3)
        missing = wanted - mixture(twins.make_table({**parameters, "correlation": tried}))
        best = min(best, (float(np.abs(missing).mean()), tried), key=lambda result: result[0])
        latent = np.clip(tried + 0.5 * missing, -0.99, 0.99)
        np.fill_diagonal(latent, 1.0)
    return best[1]


def as_numbers(frame: pd.DataFrame, parameters: Parameters) -> pd.DataFrame:
    """Return the columns that the copula draws, words as their place in the fitted order."""
    numbers = {}
    for name, column in parameters["columns"].items():
        if column["kind"] == "frequencies" and isinstance(column["values"][0], str):
            codes = {word: code for code, word in enumerate(column["values"])}
            numbers[name] = frame[name].map(codes).astype(np.float64)
        elif column["kind"] in ("frequencies", "quantiles"):
            numbers[name] = frame[name].astype(np.float64)
    return pd.DataFrame(numbers)


def nearest_correlation(matrix: Array) -> Array:
    """Return a correlation matrix near `matrix` that has a Cholesky factor."""
    values, vectors = np.linalg.eigh(matrix)
    raised = (vectors * np.maximum(values, 0.01)) @ vectors.T
    size = np.sqrt(np.diag(raised))
    nearest: Array = raised / np.outer(size, size)
    return nearest


def fit_teacher(frame: pd.DataFrame, target: str, *, num_units: int) -> Parameters:
    """Train a network with one hidden layer of tanh units to be the teacher of `target`.

    Its noise is the error it makes on rows it was not trained on.
    """
    # scikit-learn takes a second to import, and only this tool needs it.
    from sklearn.model_selection import KFold, cross_val_predict
    from sklearn.neural_network import MLPRegressor

    inputs = [name for name in frame.columns if name != target]
    x = frame[inputs].to_numpy(np.float64)
    y = frame[target].to_numpy(np.float64)
    mean, scale = x.mean(axis=0), x.std(axis=0)
    network = MLPRegressor(
        hidden_layer_sizes=(num_units,),
        activation="tanh",
        alpha=5.0,
        solver="lbfgs",
        max_iter=2000,
        random_state=0,
    )
    scaled = (x - mean) / scale
    folds = KFold(5, shuffle=True, random_state=0)
    errors = y - cross_val_predict(network, scaled, y, cv=folds)
    network.fit(scaled, y)
    # Putting scores onto whole grades adds the error of rounding (1/12) a second time.
    errors *= np.sqrt(1 - 1 / 12 / errors.var())
    levels = np.linspace(0, 1, 41)
    known = frame[target]
    return {
        "kind": "teacher",
        "inputs": inputs,
        "mean": _rounded(mean),
        "scale": _rounded(scale),
        "hidden_kernel": _rounded(network.coefs_[0]),
        "hidden_bias": _rounded(network.intercepts_[0]),
        "output_kernel": _rounded(network.coefs_[1][:, 0]),
        "noise": {"levels": _rounded(levels), "values": _rounded(np.quantile(errors, levels))},
        "distribution": describe_frequencies(known, sorted(known.unique())),
    }


def compare(real: pd.DataFrame, twin: pd.DataFrame, parameters: Parameters) -> pd.DataFrame:
    """Return how far each column of the twin is from the real one.

    "distance" is Kolmogorov-Smirnov's for numbers and the total variation for words; "rank"
    is the largest difference between the two rank correlations with any other column.
    """
    names = [name for name, c in parameters["columns"].items() if c["kind"] != "label"]
    numbers = [name for name in names if real[name].dtype.kind in "if"]
    apart = (real[numbers].corr("spearman") - twin[numbers].corr("spearman")).abs().max()
    distances = {
        name: kolmogorov_smirnov(real[name].dropna(), twin[name].dropna())
        if name in numbers
        else total_variation(real[name], twin[name])
        for name in names
    }
    return pd.DataFrame({"distance": distances, "rank": apart}).loc[names].round(3)


def kolmogorov_smirnov(a: pd.Series[Any], b: pd.Series[Any]) -> float:
    """Return the largest gap between the two cumulative shares."""
    at = np.union1d(a, b)
    shares = [np.searchsorted(np.sort(s), at, side="right") / len(s) for s in (a, b)]
    return float(np.abs(shares[0] - shares[1]).max())


def total_variation(a: pd.Series[Any], b: pd.Series[Any]) -> float:
    """Return half the sum of the differences between the shares of each value."""
    shares = a.value_counts(normalize=True).sub(b.value_counts(normalize=True), fill_value=0)
    return float(shares.abs().sum() / 2)


def to_json(parameters: Parameters) -> str:
    """Return the parameters as text, one column a line."""
    lines = [
        f"  {json.dumps(name)}: {json.dumps(column, ensure_ascii=False)}"
        for name, column in parameters["columns"].items()
    ]
    rest = {key: value for key, value in parameters.items() if key != "columns"}
    head = json.dumps(rest, ensure_ascii=False)[:-1]
    return f'{head},\n"columns": {{\n' + ",\n".join(lines) + "\n}}\n"


def _rounded(values: Array) -> list[Any]:
    """Return `values` to four significant digits, as nested lists."""
    rounded: list[Any] = np.vectorize(lambda value: float(f"{value:.4g}"))(values).tolist()
    return rounded


def _plain(value: float) -> int | float:
    return int(value) if float(value).is_integer() else float(value)
