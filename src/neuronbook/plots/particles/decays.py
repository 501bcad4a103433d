"""How a Higgs boson decays, and how two top quarks look the same in the end."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.patches import FancyBboxPatch

from neuronbook.arguments import checked
from neuronbook.plots.drawing.diagrams import new_drawing
from neuronbook.plots.drawing.palette import PALETTE
from neuronbook.plots.drawing.style import SMALL

__all__ = ["plot_decays"]

WIDTH, HEIGHT = 4.8, 4.9  # inches
MIDDLE = 2.32  # where the particles that reach the detector stand

# symbol, words, how far to the right
LEAVES = {
    "neutrino": ("ν", "missing", 0.45),
    "lepton": ("ℓ", "lepton", 1.15),
    "first_b": ("b", "b jet", 2.05),
    "second_b": ("b", "b jet", 2.75),
    "first_q": ("q", "jet", 3.65),
    "second_q": ("q", "jet", 4.35),
}
# symbol, mass in GeV, place, and what it decays into
SIGNAL = {
    "H": ("H⁰", 425, (1.9, 4.32), ("W1", "H+")),
    "H+": ("H±", 325, (3.2, 3.72), ("h", "W2")),
    "W1": ("W", 80, (0.8, 3.1), ("neutrino", "lepton")),
    "h": ("h⁰", 125, (2.4, 3.1), ("first_b", "second_b")),
    "W2": ("W", 80, (4.0, 3.1), ("first_q", "second_q")),
}
BACKGROUND = {
    "t1": ("t", 173, (1.7, 0.72), ("W1", "first_b")),
    "t2": ("t̄", 173, (3.1, 0.72), ("W2", "second_b")),
    "W1": ("W", 80, (0.8, 1.42), ("neutrino", "lepton")),
    "W2": ("W", 80, (4.0, 1.42), ("first_q", "second_q")),
}


@checked
def plot_decays(*, ax: Axes | None = None) -> Axes:
    """Draw both decay chains of HIGGS, the signal from above and the background from below.

    They meet at the same six particles. The masses are those of Baldi, Sadowski and Whiteson
    (2014) for the Higgs bosons, and rounded ones for W and top.

    Parameters
    ----------
    ax
        Where to draw; a new figure if not given.
    """
    ax = new_drawing(WIDTH, HEIGHT, ax=ax)
    strip = FancyBboxPatch(
        (0.12, MIDDLE - 0.3),
        WIDTH - 0.24,
        0.62,
        boxstyle="round,pad=0,rounding_size=0.08",
        facecolor=PALETTE["grid"],
        edgecolor="none",
        zorder=0,
    )
    ax.add_patch(strip)
    for symbol, words, x in LEAVES.values():
        ax.text(x, MIDDLE + 0.13, symbol, ha="center", va="center", fontsize=13)
        ax.text(x, MIDDLE - 0.15, words, ha="center", va="center", fontsize=SMALL)
    _draw_chain(ax, SIGNAL, colour="blue", up=True)
    _draw_chain(ax, BACKGROUND, colour="orange", up=False)
    _draw_gluons(ax, (1.9, 4.32), colour="blue", up=True)
    _draw_gluons(ax, (2.4, 0.42), colour="orange", up=False)
    for symbol, y, colour in (("signal", HEIGHT - 0.2, "blue"), ("background", 0.2, "orange")):
        ax.text(0.14, y, symbol, ha="left", va="center", fontweight="bold", color=PALETTE[colour])
    return ax


def _draw_chain(
    ax: Axes,
    chain: dict[str, tuple[str, int, tuple[float, float], tuple[str, str]]],
    *,
    colour: str,
    up: bool,
) -> None:
    edge = MIDDLE + (0.32 if up else -0.3)
    for symbol, mass, (x, y), children in chain.values():
        for child in children:
            end = chain[child][2] if child in chain else (LEAVES[child][2], edge)
            ax.plot(*zip((x, y), end, strict=True), color=PALETTE[colour], linewidth=1.4, zorder=1)
        ax.plot(x, y, "o", markersize=21, color=PALETTE["paper"], zorder=2)
        ax.plot(
            x, y, "o", markersize=21, markerfacecolor=PALETTE[f"pale_{colour}"],
            markeredgecolor=PALETTE[colour], zorder=2,
        )  # fmt: skip
        ax.text(x, y, symbol, ha="center", va="center", fontsize=10, zorder=3)
        ax.text(
            x + 0.22, y, f"{mass} GeV", ha="left", va="center", fontsize=SMALL,
            color=PALETTE["muted"], zorder=3,
        )  # fmt: skip


def _draw_gluons(ax: Axes, vertex: tuple[float, float], *, colour: str, up: bool) -> None:
    x, y = vertex
    away = 0.34 if up else -0.26
    for side in (-0.42, 0.42):
        ax.plot(
            [x, x + side], [y, y + away], color=PALETTE[colour], linewidth=1.2,
            linestyle=(0, (1.5, 1.2)), zorder=1,
        )  # fmt: skip
        ax.text(x + side * 1.2, y + away, "g", ha="center", va="center")
    if not up:  # the two top quarks come from one place
        for end in (BACKGROUND["t1"][2], BACKGROUND["t2"][2]):
            ax.plot([x, end[0]], [y, end[1]], color=PALETTE[colour], linewidth=1.4, zorder=1)
