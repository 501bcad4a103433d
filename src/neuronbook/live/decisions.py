"""What a threshold decides: four counts, a place on the ROC curve, and a cost."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import Annotated, Any

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path
from matplotlib.text import Text
from numpy.typing import NDArray

from neuronbook.arguments import ColumnOf, Share, checked
from neuronbook.live.figure import Choice, Live, Slider, Values, dots
from neuronbook.plots.classes.roc import draw_roc, roc
from neuronbook.plots.classes.thresholds import OUTCOMES
from neuronbook.plots.drawing.palette import PALETTE
from neuronbook.plots.drawing.style import LINE_STYLES, SMALL, mark_source

Floats = NDArray[np.floating[Any]]

__all__ = ["try_thresholds"]

COSTS = {
    "a fifth of a miss": 0.2,
    "half a miss": 0.5,
    "as much as a miss": 1,
    "as much as 2 misses": 2,
    "as much as 5 misses": 5,
}
AREAS = {"hits": (1, 1), "misses": (1, 0), "alarms": (0, 1), "rejections": (0, 0)}
COUNTS = {"tp": (1, 1), "fn": (1, 0), "fp": (0, 1), "tn": (0, 0)}


@checked
def try_thresholds(
    data: pd.DataFrame,
    *,
    label: Annotated[str, ColumnOf("data", "labels")],
    probability: Annotated[str, ColumnOf("data", "probabilities")],
    class_names: tuple[str, str],
    threshold: Share = 0.5,
) -> Live:
    """Show what a threshold decides, in four panels, and what its mistakes cost.

    Parameters
    ----------
    data
        The examples.
    label, probability
        The columns of the true class, 0 or 1, and of the predicted probability of class 1.
    class_names
        The names of class 0 and of class 1.
    threshold
        The threshold in the still.
    """
    y_true, p = data[label].to_numpy(), data[probability].to_numpy(dtype=float)
    figure, axes = plt.subplots(2, 2, figsize=(4.8, 4.3), width_ratios=(1.35, 1))
    (top_left, top_right), (bottom_left, bottom_right) = axes
    parts: dict[str, Any] = _histograms(top_left, y_true, p)
    parts |= _confusion(top_right, class_names)
    draw_roc(bottom_right, *roc(y_true, p))
    bottom_right.set_xlabel("false positive rate", fontsize=SMALL)
    bottom_right.set_ylabel("true positive rate", fontsize=SMALL)
    parts["rates"] = _dot(bottom_right)
    parts |= _costs(bottom_left)
    mark_source(top_right, data)
    return Live(
        figure,
        decide,
        data={"positive": p[y_true == 1], "negative": p[y_true == 0]},
        controls=[
            Slider("threshold", "threshold", threshold, 0.01, 0.99, 0.01),
            Choice("alarm", "a false alarm costs", 1, COSTS),
        ],
        parts=parts,
        status=(
            "threshold {threshold:.2f}: {fn:.0f} misses, {fp:.0f} false alarms, "
            "relative cost {cost:.2f}"
        ),
    )


def _histograms(ax: Axes, y_true: Any, p: Any) -> dict[str, Any]:
    parts: dict[str, Any] = {}
    for name, outcome in AREAS.items():
        fill, edge = (PALETTE[colour] for colour in OUTCOMES[outcome])
        patch = PathPatch(Path([[0, 0]]), facecolor=fill, edgecolor=edge, linewidth=0.7)
        parts[name] = ax.add_patch(patch)
    (parts["cut"],) = ax.plot([], [], color=PALETTE["ink"], linewidth=1.6)
    tallest = [np.histogram(p[y_true == truth], 10, (0, 1))[0].max() for truth in (0, 1)]
    ax.axhline(0, color=PALETTE["muted"], linewidth=0.9)
    ax.set(xlim=(-0.02, 1.02), xticks=[0, 0.5, 1], ylim=(-1.08 * tallest[0], 1.08 * tallest[1]))
    ax.set_xlabel("probability", fontsize=SMALL)
    ax.yaxis.set_major_formatter(lambda count, _: f"{abs(count):g}")
    ax.locator_params(axis="y", nbins=5)
    ax.grid(visible=False)
    ax.tick_params(labelsize=SMALL)
    return parts


def _confusion(ax: Axes, class_names: tuple[str, str]) -> dict[str, Text]:
    parts = {}
    for name, (truth, prediction) in COUNTS.items():
        fill, edge = (PALETTE[colour] for colour in OUTCOMES[truth, prediction])
        ax.add_patch(
            Rectangle((prediction + 0.03, truth + 0.03), 0.94, 0.94, facecolor=fill, edgecolor=edge)
        )
        parts[f"{name}_count"] = ax.text(
            prediction + 0.5,
            truth + 0.5,
            f"{{{name}:.0f}}",
            ha="center",
            va="center",
            color=PALETTE["paper" if truth == prediction else "ink"],
        )
    ax.set(xlim=(0, 2), ylim=(0, 2))
    ax.set_xticks([0.5, 1.5], class_names)
    ax.set_yticks([0.5, 1.5], class_names)
    ax.set_xlabel("prediction", fontsize=SMALL)
    ax.set_ylabel("truth", fontsize=SMALL)
    ax.tick_params(length=0, labelsize=SMALL)
    ax.grid(visible=False)
    ax.spines[:].set_visible(False)
    return parts


def _costs(ax: Axes) -> dict[str, Any]:
    (curve,) = ax.plot([], [], color=PALETTE["purple"], linewidth=1.6)
    ax.axhline(1, color=PALETTE["muted"], linewidth=1, linestyle=LINE_STYLES[2])
    ax.set(xlim=(-0.02, 1.02), ylim=(0, 2), xticks=[0, 0.5, 1], yticks=[0, 1, 2])
    ax.set_xlabel("threshold", fontsize=SMALL)
    ax.set_ylabel("relative cost", fontsize=SMALL)
    ax.grid(visible=False)
    ax.tick_params(labelsize=SMALL)
    return {"costs": curve, "paid": _dot(ax)}


def _dot(ax: Axes) -> Any:
    (dot,) = ax.plot([], [], color=PALETTE["ink"], linewidth=7, zorder=4, clip_on=False)
    return dot


def decide(data: Mapping[str, Any], *, threshold: float, alarm: float) -> Values:
    """Compute what a threshold decides, and what it costs if a miss costs 1.

    The cost is divided by that of always giving the cheaper of the two answers.
    """
    good, bad = np.array(data["positive"]), np.array(data["negative"])

    def cost(cut: float) -> float:
        total = alarm * np.sum(bad >= cut) + np.sum(good < cut)
        return float(total / min(alarm * len(bad), len(good)))

    tp, fp = int(np.sum(good >= threshold)), int(np.sum(bad >= threshold))
    places = np.arange(101) / 100
    return {
        "tp": tp,
        "fp": fp,
        "fn": len(good) - tp,
        "tn": len(bad) - fp,
        "cost": cost(threshold),
        "threshold": threshold,
        "hits": _stairs(good[good >= threshold], threshold, above=True),
        "misses": _stairs(good[good < threshold], threshold, above=False),
        "alarms": _stairs(bad[bad >= threshold], threshold, above=True) * [1, -1],
        "rejections": _stairs(bad[bad < threshold], threshold, above=False) * [1, -1],
        "cut": np.array([[threshold, -1e3], [threshold, 1e3]]),
        "rates": dots(np.array([[fp / len(bad), tp / len(good)]])),
        "costs": np.array([[place, cost(place)] for place in places]),
        "paid": dots(np.array([[threshold, cost(threshold)]])),
    }


def _stairs(values: Floats, cut: float, *, above: bool) -> Floats:
    """Return the outline of a histogram of ten bins that ends, or begins, at the cut."""
    tenths = np.arange(11) / 10
    inner = tenths[tenths > cut] if above else tenths[tenths < cut]
    edges = np.array([cut, *inner] if above else [*inner, cut])
    outline = [[edges[0], 0.0]]
    for low, high in pairwise(edges):
        inside = (values >= low) & ((values < high) | ((high == edges[-1]) & (values == high)))
        outline += [[low, np.sum(inside)], [high, np.sum(inside)]]
    return np.array([*outline, [edges[-1], 0.0], outline[0]], dtype=float)
