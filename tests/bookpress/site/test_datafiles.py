import functools
import gzip
import hashlib
import http.server
import threading

import pytest

from bookpress.project import data_address
from bookpress.site import datafiles
from neuronbook.datasets import DATASETS
from neuronbook.datasets.files import network, store
from neuronbook.datasets.records import Column, Dataset, File, Form

CONTENT = b"x\n1\n2\n"


def make_dataset(name, *, may_be_handed_on):
    digest = hashlib.sha256(CONTENT).hexdigest()
    form = Form(f"{name}.csv", digest, len(CONTENT), changes="Half of the rows.")
    return Dataset(
        id=name,
        title={"en": f"The {name}", "zh": "数"},
        files=(File((form,)),),
        columns=(Column("x", "int64"),),
        num_rows=2,
        target="x",
        licence="CC0",
        citation="A citation.",
        homepage="https://example.org",
        may_be_handed_on=may_be_handed_on,
    )


@pytest.fixture
def numbers(monkeypatch, tmp_path):
    """Three data sets: one that may be handed on, one that may not, one whose file is not here."""
    numbers, secrets, absent = (
        make_dataset("numbers", may_be_handed_on=True),
        make_dataset("secrets", may_be_handed_on=False),
        make_dataset("absent", may_be_handed_on=True),
    )
    for name in ("numbers", "secrets"):
        (tmp_path / f"{name}.csv").write_bytes(CONTENT)
    monkeypatch.setenv("NEURONBOOK_DATA", str(tmp_path))
    monkeypatch.setenv("NEURONBOOK_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(
        datafiles, "DATASETS", {each.id: each for each in (numbers, secrets, absent)}
    )
    return numbers


@pytest.fixture
def site(tmp_path):
    folder = tmp_path / "site"
    folder.mkdir()
    return folder


def test_only_files_that_are_here_and_may_be_handed_on_are_written(numbers, site):
    [path] = datafiles.write_data(site)
    assert path == site / "data" / "numbers.csv.gz"
    assert gzip.decompress(path.read_bytes()) == CONTENT
    licences = (site / "data" / "LICENCES.txt").read_text(encoding="utf-8")
    told = "numbers.csv.gz\nThe numbers\nLicence: CC0\nChanges: Half of the rows.\nA citation."
    assert told in licences
    assert "secrets" not in licences
    assert "absent" not in licences


def test_file_is_the_same_whenever_it_is_written(numbers, site):
    [path] = datafiles.write_data(site)
    assert path.read_bytes()[4:8] == bytes(4)  # where gzip writes the time


def test_reader_whose_network_reaches_only_the_site_gets_the_file(numbers, site, monkeypatch):
    datafiles.write_data(site)
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=str(site))
    monkeypatch.setattr(handler.func, "log_message", lambda *arguments: None)
    monkeypatch.setattr(network, "network", network.Network())
    monkeypatch.setattr(network, "MIRROR_SECONDS", 60.0)  # however busy the machine is
    monkeypatch.delenv("NEURONBOOK_DATA")
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        monkeypatch.setenv("SITE_URL", f"http://127.0.0.1:{server.server_port}")
        monkeypatch.setenv("NEURONBOOK_MIRROR", data_address())
        found = store.find(numbers)
        server.shutdown()
    assert found.source == "download"
    assert found.contents == {"numbers.csv": CONTENT}


def test_without_an_address_of_the_site_there_is_none_of_its_data(monkeypatch):
    monkeypatch.delenv("SITE_URL", raising=False)
    assert data_address() == ""


def test_data_whose_licence_is_not_stated_are_not_handed_on():
    for dataset in DATASETS.values():
        if dataset.may_be_handed_on:
            assert dataset.licence.startswith(("CC BY", "public domain")), dataset.id
