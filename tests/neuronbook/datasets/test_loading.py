from __future__ import annotations

import dataclasses
import subprocess
import sys

import pandas as pd
import pytest

from neuronbook.datasets import ChecksumError, loading
from neuronbook.datasets.records import Column


@pytest.fixture
def load(mirror, make_dataset, content):
    """Return a function that loads the file now in the mirror folder."""
    (mirror / "numbers.csv").write_bytes(content)
    dataset = make_dataset()
    return lambda: loading.load_table(dataset, lambda found: loading.read_csv(found, "numbers.csv"))


def test_table_has_the_values_of_the_file_and_says_what_it_is(load):
    table = load()
    expected = pd.DataFrame({"x": [1, 2, 3], "y": [2.5, 3.5, 4.5]})
    pd.testing.assert_frame_equal(table, expected)
    assert table.attrs == {
        "dataset": "numbers",
        "title": {"en": "Numbers", "zh": "数"},
        "source": "mirror",
    }


def test_what_a_caller_does_to_a_table_is_not_seen_by_the_next(load):
    table = load()
    table.loc[0, "y"] = -1.0
    table["z"] = 0
    table.attrs["title"]["en"] = "Mine"
    pd.testing.assert_frame_equal(load(), pd.DataFrame({"x": [1, 2, 3], "y": [2.5, 3.5, 4.5]}))
    assert load().attrs["title"] == {"en": "Numbers", "zh": "数"}


def test_file_spoiled_after_it_was_loaded_raises(load, mirror, content):
    load()
    (mirror / "numbers.csv").write_bytes(content.replace(b"4.5", b"4.6"))
    with pytest.raises(ChecksumError, match=r"numbers\.csv must have sha256="):
        load()


@pytest.mark.parametrize(
    "announced",
    [
        {"num_rows": 2},
        {"num_rows": 4},
        {"columns": (Column("y", "float64"), Column("x", "int64"))},
    ],
)
def test_table_that_is_not_as_announced_is_an_error(mirror, make_dataset, content, announced):
    (mirror / "numbers.csv").write_bytes(content)
    dataset = dataclasses.replace(make_dataset(), **announced)
    with pytest.raises(ValueError, match=r"Received: 3 rows, columns=\['x', 'y'\]"):
        loading.load_table(dataset, lambda found: loading.read_csv(found, "numbers.csv"))


QUIETLY = """
import logging

from neuronbook.datasets import load_higgs, load_red_wine

{silence}
for _ in range(2):
    load_red_wine()
load_higgs(100)
"""


@pytest.mark.parametrize("silence", ["", "logging.getLogger('neuronbook.datasets').setLevel(40)"])
def test_script_is_told_of_synthetic_data_once_for_each_data_set_on_stderr(monkeypatch, silence):
    monkeypatch.setenv("NEURONBOOK_OFFLINE", "1")
    program = [sys.executable, "-c", QUIETLY.format(silence=silence)]
    done = subprocess.run(program, capture_output=True, encoding="utf-8", check=True)
    assert done.stdout == ""
    lines = done.stderr.splitlines()
    if silence:
        assert lines == []
        return
    assert [line.partition(":")[0] for line in lines] == ["Red Wine Quality", "HIGGS"]
    for line, dataset_id in zip(lines, ("red_wine", "higgs"), strict=True):
        assert "synthetic data" in line
        assert f"`python -m neuronbook.datasets fetch {dataset_id}`" in line
        assert "NEURONBOOK_DATA" in line


def test_real_data_are_loaded_without_a_word(load, capfd):
    load()
    assert capfd.readouterr() == ("", "")
