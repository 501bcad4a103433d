"""The figures of the book.

Call `use_book_style` once, at the head of a chapter. Every figure is drawn in English; the
page gives it the words of its language from `neuronbook.terms`.

Each room is a subject: neurons, layers, descent, learning curves, capacity, regularizers, classes,
results, particles, distributed training, images. The module of the same name in `neuronbook.terms`
holds the Chinese of its figures' labels, and the folder of the same name its tests. What figures of
every subject are drawn with is in ``drawing``.
"""

from neuronbook.plots.capacity.fits import plot_fits
from neuronbook.plots.capacity.silhouettes import plot_silhouettes
from neuronbook.plots.classes.balance import plot_imbalance
from neuronbook.plots.classes.boundaries import Panel, plot_boundaries
from neuronbook.plots.classes.echoes import plot_echoes
from neuronbook.plots.classes.probabilities import plot_cross_entropy, plot_sigmoid
from neuronbook.plots.classes.roc import plot_roc, plot_roc_curves
from neuronbook.plots.classes.thresholds import plot_by_threshold, plot_thresholds
from neuronbook.plots.curves.curves import plot_curve_panels, plot_curves
from neuronbook.plots.curves.stopping import plot_stopping
from neuronbook.plots.descent.descents import plot_batches, plot_descents, plot_paths, plot_steps
from neuronbook.plots.descent.losses import plot_losses
from neuronbook.plots.distributed.pipeline import plot_pipeline
from neuronbook.plots.drawing.style import DARK, PALETTE, use_book_style
from neuronbook.plots.images.pictures import plot_image
from neuronbook.plots.layers.activations import plot_activations, plot_softmax
from neuronbook.plots.layers.functions import plot_functions, plot_means
from neuronbook.plots.layers.networks import plot_network
from neuronbook.plots.neurons.lines import plot_lines, plot_untrained_lines
from neuronbook.plots.neurons.neuron import plot_biological_neuron
from neuronbook.plots.neurons.planes import plot_plane
from neuronbook.plots.neurons.scores import plot_scores
from neuronbook.plots.particles.aucs import plot_auc_bands, plot_aucs
from neuronbook.plots.particles.decays import plot_decays
from neuronbook.plots.particles.masses import plot_masses
from neuronbook.plots.regularizers.dropout import plot_masked_outputs, plot_thinned_networks
from neuronbook.plots.regularizers.normalization import (
    plot_distributions,
    plot_gradients,
    plot_moving_averages,
)
from neuronbook.plots.results.predictions import plot_predictions
from neuronbook.plots.results.rows import plot_differences, plot_gaps
from neuronbook.plots.results.seeds import plot_seeds

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
