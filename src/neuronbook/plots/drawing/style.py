"""How every figure of the book looks: its lettering, its lines, its size."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Protocol, cast, runtime_checkable

import matplotlib as mpl
import matplotlib.pyplot as plt
from cycler import cycler
from matplotlib.axes import Axes

from neuronbook.plots.drawing.palette import PALETTE

if TYPE_CHECKING:
    from matplotlib.figure import Figure

__all__ = ["use_book_style"]

DATA_COLOURS = ("blue", "orange", "green", "purple", "red")
LINE_STYLES = ("solid", (0, (5, 2)), (0, (1.5, 1.5)), (0, (6, 2, 1.5, 2)))
SMALL = 9.5  # points; the figure is 345 points wide, so on a phone a point is about a pixel

_STYLE: dict[str, Any] = {
    "figure.figsize": (4.8, 3.2),
    "figure.facecolor": "none",
    "figure.constrained_layout.use": True,
    "figure.constrained_layout.w_pad": 0.07,
    "figure.constrained_layout.h_pad": 0.07,
    "savefig.facecolor": "none",
    "savefig.transparent": True,
    "svg.fonttype": "none",
    "svg.hashsalt": "neuronbook",
    "font.family": "sans-serif",
    "font.sans-serif": ["DejaVu Sans"],
    "font.size": 11,
    "text.color": PALETTE["ink"],
    "axes.facecolor": "none",
    "axes.edgecolor": PALETTE["muted"],
    "axes.labelcolor": PALETTE["ink"],
    "axes.labelsize": 11,
    "axes.titlesize": 11,
    "axes.linewidth": 0.9,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.axisbelow": True,
    "axes.grid": True,
    "axes.prop_cycle": cycler(color=[PALETTE[name] for name in DATA_COLOURS]),
    "grid.color": PALETTE["grid"],
    "grid.linewidth": 0.9,
    "xtick.color": PALETTE["muted"],
    "ytick.color": PALETTE["muted"],
    "xtick.labelsize": 10,
    "ytick.labelsize": 10,
    "xtick.major.size": 3,
    "ytick.major.size": 3,
    "lines.linewidth": 2,
    "lines.solid_capstyle": "round",
    "legend.frameon": False,
    "legend.fontsize": 10,
    "legend.handlelength": 1.9,
    "legend.borderpad": 0,
    "legend.borderaxespad": 0,
    "legend.labelspacing": 0.35,
}


def use_book_style() -> None:
    """Draw every later figure in the style of the book.

    This is the only place that touches Matplotlib's settings. In a notebook, figures also
    become SVG with real text, of exactly the size asked for.
    """
    for setting, value in _STYLE.items():
        mpl.rcParams[setting] = value  # type: ignore[index] # a name, not a Literal
    ipython = sys.modules.get("IPython")  # not loaded: no notebook to set up
    if ipython is not None and ipython.get_ipython() is not None:
        from matplotlib_inline.backend_inline import set_matplotlib_formats

        # without a date the same figure is the same file; uncropped, letters keep their size
        set_matplotlib_formats(  # type: ignore[no-untyped-call] # it has no types
            "svg", metadata={"Date": None}, bbox_inches=None
        )


def new_axes(width: float = 4.8, height: float = 3.2) -> Axes:
    """Return the axes of a new figure, its size in inches."""
    return plt.subplots(figsize=(width, height))[1]


def figure_of(ax: Axes) -> Figure:
    """Return the whole figure that the axes are part of."""
    return cast("Figure", ax.get_figure(root=True))


def line_style(index: int, *, skip: int = 0) -> dict[str, Any]:
    """Return colour and dashes of one of several lines, all colours in turn but the first few."""
    return {
        "color": PALETTE[DATA_COLOURS[skip:][index % (len(DATA_COLOURS) - skip)]],
        "linestyle": LINE_STYLES[index % len(LINE_STYLES)],
    }


def number(value: float, digits: int = 3) -> str:
    """Write a number with a real minus sign and at most ``digits`` significant digits."""
    return f"{float(value):.{digits}g}".replace("-", "\N{MINUS SIGN}")


@runtime_checkable
class Sourced(Protocol):
    """Data that know in `.attrs["source"]` where they came from: a table, or a set of images."""

    @property
    def attrs(self) -> Mapping[Any, Any]:
        """What is known about the data."""


def mark_source(ax: Axes, data: Sourced, *, below: bool = False) -> None:
    """Say so at the corner of the axes if the data are synthetic.

    The words run down outside the right edge, where no point, line or legend can lie, or stand
    below the lower one.
    """
    if data.attrs.get("source") != "synthetic":
        return
    upright = below or ax.name == "3d"
    ax.annotate(
        "synthetic data",
        xy=(1, 0 if below else 1),
        xycoords="axes fraction",
        xytext=(0, -2) if upright else (5, 0),
        textcoords="offset points",
        rotation=0 if upright else -90,
        rotation_mode="anchor",
        ha="right" if upright else "left",
        va="top" if upright else "bottom",
        fontsize=SMALL,
        fontstyle="italic",
        color=PALETTE["muted"],
        annotation_clip=False,
    )
