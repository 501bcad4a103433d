"""Read the first rows of a long gzipped CSV file, and no more of it than they need.

The checksum of the file can be compared only when all of it was read.  Of a beginning this is
checked: that the file has the published size, that its first rows are the published ones, and
that each row has its numbers.  Downloaded rows are kept in the cache as one file: their SHA-256,
then the rows.
"""

from __future__ import annotations

import dataclasses
import gzip
import hashlib
import zlib
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import requests
import urllib3

from neuronbook.datasets.files import folders, store
from neuronbook.datasets.files.progress import Progress, watched_stream
from neuronbook.datasets.records import File

Rows = npt.NDArray[np.float32]

BLOCK_ROWS = 10_000  # parsed at a time


@dataclasses.dataclass(frozen=True)
class Stream:
    """A published gzipped CSV file of numbers, without a header; the label, 0 or 1, comes first.

    Size and checksum of the `file` are of its gzipped bytes; `first_rows_sha256` is of the first
    `num_first_rows` rows as little-endian float32.
    """

    file: File
    num_rows: int
    num_columns: int
    num_first_rows: int
    first_rows_sha256: str

    @property
    def kept_name(self) -> str:
        """The name, in the cache, of the rows that were downloaded."""
        return f"{self.file.name}.rows"


def get_rows(stream: Stream, wanted: int) -> Rows:
    """Return the first rows from the cache or the network; fewer, or none, if neither has them."""
    kept = read_kept(stream)
    if len(kept) >= wanted:
        return kept[:wanted].copy()

    def take(response: requests.Response) -> Rows:
        length = response.headers.get("content-length", "")
        size = int(length) if length.isdigit() else None
        with Progress(stream.file.name, watched_stream()) as progress:
            return _read(stream, response.raw, size, wanted, progress)

    rows = store.download(stream.file, take, headers={"Accept-Encoding": "identity"})
    if rows is None:
        return kept.copy()
    folders.write_to_cache(stream.kept_name, hashlib.sha256(rows.data).digest(), rows.data)
    return rows[:wanted]


def read_kept(stream: Stream) -> Rows:
    """Return the downloaded rows, checked; none if there are none."""
    if (path := folders.find_in_cache([stream.kept_name])) is None:
        return np.empty((0, stream.num_columns), np.float32)
    content = memoryview(folders.read_from_cache(path))
    expected, rows = content[:32], content[32:]
    if (received := hashlib.sha256(rows)).digest() != expected:
        raise store.ChecksumError(
            f"The rows in {path} must have sha256={expected.hex()}. "
            f"Received: sha256={received.hexdigest()}. {store.CLEAR}"
        )
    return np.frombuffer(rows, np.float32).reshape(-1, stream.num_columns)


def read_file(stream: Stream, path: Path, wanted: int) -> Rows:
    """Return the first rows of the published file, which is here."""
    try:
        with path.open("rb") as raw, Progress("", None) as progress:
            return _read(stream, raw, path.stat().st_size, wanted, progress)[:wanted]
    except store.RefusedError as error:
        raise store.wrong_file(stream.file, f"{path}: {error}", store.REPLACE) from error


class _Counted:
    """A file or a response whose bytes are counted, shown and added to a checksum."""

    def __init__(self, raw: Any, progress: Progress, expected: int) -> None:
        self.raw, self.progress, self.expected = raw, progress, expected
        self.received, self.digest = 0, hashlib.sha256()

    def read(self, size: int) -> bytes:
        try:
            chunk: bytes = self.raw.read(size)
        except urllib3.exceptions.HTTPError as error:
            raise OSError(f"the download broke off: {error}") from error
        self.received += len(chunk)
        self.digest.update(chunk)
        self.progress.show(self.received, max(self.received, self.expected))
        return chunk


def _read(stream: Stream, raw: Any, size: int | None, wanted: int, progress: Progress) -> Rows:
    """Return the first rows, at least as many as can be known for the published ones."""
    form = stream.file.forms[0]
    counted: Any = _Counted(raw, progress, form.size * wanted // stream.num_rows)
    rows = np.empty((max(wanted, stream.num_first_rows), stream.num_columns), np.float32)
    filled = 0
    try:
        if size not in (None, form.size):
            raise ValueError(f"{size} bytes")
        with gzip.GzipFile(fileobj=counted) as text:
            for block in pd.read_csv(
                text, header=None, dtype=np.float32, nrows=len(rows), chunksize=BLOCK_ROWS
            ):
                part = rows[filled : filled + len(block)]
                part[:] = _checked(block.to_numpy(), stream, first=not filled)
                filled += len(block)
            if filled < len(rows):
                raise ValueError(f"{filled} rows")
            if wanted == stream.num_rows:
                rest, digest = text.read(1), counted.digest.hexdigest()
                if rest or digest != form.sha256:
                    raise ValueError(f"sha256={digest}")
    except (ValueError, OSError, EOFError, zlib.error) as error:
        raise store.RefusedError(str(error)) from error
    progress.show(counted.received, counted.received)
    return rows


def _checked(rows: Rows, stream: Stream, *, first: bool) -> Rows:
    """Return rows that can be the published ones; the first of all are told by their checksum."""
    right = np.isfinite(rows).all(axis=1) & np.isin(rows[:, 0], (0, 1))
    if rows.shape[1] != stream.num_columns or not right.all():
        raise ValueError(f"a row {rows[right.argmin()].tolist()}")
    known = rows[: stream.num_first_rows].astype("<f4").tobytes()
    if first and hashlib.sha256(known).hexdigest() != stream.first_rows_sha256:
        raise ValueError(f"other first rows, such as {rows[0].tolist()}")
    return rows
