"""The figures of the book.

Call `use_book_style` once, at the head of a chapter. Every figure is drawn in English; the
page gives it the words of its language from `neuronbook.terms`.
"""

from neuronbook.plots.activations import plot_activations, plot_softmax
from neuronbook.plots.aucs import plot_auc_bands, plot_aucs, plot_roc_curves
from neuronbook.plots.balance import plot_imbalance, plot_seeds
from neuronbook.plots.curves import plot_curves
from neuronbook.plots.decays import plot_decays
from neuronbook.plots.descents import plot_batches, plot_descents, plot_paths, plot_steps
from neuronbook.plots.dropout import plot_masked_outputs, plot_thinned_networks
from neuronbook.plots.echoes import plot_echoes
from neuronbook.plots.fits import plot_fits
from neuronbook.plots.functions import plot_functions, plot_means
from neuronbook.plots.gaps import plot_differences, plot_gaps
from neuronbook.plots.images import plot_image
from neuronbook.plots.lines import plot_lines, plot_untrained_lines
from neuronbook.plots.losses import plot_losses
from neuronbook.plots.masses import plot_masses
from neuronbook.plots.multiples import plot_curve_panels
from neuronbook.plots.networks import plot_network
from neuronbook.plots.neuron import plot_biological_neuron
from neuronbook.plots.normalization import (
    plot_distributions,
    plot_gradients,
    plot_moving_averages,
)
from neuronbook.plots.pipeline import plot_pipeline
from neuronbook.plots.planes import Panel, plot_boundaries, plot_plane
from neuronbook.plots.predictions import plot_predictions
from neuronbook.plots.probabilities import plot_cross_entropy, plot_sigmoid
from neuronbook.plots.scores import plot_scores
from neuronbook.plots.silhouettes import plot_silhouettes
from neuronbook.plots.stopping import plot_stopping
from neuronbook.plots.style import DARK, PALETTE, use_book_style
from neuronbook.plots.thresholds import plot_by_threshold, plot_roc, plot_thresholds

__all__ = [
    "DARK",
    "PALETTE",
    "Panel",
    "plot_activations",
    "plot_auc_bands",
    "plot_aucs",
    "plot_batches",
    "plot_biological_neuron",
    "plot_boundaries",
    "plot_by_threshold",
    "plot_cross_entropy",
    "plot_curve_panels",
    "plot_curves",
    "plot_decays",
    "plot_descents",
    "plot_differences",
    "plot_distributions",
    "plot_echoes",
    "plot_fits",
    "plot_functions",
    "plot_gaps",
    "plot_gradients",
    "plot_image",
    "plot_imbalance",
    "plot_lines",
    "plot_losses",
    "plot_masked_outputs",
    "plot_masses",
    "plot_means",
    "plot_moving_averages",
    "plot_network",
    "plot_paths",
    "plot_pipeline",
    "plot_plane",
    "plot_predictions",
    "plot_roc",
    "plot_roc_curves",
    "plot_scores",
    "plot_seeds",
    "plot_sigmoid",
    "plot_silhouettes",
    "plot_softmax",
    "plot_steps",
    "plot_stopping",
    "plot_thinned_networks",
    "plot_thresholds",
    "plot_untrained_lines",
    "use_book_style",
]
