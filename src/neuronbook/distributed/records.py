"""Write events into sharded TFRecord files, many events to a record."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import tensorflow as tf

from neuronbook.arguments import checked
from neuronbook.distributed.manifest import MANIFEST, Shard, Shards, hash_file, to_json

Floats = npt.NDArray[np.float32]

# Measured with `nox -s bench -- pipeline`: with one event to a record reading takes about a
# hundred times as long as with 256.  With 2,048 it takes half as long, or as long from memory,
# but shuffling is coarser.
EVENTS_PER_RECORD = 256


@checked
def write_shards(
    x: npt.ArrayLike,
    y: npt.ArrayLike,
    folder: str | Path,
    *,
    features: Sequence[str],
    num_shards: int = 8,
    events_per_record: int = EVENTS_PER_RECORD,
) -> Shards:
    """Write events in their order to `num_shards` TFRecord files, and a manifest beside them.

    A record is a `tf.train.Example` with three entries: "x", the inputs of up to
    `events_per_record` events, row by row as little-endian float32; "y", their labels likewise;
    and "features", the names of the inputs.  Reading mixes whole records and then their events,
    so rows that are sorted should be shuffled before they are written.

    The folder never holds half of anything: files get names by their content, the manifest that
    names them comes last, in one move, and only then are the files of an earlier one deleted.

    Parameters
    ----------
    x : array of shape (num_events, num_features)
        The inputs, scaled already.
    y : array of shape (num_events,)
        The labels.
    folder
        Where to; it is made if need be.
    features
        The name of each input.
    num_shards, events_per_record
        How many files, and how many events to a record.

    Raises
    ------
    ValueError
        If the shapes do not fit each other, or there are fewer events than shards.
    """
    inputs, labels = _to_arrays(x, y, features, num_shards, events_per_record)
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    shards = []
    parts = np.array_split(np.arange(len(inputs)), num_shards)
    for number, rows in enumerate(parts):
        temporary = folder / f".{number:05d}.{os.getpid()}.partial"
        with tf.io.TFRecordWriter(str(temporary)) as writer:
            for start in range(0, len(rows), events_per_record):
                part = rows[start : start + events_per_record]
                writer.write(_to_record(inputs[part], labels[part], features))
        digest = hash_file(temporary)
        name = f"{number:05d}-of-{num_shards:05d}-{digest[:8]}.tfrecord"
        temporary.replace(folder / name)
        shards.append(Shard(name, len(rows), (folder / name).stat().st_size, digest))
    written = Shards(folder, tuple(features), events_per_record, tuple(shards))
    manifest = folder / f".{MANIFEST}.{os.getpid()}.partial"
    manifest.write_text(to_json(written), encoding="utf-8")
    manifest.replace(folder / MANIFEST)
    earlier = {*folder.glob("*-of-*-*.tfrecord"), *folder.glob(".*.partial")}
    for path in earlier - set(map(Path, written.paths)):
        path.unlink()
    return written


def _to_record(inputs: Floats, labels: Floats, features: Sequence[str]) -> bytes:
    contents = {
        "x": [inputs.astype("<f4").tobytes()],
        "y": [labels.astype("<f4").tobytes()],
        "features": [name.encode() for name in features],
    }
    entries = {
        name: tf.train.Feature(bytes_list=tf.train.BytesList(value=value))
        for name, value in contents.items()
    }
    example = tf.train.Example(features=tf.train.Features(feature=entries))
    # The same events give the same bytes, and so the same checksum.
    record: bytes = example.SerializeToString(deterministic=True)
    return record


def _to_arrays(
    x: npt.ArrayLike,
    y: npt.ArrayLike,
    features: Sequence[str],
    num_shards: int,
    events_per_record: int,
) -> tuple[Floats, Floats]:
    inputs, labels = np.asarray(x, np.float32), np.asarray(y, np.float32)
    if inputs.ndim != 2 or labels.shape != inputs.shape[:1] or inputs.shape[1] != len(features):
        raise ValueError(
            "x must have a row for each label and a column for each feature. "
            f"Received: x.shape={inputs.shape}, y.shape={labels.shape}, {len(features)} features. "
            "Pass x of shape (num_events, num_features) and y of shape (num_events,)."
        )
    if not 1 <= num_shards <= len(inputs) or events_per_record < 1:
        raise ValueError(
            "Every shard and every record must hold an event. "
            f"Received: num_shards={num_shards}, events_per_record={events_per_record} for "
            f"{len(inputs)} events. Take 1 or more of both, and no more shards than events."
        )
    return inputs, labels
