"""A pen that draws soft outlines and cloth on many small pictures at once."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.floating[Any]]  # float32: twice as fast as float64

SOFTNESS = 0.07  # width of an edge: one pixel is 2 / 28


class Pen:
    """Draws on a batch of pictures: outlines are 0 (outside) to 1 (inside), colours 0 to 1."""

    def __init__(self, rng: np.random.Generator, x: Array, y: Array) -> None:
        self.rng, self.x, self.y = rng, x, y

    def draw(self, low: float, high: float) -> Array:
        """Return one number for each picture."""
        return self.rng.uniform(low, high, (len(self.x), 1, 1)).astype(np.float32)

    def chance(self, share: float) -> Array:
        """Return 1 for this share of the pictures, 0 for the others."""
        return (self.rng.random((len(self.x), 1, 1)) < share).astype(np.float32)

    def line(self, along: Array, *knots: tuple[Array | float, Array | float]) -> Array:
        """Return the height over `along` of straight lines from knot to knot, level outside."""
        (left, height), *others = knots
        result: Array = np.broadcast_to(np.asarray(height, np.float32), along.shape)
        for right, next_height in others:
            part = np.clip((along - left) / np.maximum(right - left, 1e-3), 0.0, 1.0)
            result = result + part * (next_height - height)
            left, height = right, next_height
        return result

    def box(
        self, left: Array | float, top: Array | float, right: Array | float, bottom: Array | float
    ) -> Array:
        """Return a rectangle."""
        return soft(self.x - left) * soft(right - self.x) * self.rows(top, bottom)

    def rows(self, top: Array | float, bottom: Array | float) -> Array:
        """Return a band across the picture."""
        return soft(self.y - top) * soft(bottom - self.y)

    def cloth(self) -> Array:
        """Return a brightness: one colour, its shading and folds, and stripes on a few."""
        dark = self.chance(0.22) * self.draw(0.2, 0.5)
        base = self.draw(0.65, 1.0) - dark
        shade = self.draw(-0.12, 0.12) * self.x + self.draw(-0.12, 0.12) * self.y
        shade = shade - self.draw(0.0, 0.22) * self.x**2
        turn, pace = self.draw(-0.6, 0.6), self.draw(3.0, 9.0)
        wave = np.sin(pace * (self.x + turn * self.y) + self.draw(0.0, 6.3))
        folds = self.draw(0.0, 0.08) * wave
        grain = self.rng.standard_normal(self.x.shape, np.float32) * self.draw(0.01, 0.07)
        spread = base + shade + folds + grain
        few = self.chance(0.12)[:, 0, 0] > 0
        place = np.where(self.chance(0.5)[few] > 0, self.y[few], self.x[few])
        stripes = np.sign(np.sin(self.draw(9.0, 25.0)[few] * place + self.draw(0.0, 6.3)[few]))
        spread[few] += self.draw(0.05, 0.3)[few] * stripes
        return np.clip(spread, 0.06, 1.0)

    def print_on(self, colour: Array, share: float) -> Array:
        """Return `colour` with a patch of another one on the chest of a share of the pictures."""
        width, top = self.draw(0.1, 0.32), self.draw(-0.5, -0.1)
        patch = self.box(-width, top, width, top + self.draw(0.15, 0.6)) * self.chance(share)
        return colour + patch * self.draw(-0.5, 0.3)


def soft(depth: Array) -> Array:
    """Return 1 well inside, 0 outside, and between on the edge, where `depth` is 0."""
    inside: Array = depth / SOFTNESS
    inside += 0.5
    return np.clip(inside, 0.0, 1.0, out=inside)
