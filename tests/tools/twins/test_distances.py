from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from neuronbook import datasets
from tools.twins.distances import kolmogorov_smirnov, total_variation

IDS = [
    "cereals", "red_wine", "concrete", "fuel_economy", "spotify", "ionosphere", "hotel_bookings"
]  # fmt: skip


@pytest.fixture(autouse=True)
def offline(monkeypatch):
    monkeypatch.setenv("NEURONBOOK_OFFLINE", "1")


def test_distances_by_hand():
    a, b = pd.Series([1, 2, 3, 4]), pd.Series([1, 2, 3, 9])
    assert kolmogorov_smirnov(a, b) == 0.25
    assert total_variation(pd.Series(list("aabb")), pd.Series(list("aaab"))) == 0.25


@pytest.mark.parametrize("dataset_id", IDS)
def test_twin_is_like_the_real_table(dataset_id, real_data, monkeypatch):
    load = getattr(datasets, datasets.DATASETS[dataset_id].loader)
    real = load()
    monkeypatch.delenv("NEURONBOOK_DATA")
    twin = load()
    assert twin.attrs["source"] == "synthetic"
    assert twin.dtypes.to_dict() == real.dtypes.to_dict()
    assert twin.isna().sum().to_dict() == real.isna().sum().to_dict()
    numbers = real.select_dtypes("number").columns
    distances = [kolmogorov_smirnov(real[n].dropna(), twin[n].dropna()) for n in numbers]
    assert np.median(distances) <= 0.05
    for name in set(real.columns).difference(numbers):
        if real[name].nunique() <= min(200, len(real) / 2):
            assert total_variation(real[name], twin[name]) <= 0.05, name
    varied = [name for name in numbers if real[name].nunique() > 1]
    apart = (real[varied].corr("spearman") - twin[varied].corr("spearman")).abs()
    assert apart.max().max() <= 0.15
    assert (twin[numbers].min() >= real[numbers].min()).all()
    assert (twin[numbers].max() <= real[numbers].max()).all()


@pytest.mark.parametrize("dataset_id", IDS)
def test_twin_holds_no_real_row(dataset_id, real_data, monkeypatch):
    load = getattr(datasets, datasets.DATASETS[dataset_id].loader)
    real = load()
    monkeypatch.delenv("NEURONBOOK_DATA")
    tables = [table.select_dtypes("number").drop_duplicates() for table in (load(), real)]
    both = pd.concat(tables)
    assert not both.duplicated().any()
