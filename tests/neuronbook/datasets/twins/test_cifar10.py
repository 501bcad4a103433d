from __future__ import annotations

import dataclasses
import functools
import gzip
import hashlib
import io
import tarfile
from pathlib import Path

import numpy as np
import pytest

from neuronbook import datasets
from neuronbook.datasets import ChecksumError
from neuronbook.datasets.catalogue import cifar10
from neuronbook.datasets.records import File, Form
from neuronbook.datasets.twins.cifar10 import KINDS, make_drawings

RECORDS = b"".join(bytes([label]) + bytes([label * 20]) * 3072 for label in (6, 9, 4))
DIGEST = hashlib.sha256(RECORDS).hexdigest()


def file_of(name, *addresses):
    return File((Form(name, DIGEST, len(RECORDS), addresses),))


@pytest.fixture
def tiny(monkeypatch):
    """Make three pictures the published ones."""
    file = file_of("data_batch_1_first4000.bin")
    changed = dataclasses.replace(cifar10.CIFAR10, files=(file,))
    monkeypatch.setattr(cifar10, "CIFAR10", changed)


@pytest.fixture
def few_drawings(monkeypatch):
    monkeypatch.setattr(cifar10, "NUM_EXAMPLES", 20)
    monkeypatch.setattr(cifar10, "_make_twin", functools.cache(cifar10._make_twin.__wrapped__))


def tar_of(**members):
    archive = io.BytesIO()
    with tarfile.open(fileobj=archive, mode="w:gz") as writer:
        for name, content in members.items():
            entry = tarfile.TarInfo(f"cifar-10-batches-bin/{name.replace('_bin', '.bin')}")
            entry.size = len(content)
            writer.addfile(entry, io.BytesIO(content))
    return archive.getvalue()


def test_records_become_pictures_that_know_their_source(tiny, mirror):
    (mirror / "data_batch_1_first4000.bin.gz").write_bytes(gzip.compress(RECORDS))
    pictures = cifar10.load_cifar10()
    x, y = pictures
    assert pictures.attrs["source"] == "mirror"
    assert y.tolist() == [6, 9, 4]
    assert x.shape == (3, 32, 32, 3)
    assert x[1].min() == x[1].max() == 180
    assert x.flags.writeable
    assert x.dtype == y.dtype == np.uint8


def test_planes_of_red_green_and_blue_become_channels():
    content = bytes([3, *range(32), *[7] * 992, *[1] * 1024, *[2] * 1024])
    x, y = cifar10.read_records(content)
    assert x[0, 0, :3].tolist() == [[0, 1, 2], [1, 1, 2], [2, 1, 2]]
    assert x[0, 1, 0].tolist() == [7, 1, 2]
    assert y.tolist() == [3]


@pytest.mark.parametrize("content", [b"", b"\0" * 3072, b"\0" * 3074])
def test_piece_of_a_picture_is_an_error(content):
    with pytest.raises(ValueError, match=r"takes 3073 bytes. Received: \d+ bytes"):
        cifar10.read_records(content)


def test_flipped_bit_raises(tiny, mirror):
    (mirror / "data_batch_1_first4000.bin").write_bytes(RECORDS[:-1] + b"\x03")
    with pytest.raises(ChecksumError, match="data_batch_1_first4000"):
        cifar10.load_cifar10()


@pytest.mark.parametrize("rest", [b"", b"more of the archive" * 1000])
def test_pictures_are_read_from_the_beginning_of_the_archive(tiny, serve, monkeypatch, rest):
    archive = tar_of(readme=b"hello", data_batch_1_bin=RECORDS + rest, test_batch_bin=b"x" * 999)
    address = serve(archive)
    monkeypatch.setattr(cifar10, "ARCHIVE", file_of("cifar-10-binary.tar.gz", address))
    pictures = cifar10.load_cifar10()
    assert pictures.attrs["source"] == "download"
    assert pictures[1].tolist() == [6, 9, 4]
    monkeypatch.setenv("NEURONBOOK_OFFLINE", "1")
    assert cifar10.load_cifar10().attrs["source"] == "download"  # from the cache


@pytest.mark.parametrize(
    "sent",
    [tar_of(data_batch_1_bin=RECORDS[::-1]), tar_of(readme=b"hello"), b"<html>sign in</html>"],
)
def test_other_pictures_and_other_files_raise(tiny, serve, monkeypatch, sent):
    address = serve(sent)
    monkeypatch.setattr(cifar10, "ARCHIVE", file_of("cifar-10-binary.tar.gz", address))
    with pytest.raises(ChecksumError, match=r"cifar-10-binary"):
        cifar10.load_cifar10()


def test_without_files_the_drawings_stand_in_and_are_drawn_once(few_drawings, monkeypatch):
    monkeypatch.setenv("NEURONBOOK_OFFLINE", "1")
    pictures = cifar10.load_cifar10()
    assert pictures.attrs["source"] == "synthetic"
    assert [array.shape for array in pictures] == [(20, 32, 32, 3), (20,)]
    first = pictures[0].copy()
    pictures[0][:] = 0
    assert np.array_equal(cifar10.load_cifar10()[0], first)


def test_drawings_are_the_same_every_time_and_differ_with_the_seed():
    pictures, labels = make_drawings(40, seed=3)
    again, same_labels = make_drawings(40, seed=3)
    other, _ = make_drawings(40, seed=4)
    assert np.array_equal(pictures, again)
    assert np.array_equal(labels, same_labels)
    assert not np.array_equal(pictures, other)
    assert np.bincount(labels).tolist() == [4] * 10


def test_each_kind_is_drawn_otherwise():
    pictures, labels = make_drawings(400)
    means = np.array([pictures[labels == kind].mean(axis=0) for kind in range(10)])
    for kind in range(10):
        gaps = np.abs(means - means[kind]).mean(axis=(1, 2, 3))
        assert np.sort(gaps)[1] > 5, cifar10.CLASS_NAMES["en"][kind]


def test_class_names_are_ten_in_each_language_and_as_many_as_the_kinds():
    assert {len(names) for names in cifar10.CLASS_NAMES.values()} == {10}
    assert {*cifar10.CLASS_NAMES} == {"en", "zh"}
    assert len(KINDS) == 10


def test_real_pictures_are_as_announced(real_data):
    pictures = cifar10.load_cifar10()
    x, y = pictures
    assert pictures.attrs["source"] == "mirror"
    assert x.shape == (4000, 32, 32, 3)
    assert x[0, 0, :3].tolist() == [[59, 62, 63], [43, 46, 45], [50, 48, 43]]
    assert y[:10].tolist() == [6, 9, 9, 4, 1, 1, 2, 7, 8, 3]
    assert np.bincount(y).tolist() == [396, 366, 420, 384, 422, 393, 414, 385, 407, 413]


def test_mirror_serves_what_its_manifest_lists(listed):
    [form] = cifar10.CIFAR10.files[0].forms
    [entry] = [each for each in listed if Path(each["file"]).name == f"{form.name}.gz"]
    assert entry["uncompressed_sha256"] == form.sha256
    assert entry["uncompressed_bytes"] == form.size


def test_data_set_is_listed_and_identified(few_drawings, monkeypatch):
    monkeypatch.setenv("NEURONBOOK_OFFLINE", "1")
    dataset = datasets.DATASETS["cifar10"]
    assert dataset.loader in datasets.__all__
    assert not dataset.may_be_handed_on  # no licence says so
    assert len(cifar10.ARCHIVE.forms[0].addresses) >= 2
    assert datasets.fetch("cifar10") == "synthetic"
    assert datasets.identify("cifar10").startswith("synthetic:")
