import itertools
import shutil

import numpy as np
import pytest
import tensorflow as tf

from neuronbook.distributed import BatchSize, Pipeline, pick_strategy, pipeline, write_shards

NUM_EVENTS = 250


@pytest.fixture(autouse=True)
def small_chunks(monkeypatch):
    monkeypatch.setattr(pipeline, "CHUNK_EVENTS", 60)


@pytest.fixture
def numbered(tmp_path):
    """Write events that are their own number: the label, and ten times it and one more."""
    numbers = np.arange(NUM_EVENTS, dtype=np.float32)
    x = np.column_stack([10 * numbers, 10 * numbers + 1])
    folder = tmp_path / "shards"
    return write_shards(x, numbers, folder, features=["a", "b"], num_shards=3, events_per_record=7)


def labels(dataset, num_batches):
    return np.concatenate([y.numpy().ravel() for _, y in itertools.islice(dataset, num_batches)])


@pytest.mark.parametrize("cache", [True, False])
def test_every_event_comes_exactly_once_a_pass(numbered, cache):
    batches = Pipeline(numbered, BatchSize(16), cache=cache).batches()
    seen = labels(batches, 3 * NUM_EVENTS // 16 + 1)
    passes = [seen[NUM_EVENTS * i : NUM_EVENTS * (i + 1)] for i in range(3)]
    for each in passes:
        np.testing.assert_array_equal(np.sort(each), np.arange(NUM_EVENTS))
    assert not np.array_equal(passes[0], passes[1])
    assert not np.array_equal(passes[1], passes[2])


def test_inputs_stay_with_their_labels_and_batches_have_one_size(numbered):
    batches = Pipeline(numbered, BatchSize(16)).batches()
    assert batches.element_spec[0].shape == (16, 2)
    assert batches.element_spec[1].shape == (16, 1)
    for x, y in itertools.islice(batches, 20):
        np.testing.assert_array_equal(x, np.column_stack([10 * y, 10 * y + 1]))


def test_events_are_mixed_across_records_and_shards(numbered):
    seen = labels(Pipeline(numbered, BatchSize(50)).batches(), 5)
    assert np.count_nonzero(np.diff(seen) == 1) < 20  # about 1 of 250 stays before its follower
    for part in np.split(seen, 5):
        assert part.max() - part.min() > 150  # each batch has events from far apart


def test_order_depends_on_the_seed_and_on_nothing_else(numbered):
    def order(seed):
        return labels(Pipeline(numbered, BatchSize(50), seed=seed).batches(), 10)

    tf.random.set_seed(1)
    first, other = order(0), order(1)
    tf.random.set_seed(2)
    np.testing.assert_array_equal(order(0), first)
    assert not np.array_equal(first, other)
    # The passes of one seed are not those of the next, one later.
    assert not np.array_equal(first[NUM_EVENTS:], other[:NUM_EVENTS])


def test_batches_go_on_from_any_step(numbered):
    reading = Pipeline(numbered, BatchSize(16))
    every = labels(reading.batches(), 40)
    for step in (1, 4, 15, 16, 17, 31, 32):  # 250 / 16 is between 15 and 16
        rest = labels(reading.batches(first_step=step), 40 - step)
        np.testing.assert_array_equal(rest, every[16 * step :])


def test_workers_share_the_batches_that_one_would_take(numbered):
    reading = Pipeline(numbered, BatchSize(per_replica=8, num_replicas=4))
    expected = [y.numpy() for _, y in itertools.islice(reading.batches(), 12)]

    class Strategy:  # of two workers with two devices each, seen from one of them
        num_replicas_in_sync = 4

        def __init__(self, worker):
            self.worker = worker

        def distribute_datasets_from_function(self, function):
            return function(tf.distribute.InputContext(2, self.worker, 4))

    parts = [
        labels(reading.distribute(Strategy(worker)), 24).reshape(12, 2, 8) for worker in (0, 1)
    ]
    np.testing.assert_array_equal(np.concatenate(parts, axis=1).reshape(12, 32, 1), expected)


def test_second_pass_comes_from_memory(numbered):
    iterator = iter(Pipeline(numbered, BatchSize(50)).batches())
    first = [next(iterator)[1] for _ in range(6)]
    shutil.rmtree(numbered.folder)
    assert len(first) == 6
    second = [next(iterator)[1].numpy() for _ in range(9)]
    assert np.unique(second[:4]).size == 200


def test_end_of_pass_counts_the_steps_that_hold_it(numbered):
    reading = Pipeline(numbered, BatchSize(100))
    assert [reading.end_of_pass(number) for number in range(5)] == [0, 3, 5, 8, 10]


def test_batch_larger_than_the_data_is_refused(numbered):
    with pytest.raises(ValueError, match=r"Received: 250 events and batches of 256\. Take"):
        Pipeline(numbered, BatchSize(per_replica=128, num_replicas=2))


def test_batch_size_of_other_devices_is_refused(numbered):
    with pytest.raises(ValueError, match=r"Received: num_replicas=2 for 1\. Take devices"):
        Pipeline(numbered, BatchSize(8, 2)).distribute(pick_strategy().strategy)
