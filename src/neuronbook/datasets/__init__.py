"""The data sets of the book: real where they can be had, a labelled synthetic twin elsewhere.

A data set is looked for in the folder `NEURONBOOK_DATA`, then in the cache
(`NEURONBOOK_CACHE`, or the user's cache folder), then at several addresses, the reader's own
`NEURONBOOK_MIRROR` first; `NEURONBOOK_OFFLINE=1` leaves the network alone.  Each file's SHA-256
is checked.  Read on in this order:

- `records`: what is known about a data set before reading it
- `cereals`, `red_wine`, `concrete`, `fuel_economy`, `spotify`, `ionosphere`, `hotel_bookings`:
  one module a data set
- `fashion_mnist`; `drawings`, `garments`, `pen`: its twin, drawn by rule
- `higgs`; `streaming`: reading the beginning of a long file; `collisions`, `kinematics`: its twin
- `loading`: from files, or from a twin, to a DataFrame
- `store`, `folders`, `network`, `progress`: finding files, and checking them
- `splits`: training, validation and test parts, and what is learned from training rows only
- `twins`: making synthetic tables; `bookings`, `songs`: rules between their columns;
  `fitting`: making a twin from the real table; `report`, `drawn_report`: setting both side by
  side; `distances`: how far apart they are; `scoring`: what three models make of them
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType, ModuleType

from neuronbook.datasets.catalogue import higgs
from neuronbook.datasets.catalogue.cereals import CEREALS, load_cereals
from neuronbook.datasets.catalogue.concrete import CONCRETE, load_concrete
from neuronbook.datasets.catalogue.fashion_mnist import FASHION_MNIST, load_fashion_mnist
from neuronbook.datasets.catalogue.fuel_economy import FUEL_ECONOMY, load_fuel_economy
from neuronbook.datasets.catalogue.higgs import HIGGS, load_higgs
from neuronbook.datasets.catalogue.hotel_bookings import HOTEL_BOOKINGS, load_hotel_bookings
from neuronbook.datasets.catalogue.ionosphere import IONOSPHERE, load_ionosphere
from neuronbook.datasets.catalogue.red_wine import RED_WINE, load_red_wine
from neuronbook.datasets.catalogue.spotify import SPOTIFY, load_spotify
from neuronbook.datasets.files import store
from neuronbook.datasets.files.folders import CacheFolderError, MirrorFolderError
from neuronbook.datasets.files.store import ChecksumError
from neuronbook.datasets.records import Dataset
from neuronbook.datasets.twins import copula as twins
from neuronbook.datasets.twins.fashion_mnist import drawings, garments, pen
from neuronbook.datasets.twins.higgs import collisions, kinematics

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

DATASETS: Mapping[str, Dataset] = MappingProxyType(
    {
        dataset.id: dataset
        for dataset in (
            CEREALS,
            RED_WINE,
            CONCRETE,
            FUEL_ECONOMY,
            SPOTIFY,
            IONOSPHERE,
            HOTEL_BOOKINGS,
            FASHION_MNIST,
            HIGGS,
        )
    }
)


# The twins that are made by rule, not from fitted parameters, and the modules with the rules.
_RULES: Mapping[str, tuple[ModuleType, ...]] = MappingProxyType(
    {FASHION_MNIST.id: (drawings, garments, pen), HIGGS.id: (collisions, kinematics)}
)
FETCHED_COLLISIONS = 100_000  # by `fetch`: 25 MB of the 2.6 GB


def fetch(dataset_id: str) -> str:
    """Get the files of a data set ready; return "mirror", "download" or "synthetic".

    Of HIGGS the first 100,000 rows are enough; `load_higgs` gets more of them.
    """
    if _dataset(dataset_id) is HIGGS:
        return str(load_higgs(FETCHED_COLLISIONS).attrs["source"])
    return store.find(_dataset(dataset_id)).source


def identify(dataset_id: str) -> str:
    """Return what a data set is, here and now, without asking the network.

    It is "sha256:…" of the real file if the mirror folder or the cache has it, else
    "synthetic:…", which changes whenever the twin does.
    """
    real = identify_files(dataset_id)
    if real or dataset_id not in _RULES:
        return real or twins.fingerprint(dataset_id)
    code = [Path(str(module.__file__)).read_bytes() for module in _RULES[dataset_id]]
    return f"synthetic:{hashlib.sha256(b''.join(code)).hexdigest()}"


def identify_files(dataset_id: str) -> str | None:
    """Return "sha256:…" of the real files if the mirror folder or the cache has them, else None.

    Of HIGGS, any of its rows will do.
    """
    if _dataset(dataset_id) is HIGGS:
        return higgs.identify()
    return store.identify_files(_dataset(dataset_id))


def _dataset(dataset_id: str) -> Dataset:
    if dataset_id not in DATASETS:
        raise ValueError(
            f"A data set must be one of {', '.join(DATASETS)}. "
            f"Received: dataset_id={dataset_id!r}. Correct the name."
        )
    return DATASETS[dataset_id]
