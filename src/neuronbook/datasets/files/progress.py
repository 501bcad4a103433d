"""Show how much of a download is here, to somebody who watches.

The bar stands on stderr if that is a terminal, or in a notebook's output.  Nobody watches a log
file, a test or the press, whose notebooks download nothing; there nothing is ever drawn.
"""

from __future__ import annotations

import sys
from typing import Self, TextIO

from tqdm import tqdm

DELAY_SECONDS = 0.5  # what is quicker needs no bar
REDRAW_SECONDS = 0.1


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
        self._bar = tqdm(
            desc=name,
            file=stream,
            disable=stream is None,
            unit="B",
            unit_scale=True,
            delay=DELAY_SECONDS,
            mininterval=REDRAW_SECONDS,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.close()

    def show(self, received: int, total: int) -> None:
        """Take note of the bytes received, of `total` (0: nobody knows), and draw now and then."""
        self._bar.total = total or None
        self._bar.update(received - self._bar.n)
