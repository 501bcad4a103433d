"""A grid of small axes that share their scales."""

from __future__ import annotations

import matplotlib.pyplot as plt
from matplotlib.axes import Axes


def new_panels(
    num_panels: int, num_columns: int, *, row_height: float, margin: float
) -> list[Axes]:
    """Return that many axes of a new figure, row by row; heights and margin are in inches."""
    num_rows = -(-num_panels // num_columns)
    _, grid = plt.subplots(
        num_rows,
        num_columns,
        figsize=(4.8, row_height * num_rows + margin),
        sharex=True,
        sharey=True,
        squeeze=False,
    )
    panels = list(grid.flat)
    for spare in panels[num_panels:]:
        spare.remove()
    return panels[:num_panels]
