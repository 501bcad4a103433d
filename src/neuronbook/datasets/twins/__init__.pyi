"""Where the names of `neuronbook.datasets.twins` are defined."""

from .cifar10 import make_drawings
from .copula import make_twin, read_parameters
from .fashion_mnist.drawings import make_garments
from .higgs.collisions import make_collisions

__all__ = [
    "make_collisions",
    "make_drawings",
    "make_garments",
    "make_twin",
    "read_parameters",
]
