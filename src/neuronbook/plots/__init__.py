"""The figures of the book.

Call `use_book_style` once, at the head of a chapter. Every figure is drawn in English; the
page gives it the words of its language from `neuronbook.terms`.
"""

from neuronbook.plots.curves import plot_curves
from neuronbook.plots.fits import plot_fits
from neuronbook.plots.gaps import plot_differences, plot_gaps
from neuronbook.plots.images import plot_image
from neuronbook.plots.lines import plot_lines, plot_untrained_lines
from neuronbook.plots.multiples import plot_curve_panels
from neuronbook.plots.networks import plot_network
from neuronbook.plots.neuron import plot_biological_neuron
from neuronbook.plots.planes import Panel, plot_boundaries, plot_plane
from neuronbook.plots.scores import plot_scores
from neuronbook.plots.silhouettes import plot_silhouettes
from neuronbook.plots.stopping import plot_stopping
from neuronbook.plots.style import DARK, PALETTE, use_book_style

__all__ = [
    "DARK",
    "PALETTE",
    "Panel",
    "plot_biological_neuron",
    "plot_boundaries",
    "plot_curve_panels",
    "plot_curves",
    "plot_differences",
    "plot_fits",
    "plot_gaps",
    "plot_image",
    "plot_lines",
    "plot_network",
    "plot_plane",
    "plot_scores",
    "plot_silhouettes",
    "plot_stopping",
    "plot_untrained_lines",
    "use_book_style",
]
