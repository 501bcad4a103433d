"""Results in rows: losses with their gaps, differences as dots or with their uncertainty."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

import numpy as np
import numpy.typing as npt
from matplotlib.axes import Axes

from neuronbook.arguments import checked
from neuronbook.plots.drawing.bands import deviation
from neuronbook.plots.drawing.legends import legend_above
from neuronbook.plots.drawing.palette import PALETTE
from neuronbook.plots.drawing.style import new_axes

__all__ = ["plot_differences", "plot_gaps", "plot_intervals"]

ROW_HEIGHT = 0.46  # inches

Results = Annotated[npt.ArrayLike, "(?,)"]  # one for each seed


@checked
def plot_gaps(
    rows: Mapping[str, tuple[Results, Results]],
    *,
    x_label: str = "loss",
    ax: Axes | None = None,
) -> Axes:
    """Draw the gap between training and validation loss of each model as a bar with two ends.

    Parameters
    ----------
    rows
        By label, the training and the validation losses of one model: (num_seeds,) each. The
        ends are their means; a line through an end is one standard deviation to either side.
    x_label
        What the losses measure, with its unit.
    ax
        Where to draw; a new figure, as tall as needed, if not given.

    Raises
    ------
    ValueError
        If there is no row.
    """
    ax = _axes_for(rows, ax)
    parts = ("training", "validation")
    for height, losses in enumerate(rows.values()):
        columns = [np.asarray(part, dtype=float) for part in losses]
        means = [column.mean() for column in columns]
        ax.plot(means, [height, height], color=PALETTE["grid"], linewidth=7, zorder=1)
        for name, colour, marker, column in zip(
            parts, ("blue", "orange"), ("o", "D"), columns, strict=True
        ):
            [std] = deviation(column)
            middle = column.mean()
            ax.plot([middle - std, middle + std], [height, height], color=PALETTE[colour], zorder=2)
            ax.plot(
                middle,
                height,
                marker,
                markersize=8,
                color=PALETTE[colour],
                label=name if height == 0 else None,
                zorder=3,
            )
    _name_rows(ax, list(rows))
    ax.set_xlabel(x_label)
    legend_above(ax, num_columns=2)
    return ax


@checked
def plot_differences(
    rows: Mapping[str, Results],
    *,
    x_label: str,
    left: str,
    right: str,
    ax: Axes | None = None,
) -> Axes:
    """Draw differences as dots in rows, on both sides of zero.

    Parameters
    ----------
    rows
        By label, one difference for each repetition: (num_repetitions,).
    x_label
        What is subtracted from what.
    left, right
        What the negative and the positive side mean, written over them.
    ax
        Where to draw; a new figure, as tall as needed, if not given.

    Raises
    ------
    ValueError
        If there is no row.
    """
    ax = _axes_for(rows, ax)
    ax.axvline(0, color=PALETTE["ink"], linewidth=1.2)
    for height, (values, colour) in enumerate(
        zip(rows.values(), ("orange", "blue", "green", "purple", "red"), strict=False)
    ):
        differences = np.asarray(values, dtype=float)
        heights = np.full(len(differences), float(height))
        ax.plot(differences, heights, "o", markersize=8, alpha=0.6, color=PALETTE[colour])
        ax.plot(
            differences.mean(),
            height,
            "|",
            markersize=24,
            markeredgewidth=2.5,
            color=PALETTE[colour],
        )
    _name_rows(ax, list(rows))
    _name_sides(ax, max(np.abs(np.asarray(values)).max() for values in rows.values()), left, right)
    ax.set_xlabel(x_label)
    return ax


@checked
def plot_intervals(
    rows: Mapping[str, tuple[float, float]],
    *,
    x_label: str,
    left: str,
    right: str,
    ax: Axes | None = None,
) -> Axes:
    """Draw differences in rows, each with a line of two standard errors to either side.

    A dot is filled if its line does not reach zero.

    Parameters
    ----------
    rows
        By label, a difference and its standard error.
    x_label
        What is subtracted from what.
    left, right
        What the negative and the positive side mean, written over them.
    ax
        Where to draw; a new figure, as tall as needed, if not given.

    Raises
    ------
    ValueError
        If there is no row.
    """
    ax = _axes_for(rows, ax)
    ax.axvline(0, color=PALETTE["ink"], linewidth=1.2)
    for height, (mean, error) in enumerate(rows.values()):
        ends = [mean - 2 * error, mean + 2 * error]
        ax.plot(ends, [height, height], color=PALETTE["blue"], linewidth=2)
        face = PALETTE["blue"] if abs(mean) > 2 * error else PALETTE["paper"]
        ax.plot(mean, height, "o", markersize=8, color=PALETTE["blue"], markerfacecolor=face)
    _name_rows(ax, list(rows))
    _name_sides(ax, max(abs(mean) + 2 * error for mean, error in rows.values()), left, right)
    ax.set_xlabel(x_label)
    return ax


def _axes_for(rows: Mapping[str, object], ax: Axes | None) -> Axes:
    if not rows:
        raise ValueError(
            f"There must be a row to draw. Received: rows={rows!r}. Give its values by label."
        )
    return ax if ax is not None else new_axes(4.8, ROW_HEIGHT * len(rows) + 0.95)


def _name_rows(ax: Axes, labels: list[str]) -> None:
    """Write the label of each row beside it, the first row on top."""
    ax.set_yticks(range(len(labels)), labels)
    ax.set_ylim(len(labels) - 0.45, -0.55)
    ax.tick_params(axis="y", length=0, labelcolor=PALETTE["ink"])
    ax.spines["left"].set_visible(False)
    ax.grid(visible=False, axis="y")


def _name_sides(ax: Axes, farthest: float, left: str, right: str) -> None:
    """Put zero in the middle, and over the two sides what they mean."""
    ax.set_xlim(-1.15 * farthest, 1.15 * farthest)
    for text, x, side in ((left, 0.48, "right"), (right, 0.52, "left")):
        ax.text(x, 1.03, text, transform=ax.transAxes, ha=side, color=PALETTE["muted"], fontsize=10)
