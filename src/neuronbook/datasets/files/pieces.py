"""Parts of a long file in the cache, each under a name that says what it holds.

`HIGGS.csv.gz.000000000000-000008388608.0f3a….piece` are the first 8 MiB, and the letters are
the beginning of their SHA-256.  A piece is written whole or not at all, never changed and checked
when it is read.  So a process that is killed loses one piece at most, and two processes that
fetch the same file at once write the same pieces.
"""

from __future__ import annotations

import dataclasses
import hashlib
import re
from pathlib import Path

from neuronbook.datasets.files import folders
from neuronbook.datasets.files.store import ChecksumError


@dataclasses.dataclass(frozen=True)
class Piece:
    """Where a piece begins and ends (bytes or rows), and its file."""

    start: int
    stop: int
    path: Path

    def read(self) -> bytes:
        """Return the content, checked."""
        content = folders.read_from_cache(self.path)
        if _digest(content) != self.path.name.split(".")[-2]:
            raise ChecksumError(
                f"The SHA-256 of a piece must begin as its name says. Received: {self.path}: "
                f"sha256={hashlib.sha256(content).hexdigest()} ({len(content)} bytes). "
                "Delete it (`python -m neuronbook.datasets clear`) and load the data set again."
            )
        return content


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:32]


def find(name: str) -> list[Piece]:
    """Return the pieces of `name` that lead furthest from the beginning without a gap.

    Two processes may have cut the same file in different places, so pieces can overlap.
    """
    pattern = re.compile(re.escape(name) + r"\.(\d{12})-(\d{12})\.[0-9a-f]{32}\.piece")
    chains: dict[int, list[Piece]] = {}  # the best chain from each place where a piece starts
    for path in sorted(folders.cache_folder().glob(f"{name}.*.piece"), reverse=True):
        match = pattern.fullmatch(path.name)
        if match and int(match[1]) < int(match[2]):
            piece = Piece(int(match[1]), int(match[2]), path)
            chain = [piece, *chains.get(piece.stop, [])]
            chains[piece.start] = max(chain, chains.get(piece.start, []), key=end)
    return chains.get(0, [])


def write(name: str, start: int, stop: int, content: bytes) -> None:
    """Keep what `name` holds from `start` to `stop`."""
    folders.write_to_cache(f"{name}.{start:012d}-{stop:012d}.{_digest(content)}.piece", content)


def discard(name: str) -> None:
    """Delete every piece of `name`, and of names that begin with it and a dot."""
    for path in folders.cache_folder().glob(f"{name}.*.piece"):
        path.unlink(missing_ok=True)


def end(found: list[Piece]) -> int:
    """Return where the last of the pieces found ends."""
    return found[-1].stop if found else 0
