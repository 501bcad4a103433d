from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from neuronbook.datasets import splits

SPLITS = {
    "random": lambda table, shares: splits.split_at_random(table, shares=shares),
    "stratified": lambda table, shares: splits.split_stratified(table, "label", shares=shares),
    "group": lambda table, shares: splits.split_by_group(table, "artist", shares=shares),
    "time": lambda table, shares: splits.split_by_time(table, "day", shares=shares),
}


@pytest.fixture
def table():
    rng = np.random.default_rng(0)
    frame = pd.DataFrame(
        {
            "x": rng.normal(size=1000),
            "label": np.repeat(["rare", "common"], [100, 900]),
            "artist": rng.integers(0, 300, size=1000),
            "day": rng.permutation(1000),
        }
    )
    frame.attrs = {"source": "synthetic"}
    return frame


@pytest.mark.parametrize("name", SPLITS)
@pytest.mark.parametrize("shares", [(0.7, 0.3), (0.6, 0.2, 0.2)])
def test_every_row_is_in_exactly_one_part(table, name, shares):
    parts = SPLITS[name](table, shares)
    assert len(parts) == len(shares)
    assert sorted(np.concatenate([part.index for part in parts])) == list(range(1000))
    for part, share in zip(parts, shares, strict=True):
        assert len(part) / 1000 == pytest.approx(share, abs=0.05)
        assert part.attrs == {"source": "synthetic"}


def test_parts_are_as_near_to_their_shares_as_whole_rows_can_be(table):
    for shares, lengths in (((0.67, 0.33), [7, 3]), ((0.28, 0.28, 0.44), [3, 3, 4])):
        parts = splits.split_at_random(table.head(10), shares=shares)
        assert [len(part) for part in parts] == lengths


@pytest.mark.parametrize("split", [splits.split_at_random])
def test_seed_decides(table, split):
    first, again, other = (split(table, seed=seed)[0] for seed in (0, 0, 1))
    pd.testing.assert_frame_equal(first, again)
    assert first.index.tolist() != other.index.tolist()


def test_changing_a_part_leaves_the_table_alone(table):
    train, _ = splits.split_at_random(table)
    train["x"] = 0.0
    train.attrs["source"] = "mine"
    assert table["x"].std() > 0.5
    assert table.attrs == {"source": "synthetic"}


def test_stratified_parts_have_the_same_shares(table):
    for part in splits.split_stratified(table, "label", shares=(0.6, 0.2, 0.2)):
        assert (part["label"] == "rare").mean() == pytest.approx(0.1)


def test_no_group_is_in_two_parts(table):
    table.loc[:9, "artist"] = np.nan
    parts = splits.split_by_group(table, "artist", shares=(0.6, 0.2, 0.2))
    groups = [set(part["artist"].fillna(-1)) for part in parts]
    assert not groups[0] & groups[1] | groups[0] & groups[2] | groups[1] & groups[2]


def test_past_comes_before_future(table):
    train, valid = splits.split_by_time(table, "day")
    assert train["day"].max() < valid["day"].min()


def test_time_that_is_missing_is_an_error():
    with pytest.raises(ValueError, match=r"Every row must have a time.*day.*1 rows"):
        splits.split_by_time(pd.DataFrame({"day": ["2015", None]}), "day")


@pytest.mark.parametrize("shares", [(1.0,), (0.7, 0.7), (1.2, -0.2)])
def test_shares_that_are_none_are_an_error(table, shares):
    with pytest.raises(ValueError, match=r"shares must be.*Received: shares=.*Write"):
        splits.split_at_random(table, shares=shares)


def test_unknown_column_is_an_error_that_lists_the_columns(table):
    with pytest.raises(ValueError, match=r"x, label, artist, day.*column='name'"):
        splits.split_by_group(table, "name")


def test_scaling_is_learned_from_the_training_part_only():
    train = pd.DataFrame({"x": [0.0, 2.0, np.nan]})
    valid = pd.DataFrame({"x": [100.0, np.nan]})
    alone = splits.encode(train)[0]
    together, encoded = splits.encode(train, valid)
    pd.testing.assert_frame_equal(alone, together)
    assert alone["x"].mean() == pytest.approx(0)
    assert encoded["x"].tolist() == pytest.approx([99 / np.sqrt(2 / 3), 0])


def test_missing_word_is_a_word():
    train = pd.DataFrame({"word": ["cat", None, "cat"]})
    assert splits.encode(train)[0].sum().tolist() == [2, 1]
