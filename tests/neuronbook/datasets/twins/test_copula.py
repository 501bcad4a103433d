from __future__ import annotations

from importlib import resources

import numpy as np
import pandas as pd
import pytest

from neuronbook import datasets
from neuronbook.datasets.twins import copula as twins

IDS = [
    "cereals", "red_wine", "concrete", "fuel_economy", "spotify", "ionosphere", "hotel_bookings"
]  # fmt: skip


@pytest.fixture(autouse=True)
def offline(monkeypatch):
    monkeypatch.setenv("NEURONBOOK_OFFLINE", "1")


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


@pytest.mark.parametrize("dataset_id", IDS)
def test_twin_is_the_same_every_time_and_says_what_it_is(dataset_id):
    dataset = datasets.DATASETS[dataset_id]
    load = getattr(datasets, dataset.loader)
    frame = load()
    if dataset.num_rows < 5000:  # the others take a second or two to draw
        again = twins._make_whole_table.__wrapped__(dataset)
        pd.testing.assert_frame_equal(frame.reset_index(drop=True), again, check_dtype=False)
    assert frame.attrs == {
        "dataset": dataset_id,
        "title": dict(dataset.title),
        "source": "synthetic",
    }
    assert len(frame) == dataset.num_rows


@pytest.mark.parametrize("dataset_id", IDS)
def test_parameters_of_a_twin_are_small(dataset_id):
    folder = resources.files("neuronbook.datasets.twins") / "parameters"
    assert len((folder / f"{dataset_id}.json").read_bytes()) < 24_000


def test_rows_of_one_group_are_alike():
    groups = np.repeat(np.arange(200), 5)
    drawn = twins.draw_normals(np.random.default_rng(0), 1000, np.eye(1), groups=groups, share=0.6)[
        :, 0
    ]
    means = pd.Series(drawn).groupby(groups).mean()
    assert means.var() == pytest.approx(0.6 + 0.4 / 5, rel=0.2)


def test_no_group_is_in_two_segments():
    artist = {"kind": "group", "sizes": [[2, 2]], "share": 0.5}  # two artists of two songs
    tempo = {"kind": "quantiles", "levels": [0, 1], "values": [0, 1], "decimals": 3}
    columns = {"artist": artist, "tempo": tempo}
    segment = {"num_rows": 4, "columns": columns, "correlation": [[1.0]]}
    table = twins.make_table({"seed": 0, "columns": columns, "segments": [segment] * 3})
    assert table["artist"].value_counts().to_dict() == dict.fromkeys(range(6), 2)


def test_lower_triangle_is_the_whole_matrix():
    assert twins.symmetric([[1.0], [0.5, 1.0]]).tolist() == [[1.0, 0.5], [0.5, 1.0]]


def test_dates_and_outcomes_of_made_up_bookings_agree():
    table = datasets.load_hotel_bookings()
    names = ["arrival_date_year", "arrival_date_month", "arrival_date_day_of_month"]
    year, month, day = (table[name].astype(str) for name in names)
    arrival = pd.to_datetime(year + month + day, format="%Y%B%d")
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
    drawn = twins.make_table(twins.read_parameters("spotify"))  # a repeat stays on its playlist
    for name in ("playlist_genre", "playlist_subgenre"):
        assert table[name].value_counts().to_dict() == drawn[name].value_counts().to_dict()
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
