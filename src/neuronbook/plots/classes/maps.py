"""Examples as dots in a plane, coloured by their class."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike

from neuronbook.arguments import NotEmpty, checked
from neuronbook.plots.drawing.legends import legend_of_all
from neuronbook.plots.drawing.palette import PALETTE
from neuronbook.plots.drawing.panels import new_panels
from neuronbook.plots.drawing.style import DATA_COLOURS, Sourced, mark_source

__all__ = ["plot_maps"]

MARKERS = ("o", "^")  # with five colours, ten classes
Places = Annotated[ArrayLike, "(?, 2)"]


@checked
def plot_maps(
    maps: Annotated[Mapping[str, Places], NotEmpty()],
    *,
    labels: Annotated[ArrayLike, "(num_examples,)"],
    class_names: Annotated[Sequence[str], "(num_classes,)"],
    data: Sourced | None = None,
) -> list[Axes]:
    """Draw the same examples on several maps, side by side, each as a dot of its class.

    Parameters
    ----------
    maps
        By label, two numbers for each example: (num_examples, 2). Each map has its own scale, as
        only the neighbours on it have a meaning.
    labels
        The number of the class of each example.
    class_names
        The names of the classes, in order, at most ten.
    data
        What the examples were taken from, whole, as its loader returned it; if that is synthetic
        the figure says so at its lower right.

    Returns
    -------
    list of Axes
        One for each map.

    Raises
    ------
    ValueError
        If there are more than ten classes, or a map holds more or fewer examples than `labels`.

    Examples
    --------
    >>> axes = plot_maps({"code": np.eye(2)}, labels=[0, 1], class_names=["Coat", "Bag"])
    >>> [each.get_label() for each in axes[0].lines]
    ['Coat', 'Bag']
    """
    kinds = np.asarray(labels)
    arrays = {name: np.asarray(places, "float64") for name, places in maps.items()}
    sizes = [len(places) for places in arrays.values()]
    if len(class_names) > len(MARKERS) * len(DATA_COLOURS) or set(sizes) != {len(kinds)}:
        raise ValueError(
            "A map shows at most ten classes, and every map the examples that have a label. "
            f"Received: {len(class_names)} classes, {len(kinds)} labels, maps of {sizes} examples. "
            "Draw fewer classes, and all maps of the same examples."
        )
    axes = new_panels(
        len(arrays), len(arrays), row_height=3.0, margin=0.75, sharex=False, sharey=False
    )
    for ax, (name, places) in zip(axes, arrays.items(), strict=True):
        for kind, label in enumerate(class_names):
            ax.plot(
                *places[kinds == kind].T,
                marker=MARKERS[kind // len(DATA_COLOURS)],
                color=PALETTE[DATA_COLOURS[kind % len(DATA_COLOURS)]],
                linestyle="none",
                markersize=3,
                markeredgewidth=0,
                alpha=0.75,
                label=label,
            )
        ax.set_title(name)
        ax.set(xticks=[], yticks=[])
    legend_of_all(axes[0], num_columns=min(len(class_names), 4))
    if data is not None:
        mark_source(axes[-1], data, below=True)
    return axes
