"""Where the names of `neuronbook.plots` are defined; each is imported when it is first used."""

from .backpropagation.passes import plot_passes
from .backpropagation.powers import plot_powers
from .capacity.fits import plot_fits
from .capacity.silhouettes import plot_silhouettes
from .classes.balance import plot_imbalance
from .classes.boundaries import Panel, plot_boundaries
from .classes.confusion import plot_confusion
from .classes.echoes import plot_echoes
from .classes.maps import plot_maps
from .classes.precision import plot_precision_recall
from .classes.probabilities import plot_cross_entropy, plot_sigmoid
from .classes.reliability import plot_reliability
from .classes.roc import plot_roc, plot_roc_curves
from .classes.thresholds import plot_by_threshold, plot_thresholds
from .curves.curves import plot_curve_panels, plot_curves
from .curves.stopping import plot_stopping
from .descent.batch_sizes import plot_batch_sizes
from .descent.descents import plot_descents, plot_paths, plot_steps
from .descent.landscapes import plot_landscape
from .descent.loop import plot_training_loop
from .descent.losses import plot_losses
from .descent.sweeps import plot_sweep
from .distributed.pipeline import plot_pipeline
from .drawing.palette import DARK, PALETTE
from .drawing.style import use_book_style
from .images.features import plot_feature_maps
from .images.filters import plot_convolution, plot_filters
from .images.grids import plot_guesses, plot_pictures
from .images.pictures import plot_image
from .images.tiles import plot_tiles
from .layers.activations import plot_activations, plot_softmax
from .layers.creases import plot_creases
from .layers.functions import plot_functions, plot_means
from .layers.networks import plot_network
from .layers.signals import plot_by_layer
from .neurons.lines import plot_lines, plot_untrained_lines
from .neurons.neuron import plot_biological_neuron
from .neurons.planes import plot_plane
from .neurons.scores import plot_scores
from .particles.aucs import plot_auc_growth, plot_aucs
from .particles.decays import plot_decays
from .particles.masses import plot_masses
from .regularizers.dropout import plot_masked_outputs, plot_thinned_networks
from .regularizers.normalization import (
    plot_distributions,
    plot_gradients,
    plot_moving_averages,
)
from .regularizers.weights import plot_weights
from .results.examples import plot_by_examples
from .results.months import plot_by_month
from .results.predictions import plot_predictions
from .results.rows import plot_differences, plot_gaps, plot_intervals
from .results.seeds import plot_seeds
from .sheets.compared import plot_compared

__all__ = [
    "DARK",
    "PALETTE",
    "Panel",
    "plot_activations",
    "plot_auc_growth",
    "plot_aucs",
    "plot_batch_sizes",
    "plot_biological_neuron",
    "plot_boundaries",
    "plot_by_examples",
    "plot_by_layer",
    "plot_by_month",
    "plot_by_threshold",
    "plot_compared",
    "plot_confusion",
    "plot_convolution",
    "plot_creases",
    "plot_cross_entropy",
    "plot_curve_panels",
    "plot_curves",
    "plot_decays",
    "plot_descents",
    "plot_differences",
    "plot_distributions",
    "plot_echoes",
    "plot_feature_maps",
    "plot_filters",
    "plot_fits",
    "plot_functions",
    "plot_gaps",
    "plot_gradients",
    "plot_guesses",
    "plot_image",
    "plot_imbalance",
    "plot_intervals",
    "plot_landscape",
    "plot_lines",
    "plot_losses",
    "plot_maps",
    "plot_masked_outputs",
    "plot_masses",
    "plot_means",
    "plot_moving_averages",
    "plot_network",
    "plot_passes",
    "plot_paths",
    "plot_pictures",
    "plot_pipeline",
    "plot_plane",
    "plot_powers",
    "plot_precision_recall",
    "plot_predictions",
    "plot_reliability",
    "plot_roc",
    "plot_roc_curves",
    "plot_scores",
    "plot_seeds",
    "plot_sigmoid",
    "plot_silhouettes",
    "plot_softmax",
    "plot_steps",
    "plot_stopping",
    "plot_sweep",
    "plot_thinned_networks",
    "plot_thresholds",
    "plot_tiles",
    "plot_training_loop",
    "plot_untrained_lines",
    "plot_weights",
    "use_book_style",
]
