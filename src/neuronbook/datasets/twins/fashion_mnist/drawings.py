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
    order = np.random.default_rng(seed).permutation(num_examples)
    labels = (order % len(KINDS)).astype(np.uint8)
    images = np.empty((num_examples, SIZE, SIZE), np.uint8)

    def draw(batch: tuple[int, int]) -> None:
        label, start = batch
        places = np.flatnonzero(labels == label)[start : start + IMAGES_A_BATCH]
        rng = np.random.default_rng([seed, label, start])
        images[places] = draw_garments(rng, label, len(places))

    counts = enumerate(np.bincount(labels, minlength=len(KINDS)))
    batches = [(kind, start) for kind, count in counts for start in range(0, count, IMAGES_A_BATCH)]
    # NumPy lets other threads run while it computes; more of them than processors would only
    # wait for each other.
    with ThreadPoolExecutor(os.cpu_count()) as threads:
        list(threads.map(draw, batches))
    return images, labels
