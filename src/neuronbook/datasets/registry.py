"""All data sets by name: get their files, and tell what of them is here.

What a chapter computes does not depend on this module, and so not on other chapters' data sets.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from types import MappingProxyType

from neuronbook.arguments import checked
from neuronbook.datasets.catalogue import higgs
from neuronbook.datasets.catalogue.cereals import CEREALS
from neuronbook.datasets.catalogue.cifar10 import CIFAR10, load_cifar10
from neuronbook.datasets.catalogue.concrete import CONCRETE
from neuronbook.datasets.catalogue.fashion_mnist import FASHION_MNIST
from neuronbook.datasets.catalogue.fuel_economy import FUEL_ECONOMY
from neuronbook.datasets.catalogue.higgs import HIGGS, SAMPLE_ROWS, load_higgs
from neuronbook.datasets.catalogue.hotel_bookings import HOTEL_BOOKINGS
from neuronbook.datasets.catalogue.ionosphere import IONOSPHERE
from neuronbook.datasets.catalogue.red_wine import RED_WINE
from neuronbook.datasets.catalogue.spotify import SPOTIFY
from neuronbook.datasets.files import store
from neuronbook.datasets.records import Dataset
from neuronbook.datasets.twins import make_collisions, make_drawings, make_garments, read_parameters

#: Every data set of the book by its name, with its columns, files, licence and citation.
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
            CIFAR10,
            HIGGS,
        )
    }
)


@checked
def fetch(dataset_id: str) -> str:
    """Get the files of a data set ready; return "mirror", "download" or "synthetic".

    Of HIGGS as many rows are enough as the book uses; `load_higgs` gets more of them.
    """
    if _dataset(dataset_id) is HIGGS:
        return str(load_higgs(SAMPLE_ROWS).attrs["source"])
    if _dataset(dataset_id) is CIFAR10:
        return str(load_cifar10().attrs["source"])
    return store.find(_dataset(dataset_id)).source


@checked
def identify(dataset_id: str) -> str:
    """Return what a data set is, here and now, without asking the network.

    It is "sha256:…" of the real file if the mirror folder or the cache has it, else
    "synthetic:…", which changes whenever the twin does.
    """
    return identify_files(dataset_id) or f"synthetic:{_identify_twin(dataset_id)}"


def _identify_twin(dataset_id: str) -> str:
    """Return the hash of a twin's parameters, or of some of what a twin made by rule is."""
    if dataset_id == FASHION_MNIST.id:
        made = make_garments(200)[0].tobytes()
    elif dataset_id == CIFAR10.id:
        made = make_drawings(200)[0].tobytes()
    elif dataset_id == HIGGS.id:
        made = make_collisions(1000).tobytes()
    else:
        made = json.dumps(read_parameters(dataset_id), sort_keys=True).encode()
    return hashlib.sha256(made).hexdigest()


@checked
def identify_files(dataset_id: str) -> str | None:
    """Return "sha256:…" of the real files if the mirror folder or the cache has them, else None.

    Of HIGGS, any of its rows will do.
    """
    if _dataset(dataset_id) is HIGGS:
        return higgs.find_checksum()
    return store.find_checksum(_dataset(dataset_id))


def _dataset(dataset_id: str) -> Dataset:
    if dataset_id not in DATASETS:
        raise ValueError(
            f"A data set must be one of {', '.join(DATASETS)}. "
            f"Received: dataset_id={dataset_id!r}. Correct the name."
        )
    return DATASETS[dataset_id]
