"""What ties the columns of the Spotify songs together: songs, albums, artists and playlists.

The twin's copula draws one row at a time.  Here some rows become repeats of a song on another
playlist, songs of an artist come out on albums, and everything that has a name gets one.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

_FIRST_DAY = pd.Timestamp("1950-01-01")
_DRAWN = [
    "track_artist",
    "playlist_genre",
    "playlist_subgenre",
    "danceability",
    "energy",
    "key",
    "loudness",
    "mode",
    "speechiness",
    "acousticness",
    "instrumentalness",
    "liveness",
    "valence",
    "tempo",
    "duration_ms",
    "track_popularity",
]
_PLAYLIST = ["playlist_genre", "playlist_subgenre", "playlist_id", "playlist_name"]
# Measured in the real table.
_NUM_REPEATS = 32_833 - 28_356
_NUM_NAMELESS = 5
_NEW_ALBUM_SHARE = 0.68
_YEAR_ONLY_SHARE, _MONTH_ONLY_SHARE = 0.0565, 0.001
_PLAYLIST_SIZE = 70


def reduce(frame: pd.DataFrame) -> pd.DataFrame:
    """Keep what sounds, who made it and where it is listed; the release becomes a day."""
    released = pd.to_datetime(frame["track_album_release_date"], format="ISO8601")
    known = frame[_DRAWN].assign(released=(released - _FIRST_DAY).dt.days)
    known["track_artist"] = known["track_artist"].fillna("unknown")
    return known


def expand(drawn: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """Return the whole table, playlist after playlist."""
    table = drawn.reset_index(drop=True)
    table["song"] = np.arange(1, len(table) + 1)
    table = _make_albums(table, rng)
    table = _repeat_songs(table, rng)
    _make_playlists(table)
    table["track_id"] = table["song"].map("song-{:05d}".format)
    table["track_name"] = table["song"].map("Song {}".format)
    table["track_artist"] = (table["track_artist"] + 1).map("Artist {}".format)
    table["track_album_id"] = table["album"].map("album-{:05d}".format)
    table["track_album_name"] = table["album"].map("Album {}".format)
    nameless = rng.choice(len(table), size=_NUM_NAMELESS, replace=False)
    table.loc[nameless, ["track_name", "track_artist", "track_album_name"]] = np.nan
    ordered = table.sort_values(["playlist_genre", "playlist_subgenre", "playlist_id"])
    return ordered.reset_index(drop=True)


def _make_albums(songs: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """Put songs of an artist on albums; an album has one date, some known by its year only."""
    table = songs.sort_values("track_artist", kind="stable", ignore_index=True)
    another_artist = table["track_artist"].diff() != 0
    table["album"] = (another_artist | (rng.random(len(table)) < _NEW_ALBUM_SHARE)).cumsum()
    days = table.groupby("album")["released"].transform("first")
    dates = _FIRST_DAY + pd.to_timedelta(days, unit="D")
    position = rng.random(table["album"].max())[table["album"] - 1]
    year_only = position < _YEAR_ONLY_SHARE
    month_only = position > 1 - _MONTH_ONLY_SHARE
    table["track_album_release_date"] = np.select(
        [year_only, month_only],
        [dates.dt.strftime("%Y"), dates.dt.strftime("%Y-%m")],
        dates.dt.strftime("%Y-%m-%d"),
    )
    return table


def _repeat_songs(table: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """Turn some rows into songs of the same genre again, each on the row's own playlist."""
    rows = rng.permutation(len(table))
    source: npt.NDArray[np.intp] = np.arange(len(table))
    repeats, originals = rows[:_NUM_REPEATS], rows[_NUM_REPEATS:]
    genres = table["playlist_genre"].to_numpy()
    for genre in np.unique(genres):
        of_genre = repeats[genres[repeats] == genre]
        source[of_genre] = rng.choice(originals[genres[originals] == genre], size=len(of_genre))
    repeated = table.iloc[source].reset_index(drop=True)
    for name in ("playlist_genre", "playlist_subgenre"):
        repeated[name] = table[name].to_numpy()
    return repeated


def _make_playlists(table: pd.DataFrame) -> None:
    """Fill the playlists of each subgenre one after the other."""
    subgenre = table.groupby(["playlist_genre", "playlist_subgenre"]).ngroup()
    place = table.groupby(subgenre).cumcount() // _PLAYLIST_SIZE
    number = pd.Series(subgenre * 1000 + place).rank(method="dense").astype(int)
    table["playlist_id"] = number.map("playlist-{:03d}".format)
    table["playlist_name"] = number.map("Playlist {}".format)
