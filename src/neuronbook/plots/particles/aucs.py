"""Areas under the ROC curve: of several methods on several inputs, and the curves themselves."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from numpy.typing import ArrayLike, NDArray

from neuronbook.plots.drawing.style import (
    DATA_COLOURS,
    LINE_STYLES,
    PALETTE,
    SMALL,
    mark_source,
    new_axes,
)

__all__ = ["plot_auc_bands", "plot_aucs", "plot_roc_curves"]

MARKERS = ("o", "s", "^", "D", "v")


def plot_aucs(panels: Mapping[str, pd.DataFrame]) -> list[Axes]:
    """Draw the AUC of each method, joined from one set of features to the next.

    Parameters
    ----------
    panels
        By the words above each panel, a table with one row a run and the columns `method`,
        `features`, `events` and `auc`. Several runs of one kind are drawn as their mean, with a
        bar of one standard deviation. A method keeps its colour in all panels.

    Returns
    -------
    list of Axes
        One for each panel, side by side.
    """
    methods = list(dict.fromkeys(m for table in panels.values() for m in table["method"]))
    _, row = plt.subplots(1, len(panels), figsize=(4.8, 3.5), sharey=True, squeeze=False)
    axes = list(row[0])
    for ax, (words, table) in zip(axes, panels.items(), strict=True):
        for method in dict.fromkeys(table["method"]):
            _draw_method(ax, table[table["method"] == method], methods.index(method))
        ax.set_title(words, loc="left")
        ax.set_xlabel(f"{table['events'].max():,} events", fontsize=SMALL)
        names = list(dict.fromkeys(table["features"]))
        ax.set_xticks(range(len(names)), names)
        ax.set_xlim(-0.35, len(names) - 0.65)
        ax.grid(visible=False, axis="x")
        mark_source(ax, table)
    axes[0].set_ylabel("AUC on test events")
    largest = max(axes, key=lambda ax: len(ax.get_legend_handles_labels()[0]))
    handles, labels = largest.get_legend_handles_labels()
    axes[0].figure.legend(
        handles, labels, loc="outside upper center", ncols=2, columnspacing=1.6, borderaxespad=0.3
    )
    return axes


def _draw_method(ax: Axes, table: pd.DataFrame, number: int) -> None:
    groups = table.groupby("features", sort=False)["auc"]
    colour = PALETTE[DATA_COLOURS[::-1][1:][number % 4]]
    ax.errorbar(
        range(groups.ngroups),
        groups.mean(),
        yerr=groups.std(ddof=1).fillna(0),
        color=colour,
        linestyle=LINE_STYLES[(3 - number) % len(LINE_STYLES)],
        marker=MARKERS[number % len(MARKERS)],
        markersize=6,
        elinewidth=1.2,
        capsize=3,
        label=table["method"].iloc[0],
    )


def plot_roc_curves(
    y_true: ArrayLike, probabilities: Mapping[str, ArrayLike], *, ax: Axes | None = None
) -> Axes:
    """Draw ROC curves, each the mean over seeds with a band of one standard deviation.

    Parameters
    ----------
    y_true
        The labels, 0 or 1: (num_examples,).
    probabilities
        By label of the curve, predicted probabilities of class 1: (num_seeds, num_examples), or
        (num_examples,) of one seed.
    ax
        Where to draw; a new figure if not given.
    """
    ax = ax if ax is not None else new_axes(height=4.2)
    ax.plot([0, 1], [0, 1], color=PALETTE["muted"], linewidth=1, linestyle=LINE_STYLES[2])
    grid = np.linspace(0, 1, 61)
    for number, (label, values) in enumerate(probabilities.items()):
        rates = [_true_rates(grid, y_true, p) for p in np.atleast_2d(np.asarray(values))]
        mean, std = np.mean(rates, axis=0), np.std(rates, axis=0)
        colour = PALETTE[DATA_COLOURS[number % len(DATA_COLOURS)]]
        style = LINE_STYLES[number % len(LINE_STYLES)]
        ax.plot(grid, mean, color=colour, linestyle=style, linewidth=1.6, label=label)
        ax.fill_between(grid, mean - std, mean + std, color=colour, alpha=0.25, linewidth=0)
    ax.set(xlim=(0, 1), ylim=(0, 1), xticks=[0, 0.5, 1], yticks=[0, 0.5, 1])
    ax.set(xlabel="false positive rate", ylabel="true positive rate (recall)")
    ax.set_aspect("equal")
    ax.legend(loc="lower right", borderaxespad=0.6)
    return ax


def _true_rates(grid: NDArray[Any], y_true: ArrayLike, p: ArrayLike) -> NDArray[Any]:
    """Return the true positive rates at these false positive rates."""
    is_one, probabilities = np.asarray(y_true) == 1, np.asarray(p)
    thresholds = np.quantile(probabilities[~is_one], 1 - grid)
    missed = np.searchsorted(np.sort(probabilities[is_one]), thresholds)
    return np.asarray(1 - missed / is_one.sum())


def plot_auc_bands(bands: pd.DataFrame, *, x_label: str, ax: Axes | None = None) -> Axes:
    """Draw an AUC within each of several bands of events, with its uncertainty.

    Parameters
    ----------
    bands
        One row a band, in order, with the columns `auc` and `error`, the half-length of the bar.
    x_label
        What the bands are cut by.
    ax
        Where to draw; a new figure if not given.
    """
    ax = ax if ax is not None else new_axes()
    numbers = np.arange(1, len(bands) + 1)
    ax.axhline(0.5, color=PALETTE["muted"], linewidth=1, linestyle=LINE_STYLES[2])
    ax.text(
        len(bands) + 0.4, 0.494, "guessing", ha="right", va="top", fontsize=SMALL,
        color=PALETTE["muted"],
    )  # fmt: skip
    ax.errorbar(
        numbers, bands["auc"], yerr=bands["error"], fmt="o", color=PALETTE["blue"],
        elinewidth=1.4, capsize=3,
    )  # fmt: skip
    ax.set_xticks(numbers)
    ax.set(xlim=(0.5, len(bands) + 0.5), xlabel=x_label, ylabel="AUC within the band")
    ax.grid(visible=False, axis="x")
    mark_source(ax, bands)
    return ax
