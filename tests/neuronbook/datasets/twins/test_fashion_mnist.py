from __future__ import annotations

import dataclasses
import functools
import gzip
import hashlib

import numpy as np
import pytest

from neuronbook import datasets
from neuronbook.datasets import ChecksumError
from neuronbook.datasets.catalogue import fashion_mnist
from neuronbook.datasets.records import File, Form
from neuronbook.datasets.twins.fashion_mnist import drawings
from neuronbook.datasets.twins.fashion_mnist.garments import draw_garments


def idx(array: np.ndarray) -> bytes:
    sizes = np.array(array.shape, ">u4").tobytes()
    return bytes([0, 0, 8, array.ndim]) + sizes + array.tobytes()


@pytest.fixture
def tiny(monkeypatch, mirror):
    """Put four IDX files of three training and two test pictures into the mirror folder."""
    contents = [
        idx(np.arange(3 * 4, dtype=np.uint8).reshape(3, 2, 2)),
        idx(np.array([7, 8, 9], np.uint8)),
        idx(np.arange(2 * 4, dtype=np.uint8).reshape(2, 2, 2)),
        idx(np.array([1, 2], np.uint8)),
    ]
    files = []
    for file, content in zip(fashion_mnist.FASHION_MNIST.files, contents, strict=True):
        (mirror / f"{file.name}.gz").write_bytes(gzip.compress(content))
        digest = hashlib.sha256(content).hexdigest()
        files.append(File((Form(file.name, digest, len(content)),)))
    changed = dataclasses.replace(fashion_mnist.FASHION_MNIST, files=tuple(files))
    monkeypatch.setattr(fashion_mnist, "FASHION_MNIST", changed)
    return mirror


def test_four_files_become_two_pairs_that_know_their_source(tiny):
    images = fashion_mnist.load_fashion_mnist()
    (x_train, y_train), (x_test, y_test) = images
    assert images.attrs["source"] == "mirror"
    assert x_train[2].tolist() == [[8, 9], [10, 11]]
    assert y_train.tolist() == [7, 8, 9]
    assert x_test.shape == (2, 2, 2)
    assert y_test.tolist() == [1, 2]
    assert all(
        array.dtype == np.uint8 and array.flags.writeable for pair in images for array in pair
    )


def test_flipped_bit_raises(tiny):
    path = tiny / "t10k-labels-idx1-ubyte.gz"
    path.write_bytes(gzip.compress(gzip.decompress(path.read_bytes())[:-1] + b"\x03"))
    with pytest.raises(ChecksumError, match="t10k-labels"):
        fashion_mnist.load_fashion_mnist()


@pytest.mark.parametrize(
    "content", [b"", b"\0\0", b"\0\0\x0d\x01\0\0\0\1a", b"\0\0\x08\x01\0\0\0\2a"]
)
def test_file_that_is_no_idx_file_of_bytes_is_an_error(content):
    with pytest.raises(ValueError, match=r"must begin with 0, 0, 8.*Received: header="):
        fashion_mnist.read_idx(content)


def test_without_files_the_garments_stand_in_and_are_drawn_once(monkeypatch):
    numbers = []

    def make_few(num_examples, *, seed):
        numbers.append(num_examples)
        return make_garments(num_examples // 1000, seed=seed)

    make_garments = drawings.make_garments
    monkeypatch.setattr(drawings, "make_garments", make_few)
    fresh = functools.cache(fashion_mnist._make_twin.__wrapped__)
    monkeypatch.setattr(fashion_mnist, "_make_twin", fresh)
    monkeypatch.setenv("NEURONBOOK_OFFLINE", "1")
    images = fashion_mnist.load_fashion_mnist()
    assert images.attrs["source"] == "synthetic"
    assert [array.shape for pair in images for array in pair] == [
        (60, 28, 28), (60,), (10, 28, 28), (10,)
    ]  # fmt: skip
    assert not np.array_equal(images[0][0][:10], images[1][0])
    first = images[0][0].copy()
    images[0][0][:] = 0
    assert np.array_equal(fashion_mnist.load_fashion_mnist()[0][0], first)
    assert numbers == [60_000, 10_000]


def test_class_names_are_ten_in_each_language():
    assert {language: len(names) for language, names in fashion_mnist.CLASS_NAMES.items()} == {
        "en": 10,
        "zh": 10,
    }


def test_garments_are_the_same_every_time_and_differ_with_the_seed():
    images, labels = drawings.make_garments(40, seed=3)
    again, same_labels = drawings.make_garments(40, seed=3)
    other, _ = drawings.make_garments(40, seed=4)
    assert np.array_equal(images, again)
    assert np.array_equal(labels, same_labels)
    assert not np.array_equal(images, other)
    assert np.bincount(labels).tolist() == [4] * 10


def test_each_batch_of_a_kind_is_drawn_from_a_seed_of_its_own():
    images, labels = drawings.make_garments(2500, seed=3)
    of_kind = images[labels == 4]
    for start, count in ((0, 200), (200, 50)):
        rng = np.random.default_rng([3, 4, start])
        assert np.array_equal(of_kind[start : start + count], draw_garments(rng, 4, count))


def test_garments_stand_on_black_ground_and_use_the_range():
    images, _ = drawings.make_garments(200)
    assert images[:, [0, 0, -1, -1], [0, -1, 0, -1]].mean() < 20
    assert images.max() > 240


def test_real_pictures_are_as_announced(real_data):
    (x_train, y_train), (x_test, y_test) = fashion_mnist.load_fashion_mnist()
    assert (x_train.shape, x_test.shape) == ((60_000, 28, 28), (10_000, 28, 28))
    assert np.bincount(y_train).tolist() == [6000] * 10
    assert np.bincount(y_test).tolist() == [1000] * 10


def test_data_set_is_listed_and_identified(monkeypatch):
    monkeypatch.setenv("NEURONBOOK_OFFLINE", "1")
    dataset = datasets.DATASETS["fashion_mnist"]
    assert dataset.loader in datasets.__all__
    assert all(len(form.addresses) >= 4 for file in dataset.files for form in file.forms)
    assert datasets.fetch("fashion_mnist") == "synthetic"
    assert datasets.identify("fashion_mnist").startswith("synthetic:")
