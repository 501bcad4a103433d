"""Where the names of `neuronbook.datasets` are defined; each is imported when it is first used."""

from .catalogue.cereals import load_cereals
from .catalogue.cifar10 import load_cifar10
from .catalogue.concrete import load_concrete
from .catalogue.fashion_mnist import load_fashion_mnist
from .catalogue.fuel_economy import load_fuel_economy
from .catalogue.higgs import load_higgs
from .catalogue.hotel_bookings import load_hotel_bookings
from .catalogue.ionosphere import load_ionosphere
from .catalogue.red_wine import load_red_wine
from .catalogue.spotify import load_spotify
from .files.folders import CacheFolderError, MirrorFolderError
from .files.store import ChecksumError
from .registry import DATASETS, fetch, identify, identify_files

__all__ = [
    "DATASETS",
    "CacheFolderError",
    "ChecksumError",
    "MirrorFolderError",
    "fetch",
    "identify",
    "identify_files",
    "load_cereals",
    "load_cifar10",
    "load_concrete",
    "load_fashion_mnist",
    "load_fuel_economy",
    "load_higgs",
    "load_hotel_bookings",
    "load_ionosphere",
    "load_red_wine",
    "load_spotify",
]
