"""The rows of a long gzipped CSV file of numbers: parsed as its bytes come, checked, and packed.

Pieces of rows are kept as TFRecord files, each record the float32 numbers of 1,000 rows one after
another: what `tf.data.TFRecordDataset` and `tf.io.decode_raw` read as they are.  The format is
simple enough to be read here without TensorFlow, which takes seconds to import; only to write it
TensorFlow is needed, for its CRCs.
"""

from __future__ import annotations

import dataclasses
import hashlib
import io
import uuid
import zlib
from collections.abc import Generator

import numpy as np
import numpy.typing as npt
import pandas as pd

from neuronbook.datasets.files.store import ChecksumError

Rows = npt.NDArray[np.float32]

BLOCK_ROWS = 10_000  # parsed at a time
RECORD_ROWS = 1_000


@dataclasses.dataclass(frozen=True)
class Stream:
    """A published gzipped CSV file of numbers, without a header; the label, 0 or 1, comes first.

    `first_rows_sha256` is of the first `num_first_rows` rows as little-endian float32.
    """

    name: str
    size: int
    sha256: str
    num_columns: int
    num_first_rows: int
    first_rows_sha256: str


class RowReader:
    """Turns the compressed bytes, fed in order, into rows; passes over the first `skip`."""

    def __init__(self, stream: Stream, *, skip: int, wanted: int) -> None:
        self.stream, self.wanted = stream, wanted
        self.num_rows = skip  # so far, with those passed over
        self.rows: list[Rows] = []
        self._skip = skip
        self._gzip = zlib.decompressobj(31)
        self._text: list[bytes] = []
        self._num_lines = 0

    @property
    def is_done(self) -> bool:
        """Tell whether there are as many rows as are wanted."""
        return self.num_rows >= self.wanted

    def feed(self, chunk: bytes) -> None:
        """Take the next bytes of the file."""
        while chunk:
            try:
                text = self._gzip.decompress(chunk, 2**20)
            except zlib.error as error:
                raise wrong_file(self.stream, f"no gzip ({error})") from error
            chunk = self._gzip.unconsumed_tail
            if self._gzip.eof:  # a gzip file may have several members
                chunk = self._gzip.unused_data
                self._gzip = zlib.decompressobj(31)
            self._text.append(text)
            self._num_lines += text.count(b"\n")
            self._pass_over()
            missing = max(self.wanted - self.num_rows, self.stream.num_first_rows)
            if not self._skip and self._num_lines >= min(BLOCK_ROWS, missing):
                self._parse()

    def finish(self) -> None:
        """Parse the whole lines that are left when nothing more comes.

        If they are too few to be known for the published ones, they are no rows.
        """
        if self._num_lines and (self.num_rows or self._num_lines >= self.stream.num_first_rows):
            self._parse()

    def take(self, number: int) -> Rows:
        """Hand over the oldest rows, at most this many."""
        rows = np.concatenate(self.rows)
        self.rows = [rows[number:].copy()] if len(rows) > number else []
        return rows[:number]

    def _pass_over(self) -> None:
        """Drop lines whose rows are known already."""
        if not self._skip:
            return
        text = b"".join(self._text)
        dropped = min(self._skip, self._num_lines)
        if dropped == self._num_lines:
            text = text[text.rfind(b"\n") + 1 :]
        else:
            text = text.split(b"\n", dropped)[-1]
        self._skip -= dropped
        self._num_lines -= dropped
        self._text = [text]

    def _parse(self) -> None:
        text = b"".join(self._text)
        whole = text.rfind(b"\n") + 1
        self._text, self._num_lines = [text[whole:]], 0
        try:
            table = pd.read_csv(io.BytesIO(text[:whole]), header=None, dtype=np.float32)
        except ValueError as error:
            raise wrong_file(self.stream, f"no table of numbers ({error})") from error
        rows: Rows = np.ascontiguousarray(table.to_numpy(np.float32))
        if rows.shape[1] != self.stream.num_columns or not (
            np.isfinite(rows).all() and np.isin(rows[:, 0], (0, 1)).all()
        ):
            raise wrong_file(self.stream, f"rows such as {rows[0].tolist()}")
        if self.num_rows == 0:
            first = rows[: self.stream.num_first_rows].astype("<f4").tobytes()
            if hashlib.sha256(first).hexdigest() != self.stream.first_rows_sha256:
                raise wrong_file(self.stream, f"other first rows: {rows[0].tolist()}")
        self.num_rows += len(rows)
        self.rows.append(rows)


def wrong_file(stream: Stream, received: str) -> ChecksumError:
    """Return the error for content that is not the published file's."""
    return ChecksumError(
        f"{stream.name} must be the published file of {stream.size} bytes, "
        f"sha256={stream.sha256}. Received: {received}. Sign in to the network if it shows a web "
        "page instead, try again later, name a mirror of yours in NEURONBOOK_MIRROR, or set "
        "NEURONBOOK_OFFLINE=1 to go on with synthetic data."
    )


def pack(rows: Rows) -> bytes:
    """Return the bytes of a TFRecord file."""
    import tensorflow as tf  # seconds, and only a download needs it

    path = f"ram://neuronbook/{uuid.uuid4()}"
    with tf.io.TFRecordWriter(path) as writer:
        for start in range(0, len(rows), RECORD_ROWS):
            writer.write(rows[start : start + RECORD_ROWS].astype("<f4").tobytes())
    with tf.io.gfile.GFile(path, "rb") as file:
        content: bytes = file.read()
    tf.io.gfile.remove(path)
    return content


def unpack(content: bytes, num_columns: int) -> Generator[Rows, None, None]:
    """Yield the rows of such a file, record by record; its CRCs are not looked at.

    Raises
    ------
    ValueError
        If it is no TFRecord file of such rows.
    """
    start = 0
    while start < len(content):  # a record: 8 bytes of length, 4 of CRC, the numbers, 4 of CRC
        size = int.from_bytes(content[start : start + 8], "little")
        start, stop = start + 12, start + 12 + size
        if size % (4 * num_columns) or stop + 4 > len(content):
            raise ValueError(
                f"A piece of rows must be a TFRecord file of {num_columns} float32 numbers a row. "
                f"Received: a record of {size} bytes, {len(content) - start} before the end. "
                "Clear the cache (`python -m neuronbook.datasets clear`) and load again."
            )
        yield np.frombuffer(content[start:stop], "<f4").reshape(-1, num_columns)
        start = stop + 4
