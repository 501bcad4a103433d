import dataclasses
import json

import numpy as np
import pytest
import tensorflow as tf

from neuronbook.distributed import ShardError, open_shards, records, write_shards

FEATURES = ("p", "q")
X = np.arange(20, dtype=np.float32).reshape(10, 2)
Y = np.arange(10, dtype=np.float32)


@pytest.fixture
def folder(tmp_path):
    write_shards(X, Y, tmp_path / "shards", features=FEATURES, num_shards=3, events_per_record=2)
    return tmp_path / "shards"


def shard(folder, number):
    return sorted(folder.glob("*.tfrecord"))[number]


def test_shards_are_standard_examples_that_hold_every_event_in_order(folder):
    shards = open_shards(folder, features=FEATURES)
    assert [each.num_events for each in shards.shards] == [4, 3, 3]
    x, y = [], []
    for path in shards.paths:
        for record in tf.data.TFRecordDataset(path):
            entries = tf.train.Example.FromString(record.numpy()).features.feature
            assert list(entries["features"].bytes_list.value) == [b"p", b"q"]
            x.append(np.frombuffer(entries["x"].bytes_list.value[0], "<f4").reshape(-1, 2))
            y.append(np.frombuffer(entries["y"].bytes_list.value[0], "<f4"))
    assert [len(part) for part in y] == [2, 2, 2, 1, 2, 1]
    np.testing.assert_array_equal(np.concatenate(x), X)
    np.testing.assert_array_equal(np.concatenate(y), Y)


def test_same_events_written_again_are_the_same_shards_and_others_replace_them(folder):
    first = open_shards(folder)
    again = write_shards(X, Y, folder, features=FEATURES, num_shards=3, events_per_record=2)
    assert again == first
    other = write_shards(X + 1, Y, folder, features=FEATURES, num_shards=2)
    assert open_shards(folder) == other
    assert other.digest != first.digest
    names = {path.name for path in folder.iterdir()}
    assert names == {"manifest.json", *(each.name for each in other.shards)}


def test_digest_is_of_the_features_in_order_and_of_every_shard(folder):
    shards = open_shards(folder)
    others = [
        dataclasses.replace(shards, features=("q", "p")),
        dataclasses.replace(shards, shards=shards.shards[:2]),
        dataclasses.replace(shards, shards=shards.shards[::-1]),
    ]
    assert len({each.digest for each in (shards, *others)}) == 4
    assert dataclasses.replace(shards, folder=folder / "moved").digest == shards.digest


def test_missing_shard_is_named(folder):
    shard(folder, 1).unlink()
    with pytest.raises(ShardError, match=r"Every one of the 3 shards .* no file .*00001-of-00003"):
        open_shards(folder)


@pytest.mark.parametrize("place", [0, 13, 40, -1])
def test_corrupted_shard_is_named(folder, place):
    content = bytearray(shard(folder, 2).read_bytes())
    content[place] ^= 1
    shard(folder, 2).write_bytes(content)
    with pytest.raises(ShardError, match=r"as it was written\. Received: .*00002-of-00003.*Copy"):
        open_shards(folder)


@pytest.mark.parametrize("length", [0, 5, 100])
def test_shard_cut_short_is_named(folder, length):
    shard(folder, 2).write_bytes(shard(folder, 2).read_bytes()[:length])
    with pytest.raises(ShardError, match=rf"00002-of-00003\S* of {length} bytes"):
        open_shards(folder)


@pytest.mark.parametrize(
    ("features", "difference"),
    [
        (("p", "r"), "2 features without q"),
        (("q", "p"), "the same features in another order"),
        (("p", "q", "r"), "3 features with r"),
    ],
)
def test_shard_with_other_features_is_told_from_a_corrupted_one(
    folder, tmp_path, features, difference
):
    x = np.zeros((10, len(features)))
    write_shards(x, Y, tmp_path / "other", features=features, num_shards=3)
    shard(folder, 0).write_bytes(shard(tmp_path / "other", 0).read_bytes())
    with pytest.raises(ShardError, match=rf"2 features that the manifest names.*{difference}"):
        open_shards(folder)


def test_shards_of_other_features_than_expected_are_refused(folder):
    with pytest.raises(ShardError, match=r"Received: 2 features without mass in"):
        open_shards(folder, features=("p", "mass"))


def test_folder_without_a_manifest_is_told(tmp_path):
    with pytest.raises(ShardError, match=r"must have a manifest.json.*which has none\. Write"):
        open_shards(tmp_path)


@pytest.mark.parametrize("change", [{"format": 2}, {"shards": [{}]}, {"features": None}])
def test_manifest_that_cannot_be_understood_is_told(folder, change):
    path = folder / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | change))
    with pytest.raises(ShardError, match="must be a manifest as write_shards wrote it"):
        open_shards(folder)


@pytest.mark.parametrize(
    ("x", "y", "options"),
    [
        (X, Y[:9], {}),
        (X[:, :1], Y, {}),
        (X[:, 0], Y, {}),
        (X, Y, {"num_shards": 11}),
        (X, Y, {"num_shards": 0}),
        (X, Y, {"events_per_record": 0}),
    ],
)
def test_shapes_that_do_not_fit_are_refused(tmp_path, x, y, options):
    with pytest.raises(ValueError, match=r"Received: (x\.shape|num_shards)"):
        write_shards(x, y, tmp_path, features=FEATURES, **options)
    assert list(tmp_path.iterdir()) == []


def test_interrupted_writer_leaves_the_earlier_shards(folder, monkeypatch):
    before = open_shards(folder)
    write_record, written = records._to_record, []

    def write_four(*arguments):
        written.append(arguments)
        if len(written) > 4:
            raise KeyboardInterrupt
        return write_record(*arguments)

    monkeypatch.setattr(records, "_to_record", write_four)
    with pytest.raises(KeyboardInterrupt):
        write_shards(X + 1, Y, folder, features=FEATURES, num_shards=10)
    assert len(list(folder.glob("*-of-00010-*"))) == 4
    assert open_shards(folder) == before
    monkeypatch.undo()
    write_shards(X, Y, folder, features=FEATURES, num_shards=3, events_per_record=2)
    assert len(list(folder.iterdir())) == 4  # what was left half done is gone
