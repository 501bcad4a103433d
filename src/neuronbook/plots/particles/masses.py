"""Invariant masses of signal and background, one panel for each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.layout_engine import ConstrainedLayoutEngine
from numpy.typing import NDArray

from neuronbook.arguments import ColumnOf, NotEmpty, checked
from neuronbook.plots.drawing.palette import PALETTE
from neuronbook.plots.drawing.style import SMALL, mark_source

__all__ = ["plot_masses"]

NUM_BINS = 26


@checked
def plot_masses(
    data: pd.DataFrame,
    *,
    label: Annotated[str, ColumnOf("data", "labels")],
    particles: Annotated[
        Mapping[str, tuple[str, float, str]], NotEmpty(), ColumnOf("data", "known numbers")
    ],
) -> list[Axes]:
    """Draw how often each mass occurs in signal and background, two panels to a row.

    Parameters
    ----------
    data
        The events: a column of labels, 1 for signal and 0 for background, and the masses in GeV.
    label
        The column of labels.
    particles
        For each column to draw the symbol of the particle that was meant, its mass in GeV, and
        where it is made: "signal", "background" or "both".

    Returns
    -------
    list of Axes
        One for each column.

    Raises
    ------
    ValueError
        If a particle is made nowhere known.
    """
    num_rows = -(-len(particles) // 2)
    _, rows = plt.subplots(
        num_rows,
        2,
        figsize=(4.8, 1.25 * num_rows + 0.35),
        squeeze=False,
        layout=ConstrainedLayoutEngine(w_pad=0.04, h_pad=0.05, wspace=0.05, hspace=0.04),
    )
    panels = list(rows.flat)
    is_signal = data[label].to_numpy() == 1
    for ax, (column, particle) in zip(panels, particles.items(), strict=False):
        _draw_mass(ax, data[column].to_numpy(dtype=float), is_signal)
        _mark_particle(ax, *particle)
        ax.set_title(column, fontsize=10, loc="left")
    for ax in panels[len(particles) :]:
        ax.set_axis_off()
    shown = panels[: len(particles)]
    handles, labels = shown[0].get_legend_handles_labels()
    if len(panels) > len(particles):
        panels[-1].legend(handles, labels, loc="center", fontsize=11)
    else:
        shown[0].legend()
    for ax in shown[-2:]:
        ax.set_xlabel("mass (GeV)", fontsize=SMALL)
    mark_source(shown[min(1, len(shown) - 1)], data)
    return shown


def _draw_mass(ax: Axes, mass: NDArray[Any], is_signal: NDArray[np.bool_]) -> None:
    first, last = np.quantile(mass, [0.002, 0.985])
    edges = np.linspace(first, last, NUM_BINS + 1)
    for words, chosen, colour, fill in (
        ("signal", is_signal, "blue", "pale_blue"),
        ("background", ~is_signal, "orange", None),
    ):
        counts, _ = np.histogram(mass[chosen], edges)
        height = counts / max(1, chosen.sum())
        ax.stairs(
            height,
            edges,
            fill=fill is not None,
            facecolor=PALETTE[fill] if fill else "none",
            edgecolor=PALETTE[colour],
            linewidth=1.4,
            label=words,
        )
    ax.set(xlim=(edges[0], edges[-1]), yticks=[])
    ax.set_ylim(0, 1.35 * ax.dataLim.ymax)
    ax.locator_params(axis="x", nbins=3)
    ax.grid(visible=False)
    ax.spines["left"].set_visible(False)
    ax.tick_params(labelsize=SMALL)


def _mark_particle(ax: Axes, symbol: str, mass: float, made_in: str) -> None:
    colours = {"signal": "blue", "background": "orange", "both": "ink"}
    if made_in not in colours:
        raise ValueError(
            f"A particle is made in one of {', '.join(colours)}. Received: made_in={made_in!r}. "
            "Name one of them."
        )
    colour = PALETTE[colours[made_in]]
    ax.axvline(mass, color=colour, linewidth=1, linestyle=(0, (3, 2)), ymax=0.8)
    ax.annotate(
        symbol,
        (mass, 1),
        xycoords=("data", "axes fraction"),
        xytext=(0, -1),
        textcoords="offset points",
        ha="center",
        va="top",
        color=colour,
        fontsize=11,
    )
