"""The twin of Fashion-MNIST: garments drawn by rule, for where the pictures cannot be had.

Each of the ten kinds is an outline of a few straight lines, whose measures vary from picture to
picture, turned, sheared, scaled and moved a little, then shaded with folds, stripes, prints, seams
and noise.  Sleeves, legs, soles, straps and handles are there; pullover, coat and shirt are hard
to tell apart, as they are in the real pictures.

Where it breaks down: the outlines are symmetric and few, the cloth has no real folds, and nothing
is as varied as a shop's catalogue.  A network does better on these pictures than on real ones,
and one that was trained on these does worse on real ones than its score here promises.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from neuronbook.datasets.twins.fashion_mnist.pen import Array, Pen, soft

Pixels = npt.NDArray[np.uint8]

SIZE = 28


def draw_garments(rng: np.random.Generator, label: int, num_images: int) -> Pixels:
    """Return pictures of one kind, shape (num_images, 28, 28)."""
    x, y = _grid(rng, num_images)
    brightness = np.clip(KINDS[label](Pen(rng, x, y)), 0.0, 1.0)
    return (255.0 * brightness).astype(np.uint8)


def _grid(rng: np.random.Generator, num_images: int) -> tuple[Array, Array]:
    """Return where each pixel lies on the pattern: x to the right and y down, from -1 to 1.

    Each picture is turned, sheared, scaled and moved a little in a way of its own.
    """
    line = ((np.arange(SIZE) + 0.5) / (SIZE / 2) - 1.0).astype(np.float32)
    across, down = np.meshgrid(line, line)
    drawn = np.eye(2) + rng.normal(0.0, 0.035, (num_images, 2, 2))
    drawn[:, 0, 0] *= rng.uniform(0.9, 1.15, num_images)
    drawn[:, 1, 1] *= rng.uniform(0.97, 1.06, num_images)
    matrix = drawn.astype(np.float32)[..., None, None]
    shift = rng.normal(0.0, 0.03, (2, num_images, 1, 1)).astype(np.float32)
    x = matrix[:, 0, 0] * across + matrix[:, 0, 1] * down + shift[0]
    y = matrix[:, 1, 0] * across + matrix[:, 1, 1] * down + shift[1]
    return x, y


def _top(pen: Pen, *, sleeve: Array, length: Array | float, width: Array, neck: Array) -> Array:
    """Return the outline of a garment for the upper body; `sleeve` is where its sleeves end."""
    side = np.abs(pen.x)
    top = pen.draw(-0.95, -0.82)
    shoulder = width + pen.draw(0.02, 0.14)
    slope = pen.draw(0.12, 0.3)
    half = pen.line(
        pen.y, (top + slope, shoulder), (0.1, width), (length, width * pen.draw(0.92, 1.15))
    )
    body = soft(half - side) * pen.rows(-1.1, length)
    # an arm hangs from the shoulder, further out the lower it is
    spread, thick = pen.draw(0.0, 0.2), pen.draw(0.2, 0.32)
    middle = shoulder - 0.08 + spread * np.maximum(pen.y - top - slope, 0.0)
    arm = soft(thick / 2 - np.abs(side - middle)) * pen.rows(top + slope * 0.8, sleeve)
    shape = np.maximum(body, arm)
    shoulders = soft(
        pen.y - top - slope * np.clip(side - neck, 0.0, None) / np.maximum(shoulder - neck, 0.1)
    )
    cut = soft(
        pen.y
        - pen.line(side, (0.0, top + pen.draw(0.0, 0.12) + pen.chance(0.25) * 0.15), (neck, top))
    )
    return shape * shoulders * cut


def _tshirt(pen: Pen) -> Array:
    bare = pen.chance(0.12)  # a top without sleeves
    sleeve = pen.draw(-0.45, -0.1) * (1 - bare) - 0.9 * bare
    outline = _top(
        pen,
        sleeve=sleeve,
        length=pen.draw(0.82, 0.98),
        width=pen.draw(0.46, 0.62),
        neck=pen.draw(0.15, 0.3),
    )
    return outline * pen.print_on(pen.cloth(), 0.35)


def _long_sleeved(pen: Pen, *, length: Array, width: Array, neck: Array) -> Array:
    return _top(pen, sleeve=pen.draw(0.6, 0.98), length=length, width=width, neck=neck)


def _pullover(pen: Pen) -> Array:
    outline = _long_sleeved(
        pen, length=pen.draw(0.78, 0.95), width=pen.draw(0.4, 0.52), neck=pen.draw(0.14, 0.26)
    )
    return outline * pen.print_on(_with_armpits(pen, pen.cloth()), 0.15)


def _coat(pen: Pen) -> Array:
    outline = _long_sleeved(
        pen, length=pen.draw(0.85, 1.05), width=pen.draw(0.38, 0.52), neck=pen.draw(0.12, 0.24)
    )
    opening = soft(0.045 - np.abs(pen.x + pen.draw(-0.05, 0.05))) * pen.draw(-0.1, 0.4)
    lapel = soft(0.05 - np.abs(np.abs(pen.x) - 0.28 * np.clip(-0.1 - pen.y, 0, 1))) * pen.rows(
        -0.9, -0.1
    )
    colour = _with_armpits(pen, pen.cloth()) - opening - 0.2 * lapel * pen.chance(0.5)
    return outline * np.maximum(colour, 0.02)


def _shirt(pen: Pen) -> Array:
    short = pen.chance(0.4)
    sleeve = short * pen.draw(-0.4, 0.0) + (1 - short) * pen.draw(0.45, 0.85)
    outline = _top(
        pen,
        sleeve=sleeve,
        length=pen.draw(0.82, 1.0),
        width=pen.draw(0.38, 0.55),
        neck=pen.draw(0.12, 0.28),
    )
    buttons = (
        soft(0.03 - np.abs(pen.x + pen.draw(-0.04, 0.04))) * pen.draw(-0.25, 0.35) * pen.chance(0.7)
    )
    collar = soft(0.05 - np.abs(np.abs(pen.x) - 0.25 * np.clip(-0.5 - pen.y, 0, 1))) * pen.rows(
        -1.0, -0.5
    )
    colour = _with_armpits(pen, pen.cloth()) - buttons - 0.3 * collar
    return outline * np.maximum(colour, 0.03)


def _with_armpits(pen: Pen, colour: Array) -> Array:
    """Return the colour with a darker line between sleeve and body."""
    place = pen.draw(0.4, 0.5)
    seam = soft(0.035 - np.abs(np.abs(pen.x) - place)) * pen.rows(-0.4, 0.8)
    return colour - seam * pen.draw(0.0, 0.5)


def _trouser(pen: Pen) -> Array:
    side = np.abs(pen.x)
    waist, foot = pen.draw(0.24, 0.36), pen.draw(0.24, 0.44)
    outer = pen.line(pen.y, (-1.0, waist), (-0.5, waist + 0.06), (0.98, foot))
    crotch, gap = pen.draw(-0.55, -0.2), pen.draw(0.02, 0.22)
    inner = pen.line(pen.y, (crotch, -0.08), (crotch + 0.15, 0.02), (0.98, gap))
    outline = soft(outer - side) * soft(side - inner) * pen.rows(pen.draw(-1.0, -0.92), 0.97)
    return outline * (pen.cloth() - 0.2 * soft(0.04 - side) * pen.draw(0.0, 1.0))


def _dress(pen: Pen) -> Array:
    side = np.abs(pen.x)
    bust, waist, hem = pen.draw(0.22, 0.4), pen.draw(0.18, 0.36), pen.draw(0.22, 0.55)
    half = pen.line(pen.y, (-0.95, bust), (-0.45, bust), (pen.draw(-0.2, 0.0), waist), (1.0, hem))
    body = soft(half - side) * pen.rows(-1.1, pen.draw(0.9, 1.05))
    sleeved = pen.chance(0.4)
    middle = bust + pen.draw(0.05, 0.35) * np.maximum(pen.y + 0.8, 0.0)
    arm = (
        soft(pen.draw(0.07, 0.12) - np.abs(side - middle))
        * pen.rows(-0.85, pen.draw(-0.6, 0.5))
        * sleeved
    )
    neck = pen.draw(0.06, 0.2)
    cut = soft(pen.y - pen.line(side, (0.0, pen.draw(-0.85, -0.55)), (neck, -0.97), (0.4, -0.85)))
    belt = soft(0.05 - np.abs(pen.y + pen.draw(0.0, 0.25))) * pen.draw(-0.3, 0.3) * pen.chance(0.3)
    return np.maximum(body, arm) * cut * (pen.cloth() + belt)


def _shoe(pen: Pen, *, sole: Array, ankle: Array, heel_top: Array) -> tuple[Array, Array]:
    """Return the outline of a shoe, toe to the left, and how high each pixel is over its sole."""
    toe = sole - pen.draw(0.2, 0.32)
    tongue = pen.draw(-0.05, 0.35)
    top = pen.line(
        pen.x,
        (-0.98, sole - 0.08),
        (-0.8, toe),
        (-0.45, toe - 0.1),
        (tongue, ankle),
        (0.93, heel_top),
    )
    bottom = pen.line(pen.x, (-0.95, sole), (-0.2, sole + 0.03), (0.9, sole))
    outline = soft(pen.y - top) * soft(bottom - pen.y) * soft(pen.x + 0.97) * soft(0.95 - pen.x)
    return outline, bottom - pen.y


def _sneaker(pen: Pen) -> Array:
    ankle = pen.draw(-0.55, -0.1)
    outline, height = _shoe(
        pen, sole=pen.draw(0.25, 0.5), ankle=ankle, heel_top=ankle + pen.draw(-0.05, 0.2)
    )
    sole = soft(pen.draw(0.08, 0.16) - height) * pen.draw(-0.6, 0.4)
    stripe = np.sin(
        pen.draw(6.0, 14.0) * (pen.x + pen.draw(-1.0, 1.0) * pen.y) + pen.draw(0.0, 6.3)
    )
    return outline * np.maximum(pen.cloth() + sole + pen.draw(0.0, 0.25) * stripe, 0.05)


def _boot(pen: Pen) -> Array:
    top = pen.draw(-1.0, -0.35)
    sole = pen.draw(0.5, 0.9)
    ankle = sole - pen.draw(0.5, 0.8)
    outline, height = _shoe(pen, sole=sole, ankle=ankle, heel_top=ankle)
    front = pen.draw(-0.3, 0.15)
    shaft = pen.box(front, top, pen.draw(0.78, 0.93), sole - 0.1)
    raised = pen.chance(0.45)  # on a heel
    heel = pen.box(pen.draw(0.4, 0.6), sole - 0.1, 0.92, sole + 0.3 * raised) * raised
    edge = soft(pen.draw(0.05, 0.13) - height) * pen.draw(-0.6, 0.2)
    whole = np.maximum(np.maximum(outline, shaft), heel)
    return whole * np.maximum(pen.cloth() + edge, 0.05)


def _sandal(pen: Pen) -> Array:
    raised = pen.chance(0.5) * pen.draw(0.2, 0.75)  # how high the heel is
    base = pen.draw(0.35, 0.6)
    sole = pen.line(pen.x, (-0.95, base), (-0.4, base), (0.9, base - raised))
    thick = pen.draw(0.08, 0.18) + 0.1 * pen.chance(0.3)
    ends = soft(pen.x + 0.95) * soft(0.93 - pen.x)
    shape = soft(thick / 2 - np.abs(pen.y - sole)) * ends
    heel = pen.box(pen.draw(0.6, 0.8), sole - 0.05, 0.92, base + 0.05) * (raised > 0)
    height = sole - pen.y  # of a pixel above the sole
    reach = pen.line(
        pen.x,
        (-0.95, 0.0),
        (-0.6, 0.3),
        (-0.2, pen.draw(0.3, 0.6)),
        (0.3, pen.draw(0.3, 0.8)),
        (0.9, pen.draw(0.2, 0.8)),
    )
    straps = np.sin(
        pen.draw(5.0, 13.0) * (pen.x + pen.draw(-0.7, 0.7) * pen.y) + pen.draw(0.0, 6.3)
    )
    upper = soft(height) * soft(reach - height) * soft((straps - pen.draw(-0.2, 0.7)) * 0.12) * ends
    edge = soft(0.05 - np.abs(reach - height)) * ends * pen.chance(0.6)
    whole: Array = np.maximum(np.maximum(shape, heel), np.maximum(upper, edge))
    return whole * (pen.cloth() - 0.1)


def _bag(pen: Pen) -> Array:
    half, top, bottom = pen.draw(0.6, 1.0), pen.draw(-0.7, 0.0), pen.draw(0.6, 0.95)
    side = np.abs(pen.x)
    body = soft(
        pen.line(pen.y, (top, half * pen.draw(0.8, 1.0)), (bottom, half)) - side
    ) * pen.rows(top, bottom)
    # the handle: half a ring above the body
    wide, high = pen.draw(0.25, 0.7), np.minimum(pen.draw(0.3, 0.9), top + 1.0)
    radius = np.hypot(pen.x / wide, np.minimum(pen.y - top, 0.0) / np.maximum(high, 0.1))
    handle = soft((pen.draw(0.06, 0.26) / 2 - np.abs(radius - 0.9)) * 0.5) * soft(
        top + 0.05 - pen.y
    )
    flap = soft(0.03 - np.abs(pen.y - top - pen.draw(0.1, 0.5))) * pen.draw(0.0, 0.4)
    return np.maximum(body * (pen.cloth() - flap), handle * pen.chance(0.7) * pen.draw(0.3, 0.9))


KINDS: tuple[Callable[[Pen], Array], ...] = (
    _tshirt, _trouser, _pullover, _dress, _coat, _sandal, _shirt, _sneaker, _bag, _boot,
)  # fmt: skip
