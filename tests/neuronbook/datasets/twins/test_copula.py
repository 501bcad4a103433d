from __future__ import annotations

import dataclasses

import numpy as np
import pandas as pd
import pytest

from neuronbook import datasets
from neuronbook.datasets import fitting
from neuronbook.datasets.distances import kolmogorov_smirnov, total_variation
from neuronbook.datasets.twins import copula as twins

IDS = [
    "cereals", "red_wine", "concrete", "fuel_economy", "spotify", "ionosphere", "hotel_bookings"
]  # fmt: skip


@pytest.fixture(autouse=True)
def offline(monkeypatch):
    monkeypatch.setenv("NEURONBOOK_OFFLINE", "1")


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


def test_drawn_normals_have_exactly_the_correlation_asked_for():
    wanted = np.array([[1.0, 0.6], [0.6, 1.0]])
    drawn = twins.draw_normals(np.random.default_rng(0), 20, wanted)
    assert np.corrcoef(drawn.T) == pytest.approx(wanted)


def test_ranks_of_three_numbers():
    assert twins.ranks(np.array([30.0, 10.0, 20.0])) == pytest.approx([5 / 6, 1 / 6, 3 / 6])


def test_two_levels_of_one_value_are_a_mass_point():
    column = {"kind": "quantiles", "decimals": 1, "levels": [0, 0.5, 1], "values": [0, 0, 4]}
    positions = np.array([0.1, 0.5, 0.75, 1.0])
    assert twins.apply_distribution(column, positions).tolist() == [0, 0, 2, 4]


def test_distances_by_hand():
    a, b = pd.Series([1, 2, 3, 4]), pd.Series([1, 2, 3, 9])
    assert kolmogorov_smirnov(a, b) == 0.25
    assert total_variation(pd.Series(list("aabb")), pd.Series(list("aaab"))) == 0.25


@pytest.mark.parametrize("dataset_id", IDS)
def test_twin_is_the_same_every_time_and_says_what_it_is(dataset_id):
    dataset = datasets.DATASETS[dataset_id]
    load = getattr(datasets, dataset.loader)
    frame = load()
    pd.testing.assert_frame_equal(frame, load())
    assert frame.attrs == {
        "dataset": dataset_id,
        "title": dict(dataset.title),
        "source": "synthetic",
    }
    assert len(frame) == dataset.num_rows


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


@pytest.mark.parametrize("dataset_id", IDS)
def test_parameters_of_a_twin_are_small(dataset_id):
    assert len(twins.to_json(twins.read_parameters(dataset_id)).encode()) < 24_000


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


def test_rows_of_one_group_are_alike():
    groups = np.repeat(np.arange(200), 5)
    drawn = twins.draw_normals(np.random.default_rng(0), 1000, np.eye(1), groups=groups, share=0.6)[
        :, 0
    ]
    means = pd.Series(drawn).groupby(groups).mean()
    assert means.var() == pytest.approx(0.6 + 0.4 / 5, rel=0.2)


def test_lower_triangle_is_the_whole_matrix():
    assert twins.symmetric([[1.0], [0.5, 1.0]]).tolist() == [[1.0, 0.5], [0.5, 1.0]]


def test_teacher_tells_two_classes_by_words(make_dataset):
    rng = np.random.default_rng(0)
    word = rng.choice(["often", "seldom"], size=2000)
    y = (rng.random(2000) < np.where(word == "often", 0.8, 0.2)).astype(int)
    table = pd.DataFrame({"word": word, "y": y})
    twin = twins.make_table(fit(table, make_dataset, teacher_units=2))
    shares = twin.groupby("word")["y"].mean()
    assert shares["often"] == pytest.approx(0.8, abs=0.05)
    assert shares["seldom"] == pytest.approx(0.2, abs=0.05)


def test_dates_and_outcomes_of_made_up_bookings_agree():
    table = datasets.load_hotel_bookings()
    parts = table[["arrival_date_year", "arrival_date_month", "arrival_date_day_of_month"]]
    text = parts.astype(str).agg("".join, axis=1)
    arrival = pd.to_datetime(text, format="%Y%B%d")
    assert arrival.between("2015-07-01", "2017-08-31").all()
    ended = pd.to_datetime(table["reservation_status_date"])
    came = table["reservation_status"] == "Check-Out"
    assert (came == (table["is_canceled"] == 0)).all()
    nights = table["stays_in_weekend_nights"] + table["stays_in_week_nights"]
    assert ((ended - arrival).dt.days[came] == nights[came]).all()
    assert (ended[~came] <= arrival[~came]).all()


def test_made_up_songs_have_artists_albums_and_playlists():
    table = datasets.load_spotify()
    songs = table.groupby("track_id")
    assert len(songs) == 28_356
    assert (songs[["tempo", "track_popularity"]].nunique() == 1).all(axis=None)
    assert (table.groupby("track_album_id")["track_album_release_date"].nunique() == 1).all()
    assert (table.groupby("playlist_id")["playlist_subgenre"].nunique() == 1).all()
    single = table.drop_duplicates("track_id").dropna()
    ranked = single["danceability"].rank()
    within = ranked - ranked.groupby(single["track_artist"]).transform("mean")
    alike = single["track_artist"].duplicated(keep=False)
    assert within[alike].var() < 0.8 * ranked[alike].var()


def test_sugars_and_calories_give_the_same_line_on_twin_and_real(real_data, monkeypatch):
    lines = []
    for _ in range(2):
        known = datasets.load_cereals().dropna(subset=["sugars"])
        lines.append(np.polyfit(known["sugars"], known["calories"], 1))
        monkeypatch.delenv("NEURONBOOK_DATA", raising=False)
    assert lines[0] == pytest.approx([2.536, 89.158], abs=0.001)
    assert lines[1] == pytest.approx(lines[0], rel=0.05)
