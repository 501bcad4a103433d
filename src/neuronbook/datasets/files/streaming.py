"""Read the first rows of a long gzipped CSV file, and no more of it than they need.

What was received is kept in the cache in pieces: the compressed bytes, so that nothing is
downloaded twice, and the rows as TFRecord files, so that nothing is parsed twice.  The checksum
of the file can be compared only when all of it is here.  Until then this is checked: that the
server announces a file of the published size, that the first rows are the published ones, that
each row has its numbers, and that what follows older bytes repeats the last of them.
"""

from __future__ import annotations

import contextlib
import hashlib
import logging
import re
from collections.abc import Callable, Generator

import requests
import urllib3

from neuronbook.datasets.files import network, pieces
from neuronbook.datasets.files.progress import Progress, watched_stream
from neuronbook.datasets.files.rows import RowReader, Stream, pack, wrong_file
from neuronbook.datasets.files.store import ChecksumError

PIECE_BYTES = 8 * 2**20
PIECE_ROWS = 100_000
CHUNK_BYTES = 65_536
OVERLAP_BYTES = 4096

logger = logging.getLogger("neuronbook.datasets")

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
    return f"{stream.name}.tfrecord"


class _Transfer:
    """What has been received and not yet been kept."""

    def __init__(self, stream: Stream, wanted: int) -> None:
        self.stream = stream
        self.row = pieces.end(pieces.find(rows_name(stream)))
        self.older = pieces.find(stream.name)  # another process may add to them meanwhile
        self.byte = pieces.end(self.older)
        self.received = bytearray()
        self.tail = self.older[-1].read()[-OVERLAP_BYTES:] if self.older else b""
        self.reader = RowReader(stream, skip=self.row, wanted=wanted)

    @property
    def position(self) -> int:
        return self.byte + len(self.received)

    def replay(self) -> None:
        """Read the rows that older bytes hold."""
        for piece in self.older:
            content = piece.read()
            for start in range(0, len(content), CHUNK_BYTES):
                if self.reader.is_done:
                    return
                self._feed(content[start : start + CHUNK_BYTES])
                self.save()

    def download(self, ask: Ask) -> None:
        """Receive until there are rows enough, from one address after another if need be.

        If it breaks off, the rows before are rows all the same.
        """
        with Progress(self.stream.name, watched_stream()) as progress:
            refused = self._ask_on(ask, progress)
        if refused and self.position < self.stream.size:
            raise wrong_file(self.stream, "; ".join(refused))
        self._feed(b"", last=True)

    def _ask_on(self, ask: Ask, progress: Progress) -> list[str]:
        """Ask until there are rows enough, or nothing more comes; return what was refused last."""
        before = -1
        refused: list[str] = []
        while not self.reader.is_done and before < self.position < self.stream.size:
            before = self.position
            refused.clear()
            start = self.position - len(self.tail)
            with contextlib.closing(ask(start)) as answers:
                for answer in answers:
                    if answer.response is None:
                        continue
                    refused += self._receive(answer.response, start, progress)
                    if self.position > before:
                        break
        return refused

    def _receive(self, response: requests.Response, start: int, progress: Progress) -> list[str]:
        """Take in one answer; return what is wrong with it, if it is not of this file."""
        first, size = _place(response)
        if size not in (None, self.stream.size) or first not in (0, start):
            response.close()
            kind = response.headers.get("content-type", "unknown type")
            return [f"{response.url}: {size} bytes from {first} on, {kind}"]
        skip, known = start - first, self.tail
        try:
            for received in response.raw.stream(CHUNK_BYTES, decode_content=False):
                chunk = received[skip:]
                skip = max(0, skip - len(received))
                if not known.startswith(chunk[: len(known)]):
                    return [f"{response.url}: other bytes than those received before"]
                known, chunk = known[len(chunk) :], chunk[len(known) :]
                self.received += chunk
                self.tail = (self.tail + chunk)[-OVERLAP_BYTES:]
                self._feed(chunk)
                self.save()
                progress.show(self.position, self._expected())
                if self.reader.is_done:
                    break
        except urllib3.exceptions.HTTPError as error:
            logger.info("%s: broke off at byte %d (%s)", response.url, self.position, error)
        finally:
            response.close()
        return []

    def _feed(self, chunk: bytes, *, last: bool = False) -> None:
        """Parse what came; if it is wrong, keep none of it, as nobody can tell since when."""
        try:
            self.reader.feed(chunk)
            if last:
                self.reader.finish()
        except ChecksumError:
            pieces.discard(self.stream.name)
            raise

    def _expected(self) -> int:
        """Return about how many bytes hold the rows wanted, judged by the rows so far."""
        if not self.reader.num_rows:
            return 0
        expected = self.position * self.reader.wanted // self.reader.num_rows
        return max(self.position, min(expected, self.stream.size))

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
            logger.debug("%s: %d rows are here", self.stream.name, self.row)

    def verify(self) -> None:
        """Compare the checksum of the whole file, if it is here."""
        kept = pieces.find(self.stream.name)
        if pieces.end(kept) < self.stream.size:
            return
        digest = hashlib.sha256()
        for piece in kept:
            digest.update(piece.read())
        if digest.hexdigest() != self.stream.sha256:
            pieces.discard(self.stream.name)
            raise wrong_file(self.stream, f"sha256={digest.hexdigest()}")


def _place(response: requests.Response) -> tuple[int, int | None]:
    """Return the first byte of an answer and the size of the whole file, as far as it says."""
    told = re.fullmatch(r"bytes (\d+)-\d+/(\d+)", response.headers.get("content-range", ""))
    if response.status_code == 206 and told:
        return int(told[1]), int(told[2])
    length = response.headers.get("content-length", "")
    return 0, int(length) if length.isdigit() else None
