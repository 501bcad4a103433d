"""How far a twin is from the real table, column by column."""

from __future__ import annotations

from typing import Any

import pandas as pd

from neuronbook.datasets.twins.copula import Parameters


def compare_columns(real: pd.DataFrame, twin: pd.DataFrame, parameters: Parameters) -> pd.DataFrame:
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
    from scipy.stats import ks_2samp  # takes half a second to import

    return float(ks_2samp(a, b, method="asymp").statistic)


def total_variation(a: pd.Series[Any], b: pd.Series[Any]) -> float:
    """Return half the sum of the differences between the shares of each value."""
    shares = a.value_counts(normalize=True).sub(b.value_counts(normalize=True), fill_value=0)
    return float(shares.abs().sum() / 2)
