"""Set each twin beside the real table: distributions, correlations, and what models make of them.

A tool for those who look after the book; `python -m neuronbook.datasets report` prints it.
"""

from __future__ import annotations

import dataclasses
import warnings
from typing import Any

import numpy as np
import pandas as pd

from neuronbook.datasets import fitting, splits
from neuronbook.datasets.records import Dataset

MAX_SCORED_ROWS = 8_000  # of a large table, so that a report takes minutes, not hours
MAX_WORDS = 200  # a column with more different words holds names, not categories
BOUNDS = {"ks": 0.05, "words": 0.05, "rank": 0.15}
MODELS = ("linear", "trees", "network")


@dataclasses.dataclass(frozen=True)
class Comparison:
    """How far a twin is from the real table, and the scores of three models on both.

    `ks` has one Kolmogorov-Smirnov distance a numeric column, `words` one total variation a
    column of words, `rank` is the largest difference of two rank correlations, in columns
    `rank_of`.  A score is R² for a number, accuracy for a class.
    """

    dataset: Dataset
    ks: pd.Series[float]
    words: pd.Series[float]
    rank: float
    rank_of: tuple[str, str]
    scores: pd.DataFrame

    def missed(self) -> list[str]:
        """Return what is outside the bounds, in words; nothing if all is well."""
        real, twin = (self.scores.loc[name] for name in ("real", "twin"))
        lesson = real["network"] - real["linear"] > 0.03 and twin["network"] <= twin["linear"]
        found = {
            f"median KS {self.ks.median():.3f} > {BOUNDS['ks']}": self.ks.median() > BOUNDS["ks"],
            f"rank correlation of {' and '.join(self.rank_of)} is {self.rank:.3f} off, "
            f"> {BOUNDS['rank']}": self.rank > BOUNDS["rank"],
            "the network beats the linear model on the real table only": lesson,
        }
        far = self.words[self.words > BOUNDS["words"]]
        words = [f"total variation of {n} {v:.3f} > {BOUNDS['words']}" for n, v in far.items()]
        return [text for text, is_so in found.items() if is_so] + words

    def __str__(self) -> str:
        """Return the comparison as a few lines of text."""
        lines = [
            f"{self.dataset.id}: {len(self.ks)} numeric columns, {len(self.words)} of words",
            f"  KS              median {self.ks.median():.3f}, largest {self.ks.max():.3f} "
            f"({self.ks.idxmax()})",
        ]
        if len(self.words):
            lines.append(
                f"  total variation largest {self.words.max():.3f} ({self.words.idxmax()})"
            )
        lines.append(f"  rank correlation differs by up to {self.rank:.3f} {self.rank_of}")
        for source, scores in self.scores.iterrows():
            told = ", ".join(f"{name} {scores[name]:.3f}" for name in MODELS)
            lines.append(f"  {source}: {told}")
        lines.append("  " + ("; ".join(f"MISSED: {text}" for text in self.missed()) or "all met"))
        return "\n".join(lines)


def compare(dataset: Dataset, real: pd.DataFrame, twin: pd.DataFrame) -> Comparison:
    """Compare a twin with the real table."""
    numbers = [column.name for column in dataset.columns if column.dtype != "str"]
    words = [c.name for c in dataset.columns if c.dtype == "str"]
    words = [name for name in words if 1 < real[name].nunique() <= min(MAX_WORDS, len(real) / 2)]
    distances = {n: fitting.kolmogorov_smirnov(real[n].dropna(), twin[n].dropna()) for n in numbers}
    varied = [name for name in numbers if real[name].nunique() > 1]
    ranks = [table[varied].corr("spearman").to_numpy() for table in (real, twin)]
    apart = np.nan_to_num(np.abs(ranks[0] - ranks[1]), nan=1.0)
    row, column = np.unravel_index(apart.argmax(), apart.shape)
    return Comparison(
        dataset,
        ks=pd.Series(distances, dtype=float),
        words=pd.Series({n: fitting.total_variation(real[n], twin[n]) for n in words}, dtype=float),
        rank=float(apart.max()),
        rank_of=(varied[int(row)], varied[int(column)]),
        scores=pd.DataFrame({"real": score(dataset, real), "twin": score(dataset, twin)}).T,
    )


def score(dataset: Dataset, frame: pd.DataFrame) -> dict[str, float]:
    """Return the mean score of each model over five folds, at most 8,000 rows in all.

    If rows come in groups no group is in two folds.
    """
    from sklearn.model_selection import GroupKFold, KFold

    rows = frame.sample(min(len(frame), MAX_SCORED_ROWS), random_state=0)
    rows = rows.dropna(subset=[dataset.group]) if dataset.group else rows
    names = [n for n in dataset.inputs or rows.columns if n != dataset.target]
    names = [n for n in names if rows[n].dtype.kind in "if" or not rows[n].is_unique]
    is_class = rows[dataset.target].dtype.kind not in "if" or rows[dataset.target].nunique() == 2
    y = rows[dataset.target].to_numpy()
    y = pd.factorize(y, sort=True)[0] if is_class else (y - y.mean()) / y.std()
    groups = rows[dataset.group] if dataset.group else None
    folds = GroupKFold(5) if dataset.group else KFold(5, shuffle=True, random_state=0)
    scores: dict[str, list[float]] = {name: [] for name in MODELS}
    for train, valid in folds.split(rows, y, groups):
        x_train, x_valid = splits.encode(rows.iloc[train][names], rows.iloc[valid][names])
        for name, model in _models(is_class).items():
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # training is stopped early, on purpose
                model.fit(x_train.to_numpy(), y[train])
            scores[name].append(model.score(x_valid.to_numpy(), y[valid]))
    return {name: float(np.mean(values)) for name, values in scores.items()}


def _models(is_class: bool) -> dict[str, Any]:
    """Return a linear model, boosted trees, and a small network in place of the lesson's."""
    from sklearn.ensemble import HistGradientBoostingClassifier, HistGradientBoostingRegressor
    from sklearn.linear_model import LogisticRegression, Ridge
    from sklearn.neural_network import MLPClassifier, MLPRegressor

    network = {
        "hidden_layer_sizes": (64, 64),
        "early_stopping": True,
        "n_iter_no_change": 20,
        "max_iter": 300,
        "random_state": 0,
    }
    if is_class:
        return {
            "linear": LogisticRegression(max_iter=1000),
            "trees": HistGradientBoostingClassifier(random_state=0),
            "network": MLPClassifier(**network),
        }
    return {
        "linear": Ridge(),
        "trees": HistGradientBoostingRegressor(random_state=0),
        "network": MLPRegressor(**network),
    }
