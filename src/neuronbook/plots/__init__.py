"""The figures of the book.

Call `use_book_style` once, at the head of a chapter. Every figure is drawn in English; the
page gives it the words of its language from `neuronbook.terms`.
"""

from neuronbook.plots.activations import plot_activations, plot_softmax
from neuronbook.plots.curves import plot_curves
from neuronbook.plots.dropout import plot_masked_outputs, plot_thinned_networks
from neuronbook.plots.functions import plot_functions, plot_means
from neuronbook.plots.images import plot_image
from neuronbook.plots.lines import plot_lines, plot_untrained_lines
from neuronbook.plots.networks import plot_network
from neuronbook.plots.neuron import plot_biological_neuron
from neuronbook.plots.normalization import (
    plot_distributions,
    plot_gradients,
    plot_moving_averages,
)
from neuronbook.plots.planes import Panel, plot_boundaries, plot_plane
from neuronbook.plots.scores import plot_scores
from neuronbook.plots.style import DARK, PALETTE, use_book_style

__all__ = [
    "DARK",
    "PALETTE",
    "Panel",
    "plot_activations",
    "plot_biological_neuron",
    "plot_boundaries",
    "plot_curves",
    "plot_distributions",
    "plot_functions",
    "plot_gradients",
    "plot_image",
    "plot_lines",
    "plot_masked_outputs",
    "plot_means",
    "plot_moving_averages",
    "plot_network",
    "plot_plane",
    "plot_scores",
    "plot_softmax",
    "plot_thinned_networks",
    "plot_untrained_lines",
    "use_book_style",
]
