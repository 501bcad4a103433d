from __future__ import annotations

import dataclasses

import numpy as np
import pandas as pd
import pytest

from neuronbook.datasets.twins import copula as twins
from tools.twins import fitting


@pytest.fixture
def planted():
    """Return a table whose y is 3 x + 2 and noise, with many zeros and a missing value."""
    rng = np.random.default_rng(0)
    x = np.maximum(rng.normal(size=500), -0.5).round(2)
    y = (3 * x + 2 + rng.normal(size=500)).round(2)
    y[7] = np.nan
    word = np.where(x > 0, "much", "little")
    return pd.DataFrame({"x": x, "y": y, "word": word})


def fit(frame, make_dataset, **changes):
    return fitting.fit_twin(frame, dataclasses.replace(make_dataset(), **changes))


def test_planted_line_comes_back_from_the_twin(planted, make_dataset):
    twin = twins.make_table(fit(planted, make_dataset)).dropna()
    slope, intercept = np.polyfit(twin["x"], twin["y"], 1)
    assert slope == pytest.approx(3, abs=0.2)
    assert intercept == pytest.approx(2, abs=0.2)


def test_mass_point_keeps_its_share(planted, make_dataset):
    twin = twins.make_table(fit(planted, make_dataset))
    share = (planted["x"] == -0.5).mean()
    assert share > 0.2
    assert (twin["x"] == -0.5).mean() == pytest.approx(share, abs=0.01)


def test_missing_values_are_as_many(planted, make_dataset):
    twin = twins.make_table(fit(planted, make_dataset))
    assert twin.isna().sum().to_dict() == {"x": 0, "y": 1, "word": 0}


def test_words_keep_their_frequencies_and_their_company(planted, make_dataset):
    twin = twins.make_table(fit(planted, make_dataset))
    assert twin["word"].value_counts().to_dict() == planted["word"].value_counts().to_dict()
    means = twin.groupby("word")["x"].mean()
    assert means["much"] > means["little"] + 0.5


def test_names_are_invented(planted, make_dataset):
    named = planted.assign(name=[f"secret {row}" for row in range(500)])
    twin = twins.make_table(fit(named, make_dataset, row_label="Row {:03d}"))
    assert list(twin["name"][:2]) == ["Row 001", "Row 002"]


def test_teacher_bends_where_correlation_cannot(make_dataset):
    rng = np.random.default_rng(0)
    x = rng.normal(size=400).round(2)
    hill = pd.DataFrame({"x": x, "y": np.round(np.abs(x)).astype(int)})
    twin = twins.make_table(fit(hill, make_dataset, teacher_units=8))
    assert twin["y"].corr(twin["x"].abs()) > 0.6


def test_each_segment_keeps_its_own_correlation(make_dataset):
    rng = np.random.default_rng(0)
    x, noise = rng.normal(size=(2, 600)).round(2)
    word = np.repeat(["falls", "rises"], 300)
    y = (np.where(word == "rises", x, -x) + 0.1 * noise).round(2)
    crossed = pd.DataFrame({"x": x, "y": y, "word": word})
    twin = twins.make_table(fit(crossed, make_dataset, segment="word"))
    assert twin["word"].value_counts().to_dict() == {"falls": 300, "rises": 300}
    for word, sign in (("rises", 1), ("falls", -1)):
        part = twin[twin["word"] == word]
        assert sign * part["x"].corr(part["y"]) > 0.9


def test_teacher_tells_two_classes_by_words(make_dataset):
    rng = np.random.default_rng(0)
    word = rng.choice(["often", "seldom"], size=2000)
    y = (rng.random(2000) < np.where(word == "often", 0.8, 0.2)).astype(int)
    table = pd.DataFrame({"word": word, "y": y})
    twin = twins.make_table(fit(table, make_dataset, teacher_units=2))
    shares = twin.groupby("word")["y"].mean()
    assert shares["often"] == pytest.approx(0.8, abs=0.05)
    assert shares["seldom"] == pytest.approx(0.2, abs=0.05)
