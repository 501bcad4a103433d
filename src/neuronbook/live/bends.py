"""Three rectified linear units and their sum, moved by kinks and output weights."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes

from neuronbook.arguments import checked
from neuronbook.live.figure import Live, Slider, Values, dots
from neuronbook.plots.drawing.palette import PALETTE
from neuronbook.plots.drawing.style import DATA_COLOURS

__all__ = ["try_bends"]

LOW, HIGH, TALL = -3, 3, 6
LARGEST = 2.5
"""Output weights go from minus this to this."""


@checked
def try_bends(kinks: tuple[float, float, float], weights: tuple[float, float, float]) -> Live:
    """Show three hinges, each times its output weight, and their sum.

    Parameters
    ----------
    kinks
        Where the units bend in the still, between -3 and 3.
    weights
        Their output weights in the still, between -2.5 and 2.5.
    """
    figure, (left, right) = plt.subplots(1, 2, figsize=(4.8, 2.35), sharey=True)
    parts: dict[str, Any] = {}
    controls = []
    for number, colour in enumerate(DATA_COLOURS[:3], start=1):
        (parts[f"unit_{number}"],) = left.plot([], [], color=PALETTE[colour])
        kink, weight = kinks[number - 1], weights[number - 1]
        controls += [
            Slider(f"k{number}", f"{colour}: kink", kink, LOW, HIGH, 0.1),
            Slider(f"v{number}", f"{colour}: output weight", weight, -LARGEST, LARGEST, 0.1),
        ]
    (parts["total"],) = right.plot([], [], color=PALETTE["orange"])
    parts["rings"] = _rings(right, "ink", 6.4)
    parts["holes"] = _rings(right, "paper", 4)
    for ax, title in ((left, "three units"), (right, "their sum")):
        ax.set(xlim=(LOW, HIGH), ylim=(-TALL, TALL), xticks=[-2, 0, 2], yticks=[-4, 0, 4])
        ax.set_title(title)
    return Live(
        figure,
        bend,
        data={"low": LOW, "high": HIGH},
        controls=controls,
        parts=parts,
        status="slopes from left to right: 0, {s1:.1f}, {s2:.1f}, {s3:.1f}",
    )


def _rings(ax: Axes, colour: str, size: float) -> Any:
    return ax.plot([], [], color=PALETTE[colour], linewidth=size, zorder=3)[0]


def bend(
    data: Mapping[str, Any], *, k1: float, v1: float, k2: float, v2: float, k3: float, v3: float
) -> Values:
    """Compute three hinges ``v max(0, x - k)``, their sum, and the slopes between its bends."""
    low, high = data["low"], data["high"]
    kinks, weights = np.array([k1, k2, k3]), np.array([v1, v2, v3])
    order = np.argsort(kinks, kind="stable")
    places = np.array([low, *kinks[order], high])
    heights = np.maximum(0, places[:, np.newaxis] - kinks) @ weights  # (5,)
    total = np.stack([places, heights], axis=1)
    slopes = np.cumsum(weights[order])
    units = {
        f"unit_{number}": np.array([[low, 0], [kink, 0], [high, weight * (high - kink)]])
        for number, (kink, weight) in enumerate(zip(kinks, weights, strict=True), start=1)
    }
    bends = dots(total[1:-1])
    return {
        **units,
        "total": total,
        "rings": bends,
        "holes": bends,
        **{f"s{number}": float(slope) for number, slope in enumerate(slopes, start=1)},
    }
