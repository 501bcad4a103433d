"""Fit the parameters of a twin to the real table."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pandas as pd

from neuronbook.datasets.records import Dataset
from neuronbook.datasets.twins import copula as twins
from neuronbook.datasets.twins.copula import Array, Parameters
from tools.twins.distances import compare_columns

MAX_FREQUENCIES = 40  # columns with more distinct values are described by quantiles
TEACHER_ROWS = 20_000  # rows a teacher is trained on, at most
MATCHED_ROWS = 8000  # rows of the twins drawn while correlations are matched
SEGMENT_LEVELS = 11  # quantiles of a column that each segment describes anew
GROUP_SHARE = 0.4  # of the variance between songs lies between artists, as measured
MASS_SHARE = 0.04  # a value taken by more of the rows than this is a mass point


def fit_twin(frame: pd.DataFrame, dataset: Dataset) -> Parameters:
    """Return the parameters of the twin of `frame`, the real table of `dataset`."""
    if dataset.rules is not None:
        frame = dataset.rules.reduce(frame)
    parameters: Parameters = {"dataset": dataset.id, "num_rows": len(frame), "seed": 0}
    if not dataset.segment:
        parameters["columns"] = describe_columns(frame, dataset)
        fit_correlation(parameters, frame)
        return parameters
    parameters["segments"] = []
    for _, part in frame.groupby(dataset.segment):
        columns = describe_columns(part, dataset, num_levels=SEGMENT_LEVELS)
        segment: Parameters = {"num_rows": len(part), "seed": 0, "columns": columns}
        teacher = columns.pop(dataset.target) if dataset.teacher_units else None
        fit_correlation(segment, part)
        if teacher is not None:
            columns[dataset.target] = {"kind": "teacher"}
        parameters["segments"].append(segment)
    columns = {name: {"kind": "drawn"} for name in frame.columns}
    if dataset.group:
        columns[dataset.group] = {"kind": "group"}
    if dataset.teacher_units:
        columns[dataset.target] = describe_target(frame, dataset)
    parameters["columns"] = columns
    return parameters


def describe_columns(
    frame: pd.DataFrame, dataset: Dataset, *, num_levels: int | None = None
) -> Parameters:
    """Describe each column of a table or of one of its segments."""
    columns: Parameters = {}
    for name in frame.columns:
        if name == dataset.target and dataset.teacher_units:
            # The teacher of a segment is the whole table's.
            columns[name] = {} if num_levels else describe_target(frame, dataset)
        elif name == dataset.group:
            columns[name] = describe_groups(frame[name])
        elif frame[name].nunique(dropna=False) == 1:
            value = frame[name].iloc[0]
            columns[name] = {
                "kind": "constant",
                "value": value if isinstance(value, str) else _plain(float(value)),
            }
        elif frame[name].dtype.kind not in "if" and frame[name].is_unique:
            columns[name] = {"kind": "label", "label": dataset.row_label}
        else:
            columns[name] = describe_column(frame[name], frame[dataset.target], num_levels)
    return columns


def describe_groups(names: pd.Series[Any]) -> Parameters:
    """Return how many groups have how many rows; what their rows share is a fixed part."""
    sizes, counts = np.unique(names.value_counts(), return_counts=True)
    return {
        "kind": "group",
        "share": GROUP_SHARE,
        "sizes": np.column_stack([sizes, counts]).tolist(),
    }


def describe_column(
    values: pd.Series[Any], target: pd.Series[Any], num_levels: int | None = None
) -> Parameters:
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
        column = describe_quantiles(known.to_numpy(np.float64), num_levels)
    if len(known) < len(values):
        column["missing"] = len(values) - len(known)
    return column


def describe_frequencies(known: pd.Series[Any], order: list[Any]) -> Parameters:
    """Return how often each value occurs."""
    counts = known.value_counts()
    values = [value if isinstance(value, str) else _plain(float(value)) for value in order]
    return {"kind": "frequencies", "values": values, "counts": [int(counts[v]) for v in order]}


def describe_quantiles(values: Array, num_levels: int | None = None) -> Parameters:
    """Return quantiles and both ends of each mass point.

    Without `num_levels` about one quantile per three rows, 25 at most, evenly spaced; with it
    that many, crowded in the tails and to three digits, which is shorter.
    """
    ordered = np.sort(values)
    positions = (np.arange(len(values)) + 0.5) / len(values)
    even = np.linspace(0, 1, min(25, len(values) // 3))
    levels = set(twins.tail_levels(num_levels) if num_levels else even)
    distinct, counts = np.unique(ordered, return_counts=True)
    mass_points = distinct[counts > MASS_SHARE * len(values)]
    for value in mass_points:
        first, last = np.flatnonzero(ordered == value)[[0, -1]]
        levels.update(((first + 0.5) / len(values), (last + 0.5) / len(values)))
    digits = 3 if num_levels else 4
    levels_array = np.array(sorted(round(float(level), digits) for level in levels))
    quantiles = np.interp(levels_array, positions, ordered)
    decimals = next(d for d in range(10) if np.mean(values == values.round(d)) > 0.95)
    if num_levels:
        quantiles[1:-1] = [float(f"{quantile:.3g}") for quantile in quantiles[1:-1]]
    short = num_levels and not len(mass_points)
    return {
        "kind": "quantiles",
        "decimals": decimals,
        "levels": num_levels if short else [_plain(level) for level in levels_array],
        "values": [_plain(round(float(q), decimals)) for q in quantiles],
    }


def fit_correlation(parameters: Parameters, frame: pd.DataFrame) -> None:
    """Set the correlation of the normal numbers so that the twin's own comes out like the real.

    Straight lines feel Pearson's correlation, and outliers move it: what is matched is a
    mixture of Pearson's and the ranks', the one that leaves the ranks' nearest to the real.
    """
    tried = []
    brief = _shorten(parameters, MATCHED_ROWS)
    for share in (0.3, 0.4, 0.5):
        correlation = _match_correlation(brief, frame, share=share)
        brief["correlation"] = correlation.tolist()
        worst = compare_columns(frame, twins.make_table(brief), brief)["rank"].max()
        tried.append((float(worst), share, correlation))
    best = min(tried, key=lambda result: result[:2])[2]
    parameters["correlation"] = [
        [_plain(entry) for entry in row[: place + 1]] for place, row in enumerate(best.tolist())
    ]


def _shorten(parameters: Parameters, num_rows: int) -> Parameters:
    """Return the parameters of a twin with no more rows than this: quicker to draw."""
    share = min(1.0, num_rows / parameters["num_rows"])
    columns = {
        name: {**column, "missing": round(column["missing"] * share)}
        if "missing" in column
        else column
        for name, column in parameters["columns"].items()
    }
    return {**parameters, "num_rows": round(parameters["num_rows"] * share), "columns": columns}


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
        tried = nearest_correlation(latent).round(4)
        missing = wanted - mixture(twins.make_table({**parameters, "correlation": tried}))
        best = min(best, (float(np.abs(missing).mean()), tried), key=lambda result: result[0])
        latent = np.clip(tried + 0.5 * missing, -0.999, 0.999)
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
    raised = (vectors * np.maximum(values, 0.002)) @ vectors.T
    size = np.sqrt(np.diag(raised))
    nearest: Array = raised / np.outer(size, size)
    return nearest


def describe_target(frame: pd.DataFrame, dataset: Dataset) -> Parameters:
    """Describe the target by its teacher, its noise and its distribution."""
    known = [name for name in dataset.inputs or frame.columns if name in frame.columns]
    inputs = [name for name in known if name not in (dataset.target, dataset.group)]
    column = fit_teacher(frame, dataset, inputs=inputs)
    if dataset.group:
        column |= {"group": dataset.group, "share": GROUP_SHARE}
    return column


def fit_teacher(frame: pd.DataFrame, dataset: Dataset, *, inputs: list[str]) -> Parameters:
    """Train a network with one hidden layer of tanh units to be the teacher of the target.

    Its noise is the error it makes on rows it was not trained on; for a target of two classes
    it is the logistic distribution, which makes a probability of the network's output.
    """
    # scikit-learn takes a second to import, and only this tool needs it.
    from sklearn.model_selection import KFold, cross_val_predict
    from sklearn.neural_network import MLPClassifier, MLPRegressor

    target = dataset.target
    known = frame[target]
    two_classes = known.nunique() == 2
    rows = frame.sample(min(len(frame), TEACHER_ROWS), random_state=0).sort_index()
    numbers = [name for name in inputs if frame[name].dtype.kind in "if"]
    words = [name for name in inputs if name not in numbers]
    column: Parameters = {"kind": "teacher", "inputs": numbers}
    if words:
        column["words"] = {name: sorted(frame[name].dropna().unique()) for name in words}
    x = twins.encode(column, {name: rows[name].to_numpy() for name in inputs})
    y = rows[target].to_numpy(np.float64)
    mean, scale = x.mean(axis=0), x.std(axis=0)
    mean[len(numbers) :], scale[len(numbers) :] = 0, 1  # columns of words are 0 and 1 already
    network = (MLPClassifier if two_classes else MLPRegressor)(
        hidden_layer_sizes=(dataset.teacher_units,),
        activation="tanh",
        alpha=dataset.teacher_decay,
        solver="lbfgs",
        max_iter=500,
        random_state=0,
    )
    scaled = (x - mean) / scale
    levels = np.linspace(0, 1, 41)
    if two_classes:
        noise = np.log(levels[1:-1] / (1 - levels[1:-1]))
        noise = np.array([-7.0, *noise, 7.0])
    else:
        folds = KFold(5, shuffle=True, random_state=0)
        errors = y - cross_val_predict(network, scaled, y, cv=folds)
        if np.array_equal(y, y.round()):
            # Putting scores onto whole grades adds the error of rounding (1/12) a second time.
            errors *= np.sqrt(1 - 1 / 12 / errors.var())
        noise = np.quantile(errors, levels) * dataset.teacher_noise
    network.fit(scaled, y)
    few = known.nunique() <= MAX_FREQUENCIES
    return {
        **column,
        "mean": _rounded(mean),
        "scale": _rounded(scale),
        "hidden_kernel": _rounded(network.coefs_[0]),
        "hidden_bias": _rounded(network.intercepts_[0]),
        "output_kernel": _rounded(network.coefs_[1][:, 0]),
        "noise": {"levels": _rounded(levels), "values": _rounded(noise)},
        "distribution": describe_frequencies(known, sorted(known.unique()))
        if few
        else describe_quantiles(known.to_numpy(np.float64)),
    }


def _rounded(values: Array) -> list[Any]:
    """Return `values` to four significant digits, as nested lists."""
    rounded: list[Any] = np.vectorize(lambda value: float(f"{value:.4g}"))(values).tolist()
    return rounded


def _plain(value: float) -> int | float:
    return int(value) if float(value).is_integer() else float(value)


def to_json(parameters: Parameters) -> str:
    """Return the parameters of a twin as text, one column a line."""
    rest = {key: value for key, value in parameters.items() if key not in ("columns", "segments")}
    head = _compact(rest)[:-1]
    text = f'{head},\n"columns": {_columns_to_json(parameters["columns"])}'
    if "segments" in parameters:
        segments = ",\n".join(to_json(segment).rstrip() for segment in parameters["segments"])
        text += f',\n"segments": [\n{segments}\n]'
    return text + "}\n"


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _columns_to_json(columns: Parameters) -> str:
    lines = [f"  {_compact(name)}:{_compact(column)}" for name, column in columns.items()]
    return "{\n" + ",\n".join(lines) + "\n}"
