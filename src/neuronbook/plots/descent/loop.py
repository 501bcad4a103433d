"""Training as a loop: from the inputs to the loss, and back to the weights."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.patches import FancyBboxPatch

from neuronbook.arguments import checked
from neuronbook.plots.drawing.diagrams import draw_arrow, new_drawing
from neuronbook.plots.drawing.palette import PALETTE
from neuronbook.plots.drawing.style import SMALL

__all__ = ["plot_training_loop"]

WIDTH, HEIGHT = 4.8, 2.5  # inches, like every length here
BOX = 0.3  # half the height of a box
# name: middle, half its width, the colour of its edge
BOXES = {
    "inputs": (0.55, 2.0, 0.42, "blue"),
    "model": (1.95, 2.0, 0.62, "orange"),
    "predictions": (3.9, 2.0, 0.6, "orange"),
    "targets": (2.35, 1.05, 0.45, "blue"),
    "loss": (3.9, 1.05, 0.45, "red"),
    "optimizer": (3.9, 0.32, 0.6, "green"),
}


@checked
def plot_training_loop(*, ax: Axes | None = None) -> Axes:
    """Draw what happens in a training step: model, predictions, loss, optimizer, and back.

    Parameters
    ----------
    ax
        Where to draw; a new figure if not given.

    Examples
    --------
    >>> len(plot_training_loop().patches)
    6
    """
    ax = new_drawing(WIDTH, HEIGHT, ax=ax)
    for words, (x, y, half, colour) in BOXES.items():
        half_height = 0.24 if words == "optimizer" else BOX
        box = FancyBboxPatch(
            (x - half, y - half_height),
            2 * half,
            2 * half_height,
            boxstyle="round,pad=0,rounding_size=0.08",
            facecolor=PALETTE["paper"],
            edgecolor=PALETTE[colour],
            linewidth=1.6,
        )
        ax.add_patch(box)
        ax.text(x, y, words, ha="center", va="center")
    draw_arrow(ax, (0.97, 2.0), (1.33, 2.0))
    draw_arrow(ax, (2.57, 2.0), (3.3, 2.0))
    draw_arrow(ax, (3.9, 1.7), (3.9, 1.35))
    draw_arrow(ax, (2.8, 1.05), (3.45, 1.05))
    draw_arrow(ax, (3.9, 0.75), (3.9, 0.56))
    ax.plot([3.3, 1.4], [0.32, 0.32], color=PALETTE["green"], linewidth=1.4)
    draw_arrow(ax, (1.4, 0.32), (1.4, 1.7), colour="green")
    ax.text(2.35, 0.44, "new weights", ha="center", va="bottom", fontsize=SMALL)
    return ax
