"""Spotify Songs: how 32,833 songs on playlists sound, and how popular they are."""

from __future__ import annotations

import pandas as pd

from neuronbook.datasets.files.store import Found
from neuronbook.datasets.loading import load_table, read_csv
from neuronbook.datasets.records import (
    Column,
    Dataset,
    File,
    Form,
    Rules,
    course_copy_address,
    github_addresses,
    kaggle_address,
)
from neuronbook.datasets.twins import spotify as songs

_SHA256 = "9902920cfe4940f0914ebb6716801a42f7f19ac88fbd6693eaae7e2822b16845"
_SIZE = 7971379

SPOTIFY = Dataset(
    id="spotify",
    title={"en": "Spotify Songs", "zh": "Spotify 歌曲"},
    files=(
        File(
            forms=(
                # The first address is of the same bytes zipped, in a repository small enough
                # for jsDelivr.
                Form(
                    name="spotify_songs.csv",
                    sha256=_SHA256,
                    size=_SIZE,
                    addresses=(
                        *github_addresses(
                            "mustafaamahmoudm74/Spotify",
                            "30491628adf01f7cb47a33ae74ca328f716ba393",
                            "spotify_songs.zip",
                        ),
                        *github_addresses(
                            "rfordatascience/tidytuesday",
                            "2c423bacc57e4632ff8550557e0bc823eefa31ab",
                            "data/2020/2020-01-21/spotify_songs.csv",
                        ),
                    ),
                ),
                # The same bytes under the course's name.
                Form(
                    name="spotify.csv",
                    sha256=_SHA256,
                    size=_SIZE,
                    addresses=(kaggle_address("spotify.csv"), course_copy_address("spotify.csv")),
                ),
            )
        ),
    ),
    columns=(
        Column("track_id", "str", "", "identifier of the song", "歌曲编号"),
        Column("track_name", "str", "", "title of the song", "歌曲名"),
        Column("track_artist", "str", "", "artist", "艺人"),
        Column("track_popularity", "int64", "", "popularity, 0 to 100", "热度，0 到 100"),
        Column("track_album_id", "str", "", "identifier of the album", "专辑编号"),
        Column("track_album_name", "str", "", "title of the album", "专辑名"),
        Column(
            "track_album_release_date",
            "str",
            "",
            "release of the album: a day, a month or a year",
            "专辑发行时间：日、月或年",
        ),
        Column("playlist_name", "str", "", "title of the playlist", "歌单名"),
        Column("playlist_id", "str", "", "identifier of the playlist", "歌单编号"),
        Column("playlist_genre", "str", "", "genre of the playlist", "歌单流派"),
        Column("playlist_subgenre", "str", "", "subgenre of the playlist", "歌单子流派"),
        Column("danceability", "float64", "", "how danceable, 0 to 1", "适合跳舞的程度，0 到 1"),
        Column("energy", "float64", "", "intensity and activity, 0 to 1", "强度与活力，0 到 1"),
        Column(
            "key", "int64", "", "key: 0 is C, 1 is C sharp, up to 11", "调：0 为 C，1 为升 C，到 11"
        ),
        Column("loudness", "float64", "dB", "average loudness", "平均响度"),
        Column("mode", "int64", "", "1 major, 0 minor", "1 大调，0 小调"),
        Column("speechiness", "float64", "", "share of spoken words, 0 to 1", "说话成分，0 到 1"),
        Column(
            "acousticness", "float64", "", "confidence: acoustic, 0 to 1", "原声的可信度，0 到 1"
        ),
        Column(
            "instrumentalness",
            "float64",
            "",
            "confidence: no vocals, 0 to 1",
            "无人声的可信度，0 到 1",
        ),
        Column(
            "liveness",
            "float64",
            "",
            "confidence: live audience, 0 to 1",
            "现场录音的可信度，0 到 1",
        ),
        Column("valence", "float64", "", "musical positiveness, 0 to 1", "情绪的积极程度，0 到 1"),
        Column("tempo", "float64", "beat/min", "tempo", "速度"),
        Column("duration_ms", "int64", "ms", "duration", "时长"),
    ),
    num_rows=32833,
    target="track_popularity",
    licence="not stated (metadata of the Spotify Web API); the TidyTuesday repository: MIT",
    citation=(
        "K. Pavlik, from the Spotify Web API with the spotifyr package (C. Thompson, J. Parry, "
        "D. Phipps, T. Wolff); TidyTuesday 2020-01-21."
    ),
    homepage="https://github.com/rfordatascience/tidytuesday/tree/main/data/2020/2020-01-21",
    inputs=(
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
        "playlist_genre",
    ),
    teacher_units=16,
    segment="playlist_genre",
    group="track_artist",
    rules=Rules(reduce=songs.reduce, expand=songs.expand),
)


def load_spotify() -> pd.DataFrame:
    """Load Spotify Songs: 32,833 rows, 23 columns; `track_popularity` goes from 0 to 100.

    One row is one song on one playlist: 28,356 songs, some on several playlists.  Five songs
    have no name, artist and album (NaN).  `.attrs["source"]` is "mirror", "download" or
    "synthetic".

    Raises
    ------
    ChecksumError
        If the only copies to be had are not the published file.
    """
    return load_table(SPOTIFY, _read)


def _read(found: Found) -> pd.DataFrame:
    return read_csv(found, "spotify_songs.csv", dtype=SPOTIFY.dtypes)
