from __future__ import annotations

from itertools import pairwise

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from sklearn.preprocessing import MinMaxScaler, OneHotEncoder, StandardScaler

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


SHARES = st.lists(st.integers(1, 9), min_size=2, max_size=4).map(
    lambda parts: tuple(part / sum(parts) for part in parts)
)
GROUPS = st.lists(st.integers(0, 6), min_size=4, max_size=60)


def split_or_refuse(name, table, shares):
    """Split; a table too small for its shares is refused in words, and tried no further."""
    try:
        return SPLITS[name](table, shares)
    except ValueError as error:
        if not str(error).startswith("Every part must get a row. Received: "):
            raise
        assume(False)


@pytest.mark.parametrize("name", SPLITS)
@given(groups=GROUPS, shares=SHARES)
def test_parts_of_any_table_are_a_partition_and_none_is_empty(name, groups, shares):
    frame = pd.DataFrame({"label": groups, "artist": groups, "day": groups})
    parts = split_or_refuse(name, frame, shares)
    assert sorted(np.concatenate([part.index for part in parts])) == list(range(len(frame)))
    assert len(parts) == len(shares)
    assert all(len(part) for part in parts)


@given(groups=GROUPS, shares=SHARES)
def test_parts_have_their_shares_of_rows_of_each_value_and_of_groups(groups, shares):
    frame = pd.DataFrame({"label": groups, "artist": groups, "day": groups})
    for name in ("random", "time"):
        for part, share in zip(split_or_refuse(name, frame, shares), shares, strict=True):
            assert abs(len(part) - share * len(frame)) <= 1
    for part, share in zip(split_or_refuse("stratified", frame, shares), shares, strict=True):
        counts = part["label"].value_counts().reindex(range(7), fill_value=0)
        expected = frame["label"].value_counts().reindex(range(7), fill_value=0) * share
        assert (counts - expected).abs().max() <= 1
    parts = split_or_refuse("group", frame, shares)
    found = [set(part["artist"]) for part in parts]
    assert sum(map(len, found)) == frame["artist"].nunique()
    for artists, share in zip(found, shares, strict=True):
        assert abs(len(artists) - share * frame["artist"].nunique()) <= 1


@given(st.lists(st.integers(2000, 2020), min_size=4, max_size=40), SHARES)
def test_no_row_is_earlier_than_one_of_the_part_before(years, shares):
    parts = split_or_refuse("time", pd.DataFrame({"day": years}), shares)
    for earlier, later in pairwise(parts):
        assert earlier["day"].max() <= later["day"].min()


NUMBER_COLUMNS = st.lists(st.floats(-1e3, 1e3), min_size=5, max_size=5)
WORD_COLUMNS = st.lists(st.sampled_from(["a", "b", "c"]), min_size=5, max_size=5)


@given(NUMBER_COLUMNS, WORD_COLUMNS, NUMBER_COLUMNS, WORD_COLUMNS)
def test_encoding_is_that_of_scikit_learn(x, words, new_x, new_words):
    train = pd.DataFrame({"x": x, "word": words})
    valid = pd.DataFrame({"x": new_x, "word": new_words})
    for to_range, scaler in ((False, StandardScaler()), (True, MinMaxScaler())):
        one_hot = OneHotEncoder(handle_unknown="ignore", sparse_output=False)
        scaler.fit(train[["x"]])
        one_hot.fit(train[["word"]])
        encoded = splits.encode(train, valid, to_range=to_range)
        for table, source in zip(encoded, (train, valid), strict=True):
            numbers, columns = scaler.transform(source[["x"]]), one_hot.transform(source[["word"]])
            np.testing.assert_allclose(table.to_numpy(), np.hstack([numbers, columns]))
        assert list(encoded[0]) == ["x", *(f"word_{word}" for word in sorted(set(words)))]


def test_part_without_a_row_is_refused():
    classes = pd.DataFrame({"label": np.arange(40) // 2})
    with pytest.raises(
        ValueError, match=r"get a row\. Received: 40 rows, for parts of 40, 0\. Give"
    ):
        splits.split_stratified(classes, "label", shares=(0.9, 0.1))
    with pytest.raises(ValueError, match=r"Received: 1 rows, for parts of 1, 0"):
        splits.split_at_random(classes.head(1))


def test_text_that_does_not_start_with_the_year_is_refused():
    with pytest.raises(ValueError, match=r"start with the year.*day, in which one is '1/7/2015'"):
        splits.split_by_time(pd.DataFrame({"day": ["2015-07-01", "1/7/2015"]}), "day")


@pytest.mark.parametrize(
    ("column", "words"),
    [
        (pd.date_range("2015-07-01", periods=3), "day, which holds times"),
        (["2015-07-01", "2015-07-02", None], "day, which holds times"),
        ([np.nan] * 3, "day, in which no value is known"),
        ([None] * 3, "day, in which no value is known"),
        ([1.0, np.inf, 2.0], "day, in which a number is infinite"),
    ],
)
def test_column_that_cannot_become_numbers_is_refused(column, words):
    table = pd.DataFrame({"x": [1.0, 2.0, 3.0], "day": column})
    with pytest.raises(ValueError, match=rf"numbers or words\. Received: {words}\. \w"):
        splits.encode(table)


def test_other_table_must_have_the_columns_of_train():
    train = pd.DataFrame({"x": [1.0, 2.0]})
    with pytest.raises(ValueError, match=r"others\[1\], which lacks x"):
        splits.encode(train, train, pd.DataFrame({"y": [1.0]}))
    with pytest.raises(ValueError, match=r"others\[0\], which has other values in x"):
        splits.encode(train, pd.DataFrame({"x": ["a"]}))


def test_rows_with_the_same_inputs_stay_together():
    rng = np.random.default_rng(0)
    table = pd.DataFrame(rng.integers(0, 3, size=(200, 3)), columns=["a", "b", "y"])
    table.loc[::7, "a"] = np.nan
    train, valid = splits.split_by_group(table, ["a", "b"])
    assert splits.count_repeated(train, valid, ["a", "b"]) == 0
    assert len(train) + len(valid) == 200


def test_repeated_rows_are_counted_one_by_one():
    train = pd.DataFrame({"a": [1.0, 1.0, np.nan], "b": ["x", "x", "y"]})
    valid = pd.DataFrame({"a": [1.0, 1.0, np.nan, 1.0], "b": ["x", "x", "y", "y"]})
    assert splits.count_repeated(train, valid, ["a", "b"]) == 3
    assert splits.count_repeated(train, valid, ["b"]) == 4


def test_repeated_rows_are_looked_for_in_known_columns_only():
    table = pd.DataFrame({"a": [1]})
    with pytest.raises(ValueError, match="which are a"):
        splits.count_repeated(table, table, ["b"])
