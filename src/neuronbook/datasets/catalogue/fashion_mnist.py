"""Fashion-MNIST: 70,000 grey pictures of garments, 28 x 28 pixels, of ten kinds."""

from __future__ import annotations

import functools
import math
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import numpy as np
import numpy.typing as npt

from neuronbook.datasets.files import store
from neuronbook.datasets.loading import known_of
from neuronbook.datasets.records import Column, Dataset, File, Form, github_addresses
from neuronbook.datasets.twins.fashion_mnist import drawings

Pixels = npt.NDArray[np.uint8]
Part = tuple[Pixels, Pixels]

#: What the labels 0 to 9 of Fashion-MNIST mean, in both languages.
CLASS_NAMES = MappingProxyType(
    {
        "en": (
            "T-shirt/top",
            "Trouser",
            "Pullover",
            "Dress",
            "Coat",
            "Sandal",
            "Shirt",
            "Sneaker",
            "Bag",
            "Ankle boot",
        ),
        "zh": (
            "T 恤/上衣",
            "裤子",
            "套头衫",
            "连衣裙",
            "外套",
            "凉鞋",
            "衬衫",
            "运动鞋",
            "包",
            "短靴",
        ),
    }
)


def _file(name: str, sha256: str, size: int) -> File:
    commit = "b2617bb6d3ffa2e429640350f613e3291e10b141"
    addresses = (
        f"https://storage.googleapis.com/tensorflow/tf-keras-datasets/{name}.gz",
        # PaddlePaddle's copy, in Beijing
        f"https://dataset.bj.bcebos.com/fashion_mnist/{name}.gz",
        *github_addresses("zalandoresearch/fashion-mnist", commit, f"data/fashion/{name}.gz"),
    )
    return File((Form(name, sha256, size, addresses),), package="dataset-fashion-mnist")


FASHION_MNIST = Dataset(
    id="fashion_mnist",
    title={"en": "Fashion-MNIST", "zh": "Fashion-MNIST 服装图片"},
    files=(
        _file(
            "train-images-idx3-ubyte",
            "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888",
            47040016,
        ),
        _file(
            "train-labels-idx1-ubyte",
            "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9",
            60008,
        ),
        _file(
            "t10k-images-idx3-ubyte",
            "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b",
            7840016,
        ),
        _file(
            "t10k-labels-idx1-ubyte",
            "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34",
            10008,
        ),
    ),
    columns=(Column("image", "uint8"), Column("label", "uint8")),
    num_rows=70_000,
    target="label",
    licence="MIT",
    citation=(
        "H. Xiao, K. Rasul, R. Vollgraf (2017). Fashion-MNIST: a Novel Image Dataset for "
        "Benchmarking Machine Learning Algorithms. arXiv:1708.07747."
    ),
    homepage="https://github.com/zalandoresearch/fashion-mnist",
)


class Images(tuple[Part, Part]):
    """`((x_train, y_train), (x_test, y_test))` that knows, in `.attrs`, where it came from."""

    attrs: Mapping[Any, Any]


@functools.cache
def _make_twin() -> tuple[Part, Part]:
    """Draw the twin, once in a process."""
    return drawings.make_garments(60_000, seed=0), drawings.make_garments(10_000, seed=1)


def load_fashion_mnist() -> Images:
    """Load `(x_train, y_train), (x_test, y_test)`: 60,000 and 10,000 images and their labels.

    Images have the shape (num_examples, 28, 28), labels (num_examples,); both are uint8, pixels
    from 0 (ground) to 255.  `CLASS_NAMES` tells what the labels 0 to 9 mean.  What comes back
    unpacks like any tuple; keep it whole to ask `.attrs["source"]`, which is "mirror",
    "download" or "synthetic", as in the `.attrs` of a table.  The synthetic twin is drawn by
    `garments`, a picture for each picture of the real set.

    Raises
    ------
    ChecksumError
        If the only copies to be had are not the published files.
    """
    found = store.find(FASHION_MNIST)
    if found.contents:
        arrays = [read_idx(found.contents[file.name]) for file in FASHION_MNIST.files]
    else:
        arrays = [array.copy() for part in _make_twin() for array in part]
    images = Images(((arrays[0], arrays[1]), (arrays[2], arrays[3])))
    images.attrs = known_of(FASHION_MNIST, found.source)
    return images


def read_idx(content: bytes) -> Pixels:
    """Return the array of an IDX file of bytes: sizes in the header, then nothing but pixels.

    Examples
    --------
    >>> read_idx(bytes([0, 0, 8, 2, 0, 0, 0, 1, 0, 0, 0, 3, 7, 8, 9])).tolist()
    [[7, 8, 9]]
    """
    start = 4 + 4 * content[3] if len(content) > 3 else 0
    shape = tuple(int(size) for size in np.frombuffer(content[4:start], ">u4"))
    if content[:3] != b"\0\0\x08" or len(content) != start + math.prod(shape):
        raise ValueError(
            "An IDX file of bytes must begin with 0, 0, 8 and its sizes, and hold as many bytes "
            f"as they say. Received: header={content[:16]!r}, {len(content)} bytes. "
            "Get the published file again."
        )
    return np.frombuffer(content, np.uint8, offset=start).reshape(shape).copy()
