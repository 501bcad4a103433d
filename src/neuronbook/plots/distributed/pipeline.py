"""What an input pipeline does to the events of a few files, from the disk to the devices."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import FancyBboxPatch

from neuronbook.arguments import Seed, checked
from neuronbook.plots.drawing.diagrams import new_drawing
from neuronbook.plots.drawing.palette import PALETTE
from neuronbook.plots.drawing.style import DATA_COLOURS, SMALL

__all__ = ["plot_pipeline"]

WIDTH, STEP, LEFT = 4.8, 0.205, 1.2  # inches: the figure, one event, and the words before them
ROW = 0.62
NUM_FILES, EVENTS_A_FILE = 4, 4


@checked
def plot_pipeline(*, num_replicas: int = 2, seed: Seed = 0, ax: Axes | None = None) -> Axes:
    """Draw four files of four events, and how they reach the replicas of a strategy.

    Each dot is an event (in truth: a record of many), in the colour of its file.

    Parameters
    ----------
    num_replicas
        Among how many devices a batch of 8 events is shared: 1, 2, 4 or 8.
    seed
        Of the order of the events.
    ax
        Where to draw; a new figure if not given.

    Raises
    ------
    ValueError
        If a batch of 8 cannot be shared evenly.
    """
    if num_replicas not in (1, 2, 4, 8):
        raise ValueError(
            "The batch of 8 events is shared evenly. "
            f"Received: num_replicas={num_replicas!r}. Take 1, 2, 4 or 8."
        )
    ax = new_drawing(WIDTH, 4 * ROW + 0.75, ax=ax)
    files = np.repeat(np.arange(NUM_FILES), EVENTS_A_FILE)
    mixed = np.tile(np.arange(NUM_FILES), EVENTS_A_FILE)
    shuffled = np.random.default_rng(seed).permutation(mixed)
    rows = (
        ("files", files, EVENTS_A_FILE),
        ("interleave", mixed, 0),
        ("shuffle", shuffled, 0),
        ("batch", shuffled, 8),
        ("replicas", shuffled, 8 // num_replicas),
    )
    for number, (words, order, group) in enumerate(rows):
        y = 4 * ROW + 0.42 - number * ROW
        ax.text(LEFT - 0.22, y, words, ha="right", va="center")
        _draw_events(ax, order, y=y, group=group)
        if number:
            ax.annotate(
                "", (LEFT + 8 * STEP, y + 0.19), (LEFT + 8 * STEP, y + ROW - 0.19),
                arrowprops={"arrowstyle": "->", "color": PALETTE["muted"], "linewidth": 1.1},
            )  # fmt: skip
    for half, words in enumerate(("now", "prefetch")):
        ax.text(
            LEFT + (8 * half + 4) * STEP, 0.12, words, ha="center", va="center", fontsize=SMALL,
            color=PALETTE["muted"],
        )  # fmt: skip
    return ax


def _draw_events(ax: Axes, order: np.ndarray, *, y: float, group: int) -> None:
    if group:
        for start in range(0, len(order), group):
            box = FancyBboxPatch(
                (LEFT + start * STEP + 0.015, y - 0.14),
                group * STEP - 0.03,
                0.28,
                boxstyle="round,pad=0,rounding_size=0.05",
                facecolor=PALETTE["grid"],
                edgecolor=PALETTE["muted"],
                linewidth=0.8,
            )
            ax.add_patch(box)
    for place, file in enumerate(order):
        ax.plot(
            LEFT + (place + 0.5) * STEP, y, marker="os^D"[file], markersize=8.5,
            color=PALETTE[DATA_COLOURS[file]],
        )  # fmt: skip
