"""The twin of CIFAR-10: small coloured drawings of ten kinds, for where the pictures are missing.

Each kind is a few ellipses, boxes and triangles in a few colours on a ground of two colours; their
size, place, direction and brightness vary, and there is noise.

Where it breaks down: everywhere but in shape, labels and colours. The drawings are no photographs,
and what a network learned from photographs says little about them; a network learns the ten kinds
far sooner than the real ones.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.floating[Any]]
Bytes = npt.NDArray[np.uint8]

SIDE = 32
SOFTNESS = 0.12  # width of an edge; the picture is 2 wide
NOISE = 14.0

SKY, WATER, ROAD, GRASS = (150, 190, 235), (60, 110, 160), (125, 125, 120), (90, 130, 60)
FLOOR, DARK, PALE = (160, 140, 120), (35, 35, 40), (215, 215, 210)
RED, BROWN, GREEN, GREY = (180, 50, 45), (125, 85, 50), (70, 140, 50), (130, 130, 135)


class Part(NamedTuple):
    """A piece of a drawing: its shape, middle, half width, half height and colour."""

    shape: str
    x: float
    y: float
    width: float
    height: float
    colour: tuple[int, int, int]


def _legs(y: float, colour: tuple[int, int, int]) -> list[Part]:
    return [Part("box", x, y, 0.06, 0.3, colour) for x in (-0.4, -0.25, 0.2, 0.35)]


def _wheels(*places: float) -> list[Part]:
    return [Part("ellipse", x, 0.42, 0.17, 0.17, DARK) for x in places]


# (upper ground, lower ground, parts), in the order of the labels
KINDS = (
    (SKY, SKY, [Part("ellipse", 0, 0, 0.8, 0.14, PALE), Part("triangle", 0.05, 0, 0.25, 0.6, PALE),
                Part("triangle", 0.7, -0.2, 0.15, 0.25, RED)]),
    (SKY, ROAD, [Part("box", 0, 0.2, 0.75, 0.22, RED), Part("ellipse", 0, -0.05, 0.42, 0.3, RED),
                 Part("box", 0, -0.08, 0.28, 0.1, DARK), *_wheels(-0.42, 0.42)]),
    (SKY, GRASS, [Part("ellipse", 0.05, 0.1, 0.4, 0.26, BROWN),
                  Part("ellipse", -0.35, -0.2, 0.18, 0.18, BROWN),
                  Part("triangle", -0.55, -0.18, 0.12, 0.08, RED)]),
    (FLOOR, FLOOR, [Part("ellipse", 0, 0.1, 0.5, 0.5, GREY),
                    Part("triangle", -0.3, -0.45, 0.18, 0.28, GREY),
                    Part("triangle", 0.3, -0.45, 0.18, 0.28, GREY),
                    Part("ellipse", -0.2, 0.0, 0.07, 0.1, DARK),
                    Part("ellipse", 0.2, 0.0, 0.07, 0.1, DARK)]),
    (GREEN, GRASS, [Part("ellipse", 0, 0.05, 0.45, 0.22, BROWN), *_legs(0.45, BROWN),
                    Part("ellipse", -0.5, -0.3, 0.14, 0.18, BROWN),
                    Part("box", -0.6, -0.65, 0.04, 0.25, DARK),
                    Part("box", -0.4, -0.65, 0.04, 0.25, DARK)]),
    (FLOOR, FLOOR, [Part("ellipse", 0, 0.05, 0.42, 0.5, BROWN),
                    Part("ellipse", -0.5, 0.05, 0.16, 0.4, DARK),
                    Part("ellipse", 0.5, 0.05, 0.16, 0.4, DARK),
                    Part("ellipse", 0, 0.3, 0.14, 0.1, DARK)]),
    (GRASS, BROWN, [Part("ellipse", 0, 0.15, 0.6, 0.35, GREEN),
                    Part("ellipse", -0.3, -0.25, 0.16, 0.16, PALE),
                    Part("ellipse", 0.3, -0.25, 0.16, 0.16, PALE)]),
    (SKY, GRASS, [Part("ellipse", 0.05, -0.05, 0.55, 0.28, BROWN), *_legs(0.45, BROWN),
                  Part("ellipse", -0.55, -0.45, 0.16, 0.32, BROWN),
                  Part("box", 0.62, 0.1, 0.05, 0.3, DARK)]),
    (SKY, WATER, [Part("box", 0, 0.25, 0.75, 0.18, DARK), Part("box", 0, -0.05, 0.4, 0.16, PALE),
                  Part("box", 0.1, -0.4, 0.08, 0.25, RED)]),
    (SKY, ROAD, [Part("box", 0.2, -0.1, 0.55, 0.42, PALE), Part("box", -0.55, 0.1, 0.22, 0.25, RED),
                 *_wheels(-0.55, 0.1, 0.5)]),
)  # fmt: skip


def make_drawings(num_examples: int, *, seed: int = 0) -> tuple[Bytes, Bytes]:
    """Return pictures (num_examples, 32, 32, 3) and labels, as many of each kind as can be.

    Examples
    --------
    >>> pictures, labels = make_drawings(20)
    >>> pictures.shape, pictures.dtype.name, sorted(labels.tolist())[:4]
    ((20, 32, 32, 3), 'uint8', [0, 0, 1, 1])
    """
    labels = (np.random.default_rng(seed).permutation(num_examples) % len(KINDS)).astype(np.uint8)
    pictures = np.empty((num_examples, SIDE, SIDE, 3), np.uint8)
    for label in range(len(KINDS)):
        places = np.flatnonzero(labels == label)
        pictures[places] = _draw(np.random.default_rng([seed, label]), label, len(places))
    return pictures, labels


def _draw(rng: np.random.Generator, label: int, num_pictures: int) -> Bytes:
    """Return drawings of one kind, (num_pictures, 32, 32, 3)."""
    upper, lower, parts = KINDS[label]
    line = ((np.arange(SIDE) + 0.5) / (SIDE / 2) - 1.0).astype(np.float32)
    across, down = np.meshgrid(line, line)

    def each(low: float, high: float) -> Array:
        return rng.uniform(low, high, (num_pictures, 1, 1)).astype(np.float32)

    x = (across - each(-0.25, 0.25)) * each(0.75, 1.5) * rng.choice([-1, 1], (num_pictures, 1, 1))
    y = (down - each(-0.2, 0.2)) * each(0.8, 1.4)
    x = x + each(-0.25, 0.25) * y
    horizon = soft(down - each(0.0, 0.4))[..., None]  # 0 above, 1 below
    picture = _tinted(rng, upper, num_pictures) * (1 - horizon)
    picture = picture + _tinted(rng, lower, num_pictures) * horizon
    for part in parts:
        inside = soft(_depth(part, x, y))[..., None]
        picture = picture * (1 - inside) + _tinted(rng, part.colour, num_pictures) * inside
    picture = picture * each(0.7, 1.2)[..., None] + rng.normal(0, NOISE, picture.shape)
    return np.clip(picture, 0, 255).astype(np.uint8)


def _tinted(rng: np.random.Generator, colour: tuple[int, int, int], num_pictures: int) -> Array:
    """Return a colour for each picture, (num_pictures, 1, 1, 3), that varies around `colour`."""
    shades = np.asarray(colour) + rng.normal(0, 45, (num_pictures, 1, 1, 3))
    return np.asarray(shades, np.float32)


def _depth(part: Part, x: Array, y: Array) -> Array:
    """Return how far inside the part each pixel lies, negative outside."""
    across, down = (x - part.x) / part.width, (y - part.y) / part.height
    size = min(part.width, part.height)
    if part.shape == "ellipse":
        return np.asarray((1 - np.hypot(across, down)) * size)
    if part.shape == "box":
        inside = np.minimum((1 - np.abs(across)) * part.width, (1 - np.abs(down)) * part.height)
        return np.asarray(inside)
    return np.asarray(np.minimum(1 - down, (down + 1) / 2 - np.abs(across)) * size)  # a triangle


def soft(depth: Array) -> Array:
    """Return 1 well inside, 0 outside, and between on the edge, where `depth` is 0."""
    return np.asarray(np.clip(depth / SOFTNESS + 0.5, 0.0, 1.0))
