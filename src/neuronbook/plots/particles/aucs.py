"""Areas under the ROC curve: by method and features, and by number of events."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

import pandas as pd
from matplotlib.axes import Axes

from neuronbook.arguments import Columns, checked
from neuronbook.plots.drawing.legends import legend_of_all
from neuronbook.plots.drawing.palette import PALETTE
from neuronbook.plots.drawing.panels import new_panels
from neuronbook.plots.drawing.style import DATA_COLOURS, LINE_STYLES, SMALL, mark_source, new_axes

__all__ = ["plot_auc_growth", "plot_aucs"]

Runs = Annotated[pd.DataFrame, Columns(words=("method", "features"), numbers=("events", "auc"))]
Growth = Annotated[pd.DataFrame, Columns(words=("features",), numbers=("events", "auc"))]
MARKERS = ("o", "s", "^", "D", "v")


@checked
def plot_aucs(panels: Mapping[str, Runs]) -> list[Axes]:
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
    axes = new_panels(len(panels), len(panels), row_height=3.5, sharex=False)
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
    legend_of_all(largest, num_columns=2)
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


@checked
def plot_auc_growth(runs: Growth, *, published: Runs, ax: Axes | None = None) -> Axes:
    """Draw how the AUC grows with the number of training events, and what was published.

    Parameters
    ----------
    runs
        One row a run: `features`, `events` and `auc`. Several runs with as many events are drawn
        as their mean, with a bar of one standard deviation.
    published
        One row a result, with its `method` too: a marker each, in the colour of its features.
    ax
        Where to draw; a new figure if not given.
    """
    ax = ax if ax is not None else new_axes(height=3.6)
    names = list(dict.fromkeys(runs["features"]))
    colours = {name: PALETTE[DATA_COLOURS[i % len(DATA_COLOURS)]] for i, name in enumerate(names)}
    for number, name in enumerate(names):
        groups = runs[runs["features"] == name].groupby("events")["auc"]
        ax.errorbar(
            list(groups.groups), groups.mean(), yerr=groups.std(ddof=1).fillna(0),
            color=colours[name], linestyle=LINE_STYLES[number % len(LINE_STYLES)], marker="o",
            markersize=4, elinewidth=1.2, capsize=3, label=name,
        )  # fmt: skip
    for number, method in enumerate(dict.fromkeys(published["method"])):
        table = published[published["method"] == method]
        marker = MARKERS[1 + number % (len(MARKERS) - 1)]
        ax.scatter(
            table["events"], table["auc"], marker=marker, s=46,
            color=[colours.get(name, PALETTE["ink"]) for name in table["features"]],
        )  # fmt: skip
        ax.scatter([], [], marker=marker, s=46, color=PALETTE["muted"], label=method)
    ax.set(xscale="log", xlabel="training events", ylabel="AUC on test events")
    ax.legend(loc="upper left")
    mark_source(ax, runs)
    return ax
