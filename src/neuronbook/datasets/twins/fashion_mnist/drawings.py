"""Draw thousands of garments, on as many threads as there are processors."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from neuronbook.datasets.twins.fashion_mnist.garments import KINDS, SIZE, Pixels, draw_garments

IMAGES_A_BATCH = 200  # few enough for a processor's cache, and enough to keep it busy


def make_garments(num_examples: int, *, seed: int = 0) -> tuple[Pixels, Pixels]:
    """Return images (num_examples, 28, 28) and labels, as many of each kind as can be, shuffled.

    Examples
    --------
    >>> images, labels = make_garments(20)
    >>> images.shape, images.dtype.name, sorted(labels.tolist())[:4]
    ((20, 28, 28), 'uint8', [0, 0, 1, 1])
    """
    return Drawing(num_examples, seed=seed).finish()


class Drawing:
    """Garments that are being drawn, on threads of their own, from the moment it is made."""

    def __init__(self, num_examples: int, *, seed: int = 0) -> None:
        order = np.random.default_rng(seed).permutation(num_examples)
        self._labels = (order % len(KINDS)).astype(np.uint8)
        self._images = np.empty((num_examples, SIZE, SIZE), np.uint8)
        self._seed = seed
        # NumPy lets other threads run while it computes; more of them than processors would
        # only wait for each other.
        self._threads = ThreadPoolExecutor(os.cpu_count())
        counts = enumerate(np.bincount(self._labels, minlength=len(KINDS)))
        self._parts = [
            self._threads.submit(self._draw, kind, start)
            for kind, count in counts
            for start in range(0, count, IMAGES_A_BATCH)
        ]

    def finish(self) -> tuple[Pixels, Pixels]:
        """Wait for the last picture; return images and labels."""
        for part in self._parts:
            part.result()
        self._threads.shutdown()
        return self._images, self._labels

    def cancel(self) -> None:
        """Draw no more."""
        self._threads.shutdown(cancel_futures=True)

    def _draw(self, label: int, start: int) -> None:
        places = np.flatnonzero(self._labels == label)[start : start + IMAGES_A_BATCH]
        rng = np.random.default_rng([self._seed, label, start])
        self._images[places] = draw_garments(rng, label, len(places))
