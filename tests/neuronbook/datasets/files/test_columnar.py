from __future__ import annotations

import io
import subprocess
import sys

import numpy as np
import pandas as pd
import pytest

from neuronbook.datasets import ChecksumError, load_hotel_bookings, loading
from neuronbook.datasets.files import columnar, folders

CONTENT = (
    b"id,word,x,small,large,whole,missing\n"
    b'1,"a, ""b""\nc",0.1,-128,9007199254740993,200,\n'
    b"2,\xe8\x91\xa1\xe8\x90\x84\xe9\x85\x92,-1e300,127,-1,0,7\n"
    b"3,,,0,0,255,\n"
)


def parse() -> pd.DataFrame:
    return pd.read_csv(io.BytesIO(CONTENT))


@pytest.fixture
def large(mirror, make_dataset, monkeypatch):
    """Return a function that loads the file now in the mirror folder as if it were large."""
    monkeypatch.setattr(loading, "SMALL_BYTES", 0)
    monkeypatch.setenv("NEURONBOOK_OFFLINE", "1")

    def load(**options) -> pd.DataFrame:
        loading.forget_tables()

        def read(found):
            return loading.read_csv(found, "numbers.csv", **options)

        return loading.load_table(make_dataset(), read)

    return load


@pytest.fixture
def never_parsed(monkeypatch):
    """Return a context in which nothing may be parsed."""

    def refuse(*_, **__):
        raise AssertionError("parsed again")

    return lambda: monkeypatch.setattr(pd, "read_csv", refuse)


def copies(cache):
    return sorted(cache.glob("*.columns"))


def test_unpacked_table_is_what_was_packed():
    pd.testing.assert_frame_equal(columnar.unpack(columnar.pack(parse())), parse())


def test_table_without_rows_comes_back():
    empty = parse().iloc[:0]
    pd.testing.assert_frame_equal(columnar.unpack(columnar.pack(empty)), empty)


def test_nothing_but_arrays_of_numbers_is_read():
    with np.load(io.BytesIO(columnar.pack(parse())), allow_pickle=False) as arrays:
        assert {arrays[name].dtype.kind for name in arrays} <= set("iuf")


def test_copy_is_loaded_instead_of_parsing_again(large, mirror, cache, content, never_parsed):
    (mirror / "numbers.csv").write_bytes(content)
    first = large()
    assert len(copies(cache)) == 1
    never_parsed()
    again = large()
    pd.testing.assert_frame_equal(again, first)
    assert again.attrs == first.attrs
    again.loc[0, "y"] = -1.0  # a table of the caller's own, not a view of the file
    pd.testing.assert_frame_equal(large(), first)


def test_spoiled_file_raises_although_there_is_a_good_copy(large, mirror, content):
    (mirror / "numbers.csv").write_bytes(content)
    large()
    (mirror / "numbers.csv").write_bytes(content.replace(b"4.5", b"4.6"))
    with pytest.raises(ChecksumError):
        large()


def test_another_way_of_parsing_has_a_copy_of_its_own(large, mirror, cache, content):
    (mirror / "numbers.csv").write_bytes(content)
    assert large()["y"].isna().sum() == 0
    assert large(na_values=["2.5"])["y"].isna().sum() == 1
    assert len(copies(cache)) == 2


@pytest.mark.parametrize("kept", [0, 10, 32, 33, 500])
def test_copy_cut_short_is_made_again(large, mirror, cache, content, kept):
    (mirror / "numbers.csv").write_bytes(content)
    first = large()
    [copy] = copies(cache)
    whole = copy.read_bytes()
    copy.write_bytes(whole[:kept])
    pd.testing.assert_frame_equal(large(), first)
    assert copy.read_bytes() == whole


def test_copy_with_any_byte_flipped_is_made_again(large, mirror, cache, content):
    (mirror / "numbers.csv").write_bytes(content)
    first = large()
    [copy] = copies(cache)
    whole = copy.read_bytes()
    for place in range(0, len(whole), 7):
        copy.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        pd.testing.assert_frame_equal(large(), first)
        assert copy.read_bytes() == whole


def test_cache_that_cannot_be_written_costs_only_the_copy(large, mirror, cache, content):
    (mirror / "numbers.csv").write_bytes(content)
    cache.write_bytes(b"a file where the folder should be")
    assert len(large()) == len(large()) == 3


def test_full_disk_costs_only_the_copy(large, mirror, cache, content, small_disk):
    (mirror / "numbers.csv").write_bytes(content)
    cache.mkdir()
    with small_disk(cache, "4k"):
        (cache / "filler").write_bytes(b"x" * 4096)
        assert len(large()) == 3
        assert not copies(cache)


def test_copies_are_cleared_with_their_files(large, mirror, cache, content):
    (mirror / "numbers.csv").write_bytes(content)
    large()
    made = copies(cache)
    assert folders.clear_cache(["numbers.csv"]) == made
    assert len(made) == 1
    assert not copies(cache)


def test_two_processes_make_the_same_copy_at_once(cache, tmp_path):
    program = (
        "import pandas as pd\n"
        "from neuronbook.datasets import columnar\n"
        "frame = pd.DataFrame({'x': range(200_000)})\n"
        "for number in range(20):\n"
        "    got = columnar.keep('numbers.csv', 'told', frame.copy)\n"
        "    assert got.equals(frame)\n"
    )
    running = [subprocess.Popen([sys.executable, "-c", program]) for _ in range(2)]
    assert [process.wait() for process in running] == [0, 0]
    assert len(list(cache.iterdir())) == 1


def test_hotel_bookings_come_out_of_the_copy_as_they_are_parsed(real_data, never_parsed):
    first = load_hotel_bookings()
    loading.forget_tables()
    never_parsed()
    pd.testing.assert_frame_equal(load_hotel_bookings(), first)
    assert first["company"].isna().sum() == 112_593
