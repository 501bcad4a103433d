"""A grid of small axes, most of which share their scales."""

from __future__ import annotations

import matplotlib.pyplot as plt
from matplotlib.axes import Axes
from matplotlib.layout_engine import ConstrainedLayoutEngine

__all__ = ["new_panels"]


def new_panels(
    num_panels: int,
    num_columns: int,
    *,
    row_height: float,
    margin: float = 0.0,
    sharex: bool = True,
    sharey: bool = True,
    layout: ConstrainedLayoutEngine | None = None,
) -> list[Axes]:
    """Return that many axes of a new figure, row by row; heights and margin are in inches.

    Raises
    ------
    ValueError
        If there is no panel.
    """
    if num_panels < 1:
        raise ValueError(
            f"A figure has a panel or more. Received: num_panels={num_panels!r}. "
            "Give something to draw, by its label."
        )
    num_rows = -(-num_panels // num_columns)
    _, grid = plt.subplots(
        num_rows,
        num_columns,
        figsize=(4.8, row_height * num_rows + margin),
        sharex=sharex,
        sharey=sharey,
        squeeze=False,
        layout=layout,
    )
    panels = list(grid.flat)
    for spare in panels[num_panels:]:
        spare.remove()
    return panels[:num_panels]
