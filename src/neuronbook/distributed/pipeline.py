"""Read sharded TFRecord files into batches: each event exactly once a pass, in seeded order."""

from __future__ import annotations

import dataclasses

import tensorflow as tf

from neuronbook.arguments import check_fields
from neuronbook.distributed.manifest import Shards
from neuronbook.distributed.strategy import BatchSize

CHUNK_EVENTS = 16_384  # whose events are mixed among themselves, after whole records were


@dataclasses.dataclass(frozen=True)
class Pipeline:
    """An endless stream of batches from shards, the same every time for the same seed.

    A pass shuffles the records of all shards, then the events within each 16,384 that follow one
    another; `seed` and the number of the pass alone decide how.  Every event comes exactly once
    a pass.  Batches all have the same size, which a TPU needs: one that a pass leaves incomplete
    is filled up with the first events of the next.

    Several workers share the batches of one stream, so their number changes nothing in the
    training but the time.  For that each reads all shards; from the second pass on they come
    from memory.

    Parameters
    ----------
    shards
        The files, from `write_shards` or `open_shards`.
    batch_size
        How many events a step takes.
    seed
        Another seed gives another order.
    cache
        Keep what was read in memory, 4 bytes a number; without it every pass reads the files,
        and shuffles at most 4,096 records at a time.
    """

    shards: Shards
    batch_size: BatchSize
    seed: int = 0
    cache: bool = True

    def __post_init__(self) -> None:
        check_fields(self)
        if self.shards.num_events < self.batch_size.global_size:
            raise ValueError(
                "There must be events for at least one batch. "
                f"Received: {self.shards.num_events} events and batches of "
                f"{self.batch_size.global_size}. Take a smaller batch size."
            )

    def end_of_pass(self, number: int) -> int:
        """Return how many steps are needed until `number` whole passes are in batches."""
        return -(-number * self.shards.num_events // self.batch_size.global_size)

    def batches(self, *, first_step: int = 0) -> tf.data.Dataset:
        """Return the batches from `first_step` on: x (global_size, num_features), y (…, 1)."""
        return self._split(self._rows(first_step)).prefetch(tf.data.AUTOTUNE)

    def distribute(
        self, strategy: tf.distribute.Strategy, *, first_step: int = 0
    ) -> tf.distribute.DistributedDataset:
        """Return the same batches cut up for the replicas of a strategy."""

        def part_of_worker(context: tf.distribute.InputContext) -> tf.data.Dataset:
            rows = self._rows(first_step)
            share = self.batch_size.global_size // context.num_input_pipelines
            start = context.input_pipeline_id * share
            if context.num_input_pipelines > 1:
                rows = rows.map(lambda batch: batch[start : start + share])
            rows = rows.rebatch(self.batch_size.per_replica, drop_remainder=True)
            return self._split(rows).prefetch(tf.data.AUTOTUNE)

        if strategy.num_replicas_in_sync != self.batch_size.num_replicas:
            raise ValueError(
                "The batch size must be that of the strategy's devices. "
                f"Received: num_replicas={self.batch_size.num_replicas} for "
                f"{strategy.num_replicas_in_sync}. Take devices.batch_size(per_replica)."
            )
        return strategy.distribute_datasets_from_function(part_of_worker)

    def _split(self, rows: tf.data.Dataset) -> tf.data.Dataset:
        num_features = len(self.shards.features)
        return rows.map(lambda batch: (batch[:, :num_features], batch[:, num_features:]))

    def _rows(self, first_step: int) -> tf.data.Dataset:
        """Return batches of shape (global_size, num_features + 1), the label last."""
        size = self.batch_size.global_size
        first_pass, skipped = divmod(first_step * size, self.shards.num_events)
        records = self._records()
        passes = tf.data.Dataset.range(first_pass, tf.int64.max)
        chunks = passes.flat_map(lambda number: self._shuffle(records, number))
        # A training that goes on starts in the middle of a pass: its first chunks are left out,
        # and the first events of the chunk in which it stopped.
        chunks = chunks.skip(skipped // CHUNK_EVENTS)
        if inside := skipped % CHUNK_EVENTS:
            numbered = chunks.enumerate()
            chunks = numbered.map(lambda index, chunk: chunk[tf.where(index == 0, inside, 0) :])
        return chunks.rebatch(size, drop_remainder=True)

    def _records(self) -> tf.data.Dataset:
        """Return the records, each a tensor of shape (up to events_per_record, features + 1)."""
        files = tf.data.Dataset.from_tensor_slices(self.shards.paths)
        records = files.interleave(
            tf.data.TFRecordDataset,
            cycle_length=min(16, len(self.shards.shards)),
            num_parallel_calls=tf.data.AUTOTUNE,
        ).map(self._parse, num_parallel_calls=tf.data.AUTOTUNE)
        return records.cache() if self.cache else records

    def _parse(self, record: tf.Tensor) -> tf.Tensor:
        entries = {name: tf.io.FixedLenFeature([], tf.string) for name in ("x", "y")}
        example = tf.io.parse_single_example(record, entries)
        x = tf.io.decode_raw(example["x"], tf.float32)
        y = tf.io.decode_raw(example["y"], tf.float32)
        rows = (tf.reshape(x, (-1, len(self.shards.features))), tf.reshape(y, (-1, 1)))
        return tf.concat(rows, axis=1)

    def _shuffle(self, records: tf.data.Dataset, number: tf.Tensor) -> tf.data.Dataset:
        """Return the events of one pass in chunks, shuffled."""
        # This sets the seed of the graph that is being traced, not the reader's: without it the
        # order would depend on the reader's too.
        tf.random.set_seed(1)
        fold_in = tf.random.experimental.stateless_fold_in
        pass_seed = tf.cast(fold_in([self.seed, 0], number), tf.int64)
        size = self.shards.events_per_record
        num_records = sum(-(-shard.num_events // size) for shard in self.shards.shards)
        if not self.cache:
            num_records = min(num_records, 4096)
        chunks = records.shuffle(num_records, seed=pass_seed[0]).rebatch(CHUNK_EVENTS)

        def mix(index: tf.Tensor, chunk: tf.Tensor) -> tf.Tensor:
            return tf.random.experimental.stateless_shuffle(chunk, seed=fold_in(pass_seed, index))

        return chunks.enumerate().map(mix, num_parallel_calls=tf.data.AUTOTUNE)
