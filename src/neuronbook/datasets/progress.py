"""Show how much of a download is here, to somebody who watches.

The bar is one line, drawn over itself: on stderr if that is a terminal, else in a notebook's
output.  Nobody watches a log file, a test or the press, whose notebooks download nothing; there
nothing is ever drawn.
"""

from __future__ import annotations

import sys
import time
from typing import Self, TextIO

DELAY_SECONDS = 0.5  # what is quicker needs no bar
REDRAW_SECONDS = 0.1
WIDTH = 24


def watched_stream() -> TextIO | None:
    """Return the stream somebody watches, or None.

    A notebook paints stderr as a warning, so there it is stdout.
    """
    if type(sys.stdout).__module__ == "ipykernel.iostream":
        return sys.stdout
    return sys.stderr if sys.stderr is not None and sys.stderr.isatty() else None


class Progress:
    """The bar of one download, as a context; `stream` is None if nobody watches."""

    def __init__(self, name: str, stream: TextIO | None) -> None:
        self.name, self.stream = name, stream
        self._next = time.monotonic() + DELAY_SECONDS
        self._latest = (0, 0)
        self._drawn = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.stream is not None and self._drawn:
            self._draw(self.stream)
            self.stream.write("\n")
            self.stream.flush()

    def show(self, received: int, total: int) -> None:
        """Take note of the bytes received, of `total` (0: nobody knows), and draw now and then."""
        self._latest = (received, total)
        if self.stream is not None and time.monotonic() >= self._next:
            self._draw(self.stream)
            self._next = time.monotonic() + REDRAW_SECONDS

    def _draw(self, stream: TextIO) -> None:
        text = f"{self.name} {draw_bar(*self._latest)}"
        if text != self._drawn:
            start = "\r" if self._drawn else ""
            stream.write(start + text.ljust(len(self._drawn)))  # nothing of a longer text is left
            stream.flush()
            self._drawn = text


def draw_bar(received: int, total: int) -> str:
    """Return a bar and the sizes in words.

    Examples
    --------
    >>> draw_bar(12_300_000, 24_600_000)
    '[############............] 12.3 of 24.6 MB'
    >>> draw_bar(12_300, 0)
    '12 kB'
    """
    in_megabytes = max(received, total) >= 1_000_000
    here, whole = (
        f"{size / 1e6:.1f}" if in_megabytes else f"{size / 1e3:.0f}" for size in (received, total)
    )
    unit = "MB" if in_megabytes else "kB"
    if not total:
        return f"{here} {unit}"
    filled = min(WIDTH, WIDTH * received // total)
    return f"[{'#' * filled}{'.' * (WIDTH - filled)}] {here} of {whole} {unit}"
