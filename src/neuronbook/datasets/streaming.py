"""Read the first rows of a long gzipped CSV file, and no more of it than they need.

What was received is kept in the cache in pieces: the compressed bytes, so that nothing is
downloaded twice, and the rows as float32, so that nothing is parsed twice.  The checksum of the
file can be compared only when all of it is here.  Until then this is checked: that the server
announces a file of the published size, that the first rows are the published ones, that each row
has its numbers, and that what follows older bytes repeats the last of them.
"""

from __future__ import annotations

import contextlib
import dataclasses
import hashlib
import io
import logging
import re
import zlib
from collections.abc import Callable, Generator

import numpy as np
import numpy.typing as npt
import pandas as pd
import requests
import urllib3

from neuronbook.datasets import network, pieces
from neuronbook.datasets.store import ChecksumError

Rows = npt.NDArray[np.float32]

PIECE_BYTES = 8 * 2**20
PIECE_ROWS = 100_000
BLOCK_ROWS = 10_000  # parsed at a time
CHUNK_BYTES = 65_536
OVERLAP_BYTES = 4096

logger = logging.getLogger("neuronbook.datasets")


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
        """Parse what is left when the file has ended."""
        if self._num_lines:
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


Ask = Callable[[int], Generator[network.Answer, None, None]]


def get_rows(stream: Stream, wanted: int, ask: Ask) -> list[pieces.Piece]:
    """Return pieces with at least `wanted` rows, or with as many as can be had.

    `ask(start)` asks the addresses for the file from byte `start` on.
    """
    kept = pieces.find(rows_name(stream))
    if pieces.end(kept) >= wanted:
        return kept
    transfer = _Transfer(stream, wanted)
    try:
        transfer.replay()
        transfer.download(ask)
    except ChecksumError:
        raise
    except BaseException:
        transfer.save(everything=True)  # interrupted by the reader, say
        raise
    transfer.save(everything=True)
    transfer.verify()
    return pieces.find(rows_name(stream))


def rows_name(stream: Stream) -> str:
    """Return the name of the pieces that hold rows."""
    return f"{stream.name}.rows"


class _Transfer:
    """What has been received and not yet been kept."""

    def __init__(self, stream: Stream, wanted: int) -> None:
        self.stream = stream
        self.row = pieces.end(pieces.find(rows_name(stream)))
        self.byte = pieces.end(pieces.find(stream.name))
        self.received = bytearray()
        self.reader = RowReader(stream, skip=self.row, wanted=wanted)

    @property
    def position(self) -> int:
        return self.byte + len(self.received)

    def replay(self) -> None:
        """Read the rows that older bytes hold."""
        for piece in pieces.find(self.stream.name):
            content = piece.read()
            for start in range(0, len(content), CHUNK_BYTES):
                if self.reader.is_done:
                    return
                self.reader.feed(content[start : start + CHUNK_BYTES])
                self.save()

    def download(self, ask: Ask) -> None:
        """Receive until there are rows enough, from one address after another if need be."""
        before = -1
        refused: list[str] = []
        while not self.reader.is_done and before < self.position < self.stream.size:
            before = self.position
            refused.clear()
            start = max(0, self.position - OVERLAP_BYTES)
            with contextlib.closing(ask(start)) as answers:
                for answer in answers:
                    if answer.response is None:
                        continue
                    refused += self._receive(answer.response, start)
                    if self.position > before:
                        break
        if self.position == self.stream.size:
            self.reader.finish()
        elif refused:
            raise wrong_file(self.stream, "; ".join(refused))

    def _receive(self, response: requests.Response, start: int) -> list[str]:
        """Take in one answer; return what is wrong with it, if it is not of this file."""
        first, size = _place(response)
        if size not in (None, self.stream.size) or first not in (0, start):
            response.close()
            kind = response.headers.get("content-type", "unknown type")
            return [f"{response.url}: {size} bytes from {first} on, {kind}"]
        skip, known = start - first, self._last(self.position - start)
        try:
            for received in response.raw.stream(CHUNK_BYTES, decode_content=False):
                chunk = received[skip:]
                skip = max(0, skip - len(received))
                if not known.startswith(chunk[: len(known)]):
                    return [f"{response.url}: other bytes than those received before"]
                known, chunk = known[len(chunk) :], chunk[len(known) :]
                self.received += chunk
                self.reader.feed(chunk)
                self.save()
                if self.reader.is_done:
                    break
        except urllib3.exceptions.HTTPError as error:
            logger.info("%s: broke off at byte %d (%s)", response.url, self.position, error)
        finally:
            response.close()
        return []

    def _last(self, number: int) -> bytes:
        """Return the last bytes before the position."""
        kept = pieces.find(self.stream.name)
        before = kept[-1].read() if kept else b""
        return (before + self.received)[-number:] if number else b""

    def save(self, *, everything: bool = False) -> None:
        """Keep what fills a piece, or everything."""
        while len(self.received) >= (1 if everything else PIECE_BYTES):
            content = bytes(self.received[:PIECE_BYTES])
            pieces.write(self.stream.name, self.byte, self.byte + len(content), content)
            self.byte += len(content)
            del self.received[: len(content)]
        while self.reader.num_rows - self.row >= (1 if everything else PIECE_ROWS):
            rows = self.reader.take(PIECE_ROWS)
            content = pack(rows)
            pieces.write(rows_name(self.stream), self.row, self.row + len(rows), content)
            self.row += len(rows)
            logger.info("%s: %d rows are here", self.stream.name, self.row)

    def verify(self) -> None:
        """Compare the checksum of the whole file, if it is here."""
        if self.position < self.stream.size:
            return
        digest = hashlib.sha256()
        for piece in pieces.find(self.stream.name):
            digest.update(piece.read())
        if digest.hexdigest() != self.stream.sha256:
            raise wrong_file(self.stream, f"sha256={digest.hexdigest()}")


def _place(response: requests.Response) -> tuple[int, int | None]:
    """Return the first byte of an answer and the size of the whole file, as far as it says."""
    told = re.fullmatch(r"bytes (\d+)-\d+/(\d+)", response.headers.get("content-range", ""))
    if response.status_code == 206 and told:
        return int(told[1]), int(told[2])
    length = response.headers.get("content-length", "")
    return 0, int(length) if length.isdigit() else None


def pack(rows: Rows) -> bytes:
    """Return the bytes of a NumPy file."""
    content = io.BytesIO()
    np.save(content, rows, allow_pickle=False)
    return content.getvalue()


def unpack(content: bytes) -> Rows:
    """Return the rows of a NumPy file; nothing in it is ever run."""
    rows: Rows = np.load(io.BytesIO(content), allow_pickle=False)
    return rows
