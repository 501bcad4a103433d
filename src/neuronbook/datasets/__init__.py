"""The data sets of the book: real where they can be had, a labelled synthetic twin elsewhere.

A data set is looked for in the folder `NEURONBOOK_DATA`, then in the cache
(`NEURONBOOK_CACHE`, or the user's cache folder), then at several addresses, the reader's own
`NEURONBOOK_MIRROR` first; `NEURONBOOK_OFFLINE=1` leaves the network alone.  Each file's SHA-256
is checked.  Read on in this order:

- `records`: what is known about a data set before reading it
- `catalogue`: one module a data set, its description and its loader
- `registry`: all of them by name; getting their files, and telling what is here
- `loading`: from files, or from a twin, to a DataFrame
- `files`: finding files, and checking them (`store`, `folders`, `network`, `progress`);
  `streaming`: reading the beginning of a long file
- `twins`: making what stands in for the real data, under the data set's name
- `higgs_units`: what one unit of each column of HIGGS is
- `splits`: training, validation and test parts, and what is learned from training rows only
"""

from __future__ import annotations

from neuronbook.datasets.catalogue.cereals import load_cereals
from neuronbook.datasets.catalogue.concrete import load_concrete
from neuronbook.datasets.catalogue.fashion_mnist import load_fashion_mnist
from neuronbook.datasets.catalogue.fuel_economy import load_fuel_economy
from neuronbook.datasets.catalogue.higgs import load_higgs
from neuronbook.datasets.catalogue.hotel_bookings import load_hotel_bookings
from neuronbook.datasets.catalogue.ionosphere import load_ionosphere
from neuronbook.datasets.catalogue.red_wine import load_red_wine
from neuronbook.datasets.catalogue.spotify import load_spotify
from neuronbook.datasets.files.folders import CacheFolderError, MirrorFolderError
from neuronbook.datasets.files.store import ChecksumError
from neuronbook.datasets.registry import DATASETS, fetch, identify, identify_files

__all__ = [
    "DATASETS",
    "CacheFolderError",
    "ChecksumError",
    "MirrorFolderError",
    "fetch",
    "identify",
    "identify_files",
    "load_cereals",
    "load_concrete",
    "load_fashion_mnist",
    "load_fuel_economy",
    "load_higgs",
    "load_hotel_bookings",
    "load_ionosphere",
    "load_red_wine",
    "load_spotify",
]
