"""How a score becomes a probability, and what a probability costs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import numpy as np
from matplotlib.axes import Axes

from neuronbook.arguments import Share, Within, checked
from neuronbook.plots.drawing.legends import legend_of_all
from neuronbook.plots.drawing.palette import PALETTE
from neuronbook.plots.drawing.panels import new_panels
from neuronbook.plots.drawing.style import LINE_STYLES, SMALL, figure_of, new_axes

__all__ = ["plot_cross_entropy", "plot_sigmoid"]


@checked
def plot_sigmoid(
    scores: Sequence[Annotated[float, Within(-6, 6)]] = (-2, 0, 2), *, ax: Axes | None = None
) -> Axes:
    """Draw the sigmoid, and what it makes of some scores.

    Parameters
    ----------
    scores
        The scores to mark, each between -6 and 6.
    ax
        Where to draw; a new figure if not given.
    """
    ax = ax if ax is not None else new_axes(height=2.7)
    ax.axvline(0, color=PALETTE["muted"], linewidth=0.9)
    z = np.linspace(-6, 6, 121)
    ax.plot(z, 1 / (1 + np.exp(-z)), color=PALETTE["blue"])
    for score in scores:
        probability = 1 / (1 + np.exp(-score))
        ends = [score, score, -6], [0, probability, probability]
        ax.plot(*ends, color=PALETTE["orange"], linewidth=1.1, linestyle=LINE_STYLES[1])
        ax.plot(score, probability, "o", color=PALETTE["orange"], markersize=6)
        ax.annotate(
            f"{probability:.2f}",
            (score, probability),
            xytext=(9, -5),
            textcoords="offset points",
            color=PALETTE["orange"],
            fontsize=10,
        )
    ax.set(xlim=(-6, 6), ylim=(0, 1), xlabel="score", ylabel="probability")
    ax.set_xticks(range(-6, 7, 2))
    ax.set_yticks([0, 0.25, 0.5, 0.75, 1])
    return ax


@checked
def plot_cross_entropy(
    class_names: tuple[str, str] = ("0", "1"),
    *,
    threshold: Share = 0.5,
    axes: Sequence[Axes] | None = None,
) -> list[Axes]:
    """Draw side by side what accuracy and what cross-entropy make of one predicted probability.

    Parameters
    ----------
    class_names
        The names of class 0 and of class 1.
    threshold
        The probability of class 1 from which on class 1 is predicted.
    axes
        Two axes; a new figure if not given.
    """
    if axes is None:
        axes = new_panels(2, 2, row_height=2.9, sharey=False)
    right, cost = axes
    steps = [0, threshold, threshold, 1]
    p = np.linspace(0.005, 0.995, 199)
    drawn = (("orange", -np.log(1 - p)), ("blue", -np.log(p)))
    for index, (name, (colour, costs)) in enumerate(zip(class_names, drawn, strict=True)):
        is_right = [1 - index, 1 - index, index, index]
        for ax, x, y in ((right, steps, is_right), (cost, p, costs)):
            ax.plot(x, y, color=PALETTE[colour], linestyle=LINE_STYLES[1 - index], label=name)
    right.set(xlim=(0, 1), ylim=(-0.05, 1.05), ylabel="accuracy", yticks=[0, 1])
    cost.set(ylim=(0, 4), ylabel="cross-entropy", yticks=range(5))
    right.set_xticks([0, 0.5, 1])
    figure_of(right).supxlabel("predicted probability of class 1", fontsize=11)
    legend_of_all(right)
    for ax in axes:
        ax.tick_params(labelsize=SMALL)
    return list(axes)
