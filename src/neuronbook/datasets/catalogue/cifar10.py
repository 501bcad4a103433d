"""CIFAR-10: 4,000 of its coloured pictures, 32 x 32 pixels, of ten kinds."""

from __future__ import annotations

import functools
import tarfile
import zlib
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import numpy as np
import numpy.typing as npt
import requests
import urllib3

from neuronbook.datasets.files import folders, store
from neuronbook.datasets.loading import known_of
from neuronbook.datasets.records import Column, Dataset, File, Form
from neuronbook.datasets.twins.cifar10 import make_drawings

Bytes = npt.NDArray[np.uint8]

SIDE = 32
RECORD = 1 + 3 * SIDE * SIDE  # the label, then all red, all green and all blue bytes
NUM_EXAMPLES = 4_000

#: What the labels 0 to 9 of CIFAR-10 mean, in both languages.
CLASS_NAMES = MappingProxyType(
    {
        "en": (
            "airplane",
            "automobile",
            "bird",
            "cat",
            "deer",
            "dog",
            "frog",
            "horse",
            "ship",
            "truck",
        ),
        "zh": ("飞机", "汽车", "鸟", "猫", "鹿", "狗", "青蛙", "马", "船", "卡车"),
    }
)

CIFAR10 = Dataset(
    id="cifar10",
    title={"en": "CIFAR-10", "zh": "CIFAR-10 彩色图片"},
    files=(
        File(
            (
                Form(
                    name="data_batch_1_first4000.bin",
                    sha256="0993cf8b8e43bc207603aef9787006995746513f5e3fa5a52e06d1b069926330",
                    size=NUM_EXAMPLES * RECORD,
                    changes="The first 4,000 of the 50,000 training pictures, none of the others.",
                ),
            )
        ),
    ),
    columns=(Column("image", "uint8"), Column("label", "uint8")),
    num_rows=NUM_EXAMPLES,
    target="label",
    licence="none stated; the author asks for the citation",
    citation=(
        "A. Krizhevsky (2009). Learning Multiple Layers of Features from Tiny Images. Technical "
        "report, University of Toronto."
    ),
    homepage="https://www.cs.toronto.edu/~kriz/cifar.html",
)
MEMBER = "data_batch_1.bin"  # of the archive; it begins with the 4,000 pictures
ARCHIVE = File(
    (
        Form(
            name="cifar-10-binary.tar.gz",
            # Of the pictures that are read from it: no more of the archive is downloaded.
            sha256=CIFAR10.files[0].sha256,
            size=CIFAR10.files[0].forms[0].size,
            addresses=(
                "https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz",
                # Huawei's copy, in Beijing
                "https://mindspore-website.obs.cn-north-4.myhuaweicloud.com/notebook/datasets/"
                "cifar-10-binary.tar.gz",
            ),
        ),
    )
)


class Pictures(tuple[Bytes, Bytes]):
    """`(x, y)` that knows, in `.attrs`, where it came from."""

    attrs: Mapping[Any, Any]


@functools.cache
def _make_twin() -> tuple[Bytes, Bytes]:
    """Draw the twin, once in a process."""
    return make_drawings(NUM_EXAMPLES, seed=0)


def load_cifar10() -> Pictures:
    """Load the first 4,000 training pictures of CIFAR-10 and their labels.

    The pictures have the shape (4000, 32, 32, 3), red, green and blue from 0 to 255, and the
    labels (4000,); both are uint8. `CLASS_NAMES` tells what the labels 0 to 9 mean. What comes
    back unpacks like any pair; keep it whole to ask `.attrs["source"]`, which is "mirror",
    "download" or "synthetic". For a download the beginning of the published archive is read, up
    to the last of these pictures. The synthetic twin is drawn: coloured shapes, which have little
    in common with photographs.

    Raises
    ------
    ChecksumError
        If the only copies to be had are not the published pictures.
    """
    found = store.find(CIFAR10)
    content = found.contents.get(CIFAR10.files[0].name)
    source = found.source
    if content is None and (content := store.download(ARCHIVE, _take)) is not None:
        source = "download"
    arrays = read_records(content) if content else tuple(each.copy() for each in _make_twin())
    pictures = Pictures(arrays)
    pictures.attrs = known_of(CIFAR10, source)
    return pictures


def _take(response: requests.Response) -> bytes:
    """Return the pictures from the published archive, and keep them in the cache."""
    [form] = CIFAR10.files[0].forms
    content = b""
    try:
        with tarfile.open(fileobj=response.raw, mode="r|gz") as archive:
            for entry in archive:
                member = archive.extractfile(entry) if entry.name.endswith(MEMBER) else None
                if member is not None:
                    content = member.read(form.size)
                    break
    except (tarfile.TarError, OSError, EOFError, zlib.error, urllib3.exceptions.HTTPError) as error:
        raise store.RefusedError(str(error)) from error
    if store.identify_content(content) != form.sha256:
        raise store.RefusedError(f"{MEMBER} begins with other pictures, or is missing")
    folders.write_to_cache(form.name, content)
    return content


def read_records(content: bytes) -> tuple[Bytes, Bytes]:
    """Return pictures (num_examples, 32, 32, 3) and labels from CIFAR-10's binary layout.

    Examples
    --------
    >>> x, y = read_records(bytes([7, *[1] * 1024, *[2] * 1024, *[3] * 1024]))
    >>> x.shape, x[0, 0, 0].tolist(), y.tolist()
    ((1, 32, 32, 3), [1, 2, 3], [7])
    """
    if not content or len(content) % RECORD:
        raise ValueError(
            f"A picture of CIFAR-10 takes {RECORD} bytes. Received: {len(content)} bytes. "
            "Get the published file again."
        )
    records = np.frombuffer(content, np.uint8).reshape(-1, RECORD)
    planes = records[:, 1:].reshape(-1, 3, SIDE, SIDE)
    return np.ascontiguousarray(planes.transpose(0, 2, 3, 1)), records[:, 0].copy()
