"""Set each twin beside the real table: distributions, correlations, what models make of them."""

from __future__ import annotations

import dataclasses

import numpy as np
import pandas as pd

from neuronbook.datasets.records import Dataset
from tools.twins.distances import kolmogorov_smirnov, total_variation
from tools.twins.scoring import MODELS, describe_network, score

MAX_WORDS = 200  # a column with more different words holds names, not categories
BOUNDS = {"ks": 0.05, "words": 0.05, "rank": 0.15}


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
            f"the network beats the linear model by {real['network'] - real['linear']:.3f} on the "
            "real table, but not on the twin": lesson,
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
            lines.append(f"  {source}: {told} ({describe_network(self.dataset.id)})")
        return "\n".join(lines)


def compare(dataset: Dataset, real: pd.DataFrame, twin: pd.DataFrame) -> Comparison:
    """Compare a twin with the real table."""
    numbers = [column.name for column in dataset.columns if column.dtype != "str"]
    words = [c.name for c in dataset.columns if c.dtype == "str"]
    words = [name for name in words if 1 < real[name].nunique() <= min(MAX_WORDS, len(real) / 2)]
    distances = {n: kolmogorov_smirnov(real[n].dropna(), twin[n].dropna()) for n in numbers}
    varied = [name for name in numbers if real[name].nunique() > 1]
    ranks = [table[varied].corr("spearman").to_numpy() for table in (real, twin)]
    apart = np.nan_to_num(np.abs(ranks[0] - ranks[1]), nan=1.0)
    row, column = np.unravel_index(apart.argmax(), apart.shape)
    return Comparison(
        dataset,
        ks=pd.Series(distances, dtype=float),
        words=pd.Series({n: total_variation(real[n], twin[n]) for n in words}, dtype=float),
        rank=float(apart.max()),
        rank_of=(varied[int(row)], varied[int(column)]),
        scores=pd.DataFrame({"real": score(dataset, real), "twin": score(dataset, twin)}).T,
    )
