"""What a folder of shards must hold: written beside the shards, and checked before training."""

from __future__ import annotations

import concurrent.futures
import dataclasses
import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import tensorflow as tf

from neuronbook.arguments import checked

MANIFEST = "manifest.json"
FORMAT = 1


class ShardError(ValueError):
    """A shard is missing, corrupted or of other data, or there is no manifest."""


@dataclasses.dataclass(frozen=True)
class Shard:
    """One TFRecord file: its name, how many events it holds, and its checksum."""

    name: str
    num_events: int
    num_bytes: int
    sha256: str


@dataclasses.dataclass(frozen=True)
class Shards:
    """A folder of TFRecord files that were found to be whole.

    `features` are the names of the inputs in their order; a record holds up to
    `events_per_record` events.
    """

    folder: Path
    features: tuple[str, ...]
    events_per_record: int
    shards: tuple[Shard, ...]

    @property
    def paths(self) -> list[str]:
        """The files, in the order in which they are read."""
        return [str(self.folder / shard.name) for shard in self.shards]

    @property
    def num_events(self) -> int:
        """How many events there are in all."""
        return sum(shard.num_events for shard in self.shards)

    @property
    def digest(self) -> str:
        """A checksum of all that is in the shards."""
        content = [FORMAT, list(self.features), [shard.sha256 for shard in self.shards]]
        return hashlib.sha256(json.dumps(content).encode()).hexdigest()


def to_json(shards: Shards) -> str:
    """Return the text of the manifest."""
    content = {
        "format": FORMAT,
        "features": list(shards.features),
        "events_per_record": shards.events_per_record,
        "shards": [dataclasses.asdict(shard) for shard in shards.shards],
    }
    return json.dumps(content, indent=2) + "\n"


@checked
def open_shards(folder: str | Path, *, features: Sequence[str] | None = None) -> Shards:
    """Return the shards of a folder, once every one of them was found to be as it was written.

    Every byte is read, which takes about a second a gigabyte: better now than after an hour of
    training.

    Parameters
    ----------
    folder
        Where `write_shards` put them.
    features
        The names of the inputs that are expected, in their order; by default any are taken.

    Raises
    ------
    ShardError
        If the manifest or a shard is missing, corrupted, or of other features.
    """
    shards = _read_manifest(Path(folder))
    if features is not None and tuple(features) != shards.features:
        raise ShardError(
            "The shards must hold the features that are expected, in their order. "
            f"Received: {differing(features, shards.features)} in {shards.folder}. Write the "
            "shards again from the table with these columns."
        )
    with concurrent.futures.ThreadPoolExecutor() as pool:
        list(pool.map(lambda shard: _check(shards, shard), shards.shards))
    return shards


def differing(expected: Sequence[str], received: Sequence[str]) -> str:
    """Say in a few words how two lists of features differ."""
    if missing := [name for name in expected if name not in received]:
        return f"{len(received)} features without {', '.join(missing[:3])}"
    if unknown := [name for name in received if name not in expected]:
        return f"{len(received)} features with {', '.join(unknown[:3])}"
    return "the same features in another order"


def hash_file(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _read_manifest(folder: Path) -> Shards:
    path = folder / MANIFEST
    if not path.is_file():
        raise ShardError(
            f"A folder of shards must have a {MANIFEST}. Received: folder='{folder}', which has "
            "none. Write the shards with write_shards(..., folder), or name another folder."
        )
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        if content["format"] != FORMAT:
            raise ValueError(f"its format is {content['format']}, not {FORMAT}")
        listed = tuple(Shard(**shard) for shard in content["shards"])
        features = tuple(content["features"])
        return Shards(folder, features, int(content["events_per_record"]), listed)
    except (ValueError, KeyError, TypeError) as error:
        raise ShardError(
            f"{path} must be a manifest as write_shards wrote it. "
            f"Received: {type(error).__name__}: {error}. Write the shards again."
        ) from error


def _check(shards: Shards, shard: Shard) -> None:
    path = shards.folder / shard.name
    if not path.is_file():
        raise ShardError(
            f"Every one of the {len(shards.shards)} shards must be there. "
            f"Received: no file {path}. Copy it there, or write the shards again."
        )
    if path.stat().st_size == shard.num_bytes and hash_file(path) == shard.sha256:
        return
    held = _features_of(path)
    if held is not None and held != shards.features:
        received = f"{path} holds {differing(shards.features, held)}"
        raise ShardError(
            f"Every shard must hold the {len(shards.features)} features that the manifest names. "
            f"Received: {received}. It is of another data set: write the shards again."
        )
    raise ShardError(
        "Every shard must be as it was written. "
        f"Received: {path} of {path.stat().st_size} bytes, with another content than the manifest "
        f"says ({shard.num_bytes} bytes, sha256={shard.sha256[:12]}…). Copy it again, or write "
        "the shards again."
    )


def _features_of(path: Path) -> tuple[str, ...] | None:
    """Return the features that the first record of a file says it holds, if it can be read."""
    try:
        record: Any = next(iter(tf.data.TFRecordDataset(str(path)).take(1)), None)
        example = tf.train.Example.FromString(record.numpy()) if record is not None else None
    except (tf.errors.OpError, ValueError):
        return None
    except Exception as error:  # protobuf's DecodeError: its module moved between releases
        if type(error).__name__ != "DecodeError":
            raise
        return None
    if example is None or "features" not in example.features.feature:
        return None
    names = example.features.feature["features"].bytes_list.value
    return tuple(name.decode(errors="replace") for name in names)
