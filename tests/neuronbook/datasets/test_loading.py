from __future__ import annotations

import io
import os
import pathlib
import time

import pandas as pd
import pytest

from neuronbook.datasets import ChecksumError, loading
from neuronbook.datasets.files import folders


@pytest.fixture(autouse=True)
def settled(monkeypatch):
    """Take files that were written just now for old ones."""
    monkeypatch.setattr(folders, "SETTLED_SECONDS", -60.0)
    monkeypatch.setenv("NEURONBOOK_OFFLINE", "1")


@pytest.fixture
def table(mirror, make_dataset, content):
    """Return a function that loads the file now in the mirror folder, and counts its parsing."""
    (mirror / "numbers.csv").write_bytes(content)
    dataset = make_dataset()

    def load() -> pd.DataFrame:
        return loading.load_table(dataset, read)

    def read(found):
        load.parsed += 1
        return pd.read_csv(io.BytesIO(found.contents["numbers.csv"]))

    load.parsed = 0
    return load


def test_second_load_reads_nothing_and_the_third_parses_nothing(table, monkeypatch):
    first = table()

    def read_bytes(path):
        raise AssertionError(f"{path} was read again")

    monkeypatch.setattr(pathlib.Path, "read_bytes", read_bytes)
    pd.testing.assert_frame_equal(table(), first)
    assert table.parsed == 2
    pd.testing.assert_frame_equal(table(), first)
    assert table().attrs == first.attrs
    assert table.parsed == 2


def test_forgotten_table_is_read_again(table):
    table()
    loading.forget_tables()
    table()
    assert table.parsed == 2


@pytest.mark.parametrize("number", [0, 1])
def test_what_a_caller_does_to_a_table_is_not_seen_by_the_next(table, number):
    frames = [table(), table()]
    mine, other = frames[number], frames[1 - number]
    before = other.copy()
    mine.loc[0, "y"] = -1.0
    mine["z"] = 0
    mine.columns.name, mine.index.name = "column", "row"
    mine.attrs["source"] = "mine"
    mine.attrs["title"]["en"] = "Mine"
    for frame in (other, table()):
        pd.testing.assert_frame_equal(frame, before)
        assert frame.columns.name is frame.index.name is None
        assert frame.attrs["source"] == "mirror"
        assert frame.attrs["title"] == {"en": "Numbers", "zh": "数"}


def test_file_spoiled_after_it_was_loaded_raises_even_with_its_old_size_and_time(
    table, mirror, content
):
    table()
    path = mirror / "numbers.csv"
    told = path.stat()
    time.sleep(0.05)  # longer than a tick of the file system's clock
    path.write_bytes(content.replace(b"4.5", b"4.6"))
    os.utime(path, ns=(told.st_atime_ns, told.st_mtime_ns))
    with pytest.raises(ChecksumError, match=r"numbers\.csv must have sha256="):
        table()
    path.write_bytes(content)
    assert table().attrs["source"] == "mirror"


def test_file_replaced_by_another_with_its_old_times_raises(table, mirror, content):
    table()
    path, other = mirror / "numbers.csv", mirror / "other"
    other.write_bytes(content.replace(b"4.5", b"4.6"))
    told = path.stat()
    os.utime(other, ns=(told.st_atime_ns, told.st_mtime_ns))
    other.replace(path)
    with pytest.raises(ChecksumError):
        table()


def test_young_file_is_read_again_because_its_stamp_might_not_tell(table, monkeypatch):
    monkeypatch.setattr(folders, "SETTLED_SECONDS", 60.0)
    table()
    table()
    assert table.parsed == 2


def test_other_folder_is_looked_into(table, tmp_path, monkeypatch):
    table()
    other = tmp_path / "other"
    other.mkdir()
    (other / "numbers.csv").write_bytes(b"spoiled")
    monkeypatch.setenv("NEURONBOOK_DATA", str(other))
    with pytest.raises(ChecksumError):
        table()


def test_misspelt_setting_is_told_of_although_the_table_is_here(table, monkeypatch):
    table()
    monkeypatch.setenv("NEURONBOOK_OFFLINE", "yes")
    with pytest.raises(ValueError, match="NEURONBOOK_OFFLINE must be"):
        table()
