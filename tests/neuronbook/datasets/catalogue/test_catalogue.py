from __future__ import annotations

import dataclasses
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from neuronbook import datasets
from neuronbook.datasets import __main__ as command
from neuronbook.datasets import loading, registry
from neuronbook.datasets.catalogue import higgs
from neuronbook.datasets.files import store
from neuronbook.datasets.records import Column

TABLES = [
    "cereals", "red_wine", "concrete", "fuel_economy", "spotify", "ionosphere", "hotel_bookings"
]  # fmt: skip
IDS = list(datasets.DATASETS)


@pytest.fixture(autouse=True)
def offline(monkeypatch):
    monkeypatch.setenv("NEURONBOOK_OFFLINE", "1")


@pytest.mark.parametrize("dataset_id", TABLES)
def test_every_data_set_has_loader_checksums_addresses_licence_and_twin(dataset_id):
    dataset = datasets.DATASETS[dataset_id]
    assert dataset.id == dataset_id
    assert dataset.loader in datasets.__all__
    assert dataset.target in [column.name for column in dataset.columns]
    assert dataset.licence
    assert dataset.citation
    assert all(dataset.title[language] for language in ("en", "zh"))
    for file in dataset.files:
        addresses = [address for form in file.forms for address in form.addresses]
        assert len(addresses) >= 2
        assert all(address.startswith("https://") for address in addresses)
        # From mainland China Kaggle's and GitHub's own addresses often do not answer.
        assert any("fastly.jsdelivr.net" in a or "uci.edu" in a for a in addresses)
        assert all(re.fullmatch("[0-9a-f]{64}", form.sha256) for form in file.forms)
    assert datasets.identify(dataset_id).startswith("synthetic:")


@pytest.mark.parametrize("dataset_id", TABLES)
def test_every_column_has_a_meaning_in_both_languages(dataset_id):
    dataset = datasets.DATASETS[dataset_id]
    for column in dataset.columns:
        assert column.en, column.name
        assert re.search("[一-鿿]", column.zh), column.name
    assert {*dataset.inputs} <= {column.name for column in dataset.columns} - {dataset.target}


@pytest.mark.parametrize("dataset_id", TABLES)
def test_mirror_serves_what_its_manifest_lists(dataset_id, listed):
    dataset = datasets.DATASETS[dataset_id]
    digests = {form.sha256: form for file in dataset.files for form in file.forms}
    entries = [e for e in listed if e.get("uncompressed_sha256", e["sha256"]) in digests]
    assert entries
    for entry in entries:
        form = digests[entry.get("uncompressed_sha256", entry["sha256"])]
        assert form.size == entry.get("uncompressed_bytes", entry["bytes"])
        assert dataset.num_rows == entry["rows"]
        names = [name for name in entry["columns"] if name != "(row number)"]
        if form.name.endswith(".csv") or form.name.endswith(".data"):
            assert names == [column.name for column in dataset.columns]
        else:
            assert len(names) == len(dataset.columns)  # a spreadsheet has whole phrases for names


def test_mirror_serves_the_images_and_collisions_that_its_manifest_lists(listed):
    by_name = {Path(entry["file"]).name: entry for entry in listed}
    (x_train, y_train), (x_test, y_test) = datasets.load_fashion_mnist()
    arrays = (x_train, y_train, x_test, y_test)
    for file, array in zip(datasets.DATASETS["fashion_mnist"].files, arrays, strict=True):
        entry = by_name[f"{file.name}.gz"]
        assert (file.sha256, file.forms[0].size) == (
            entry["uncompressed_sha256"],
            entry["uncompressed_bytes"],
        )
        assert len(array) == entry["rows"]
        assert array.dtype == "uint8"
    entry = by_name[f"{higgs.HIGGS.files[0].name}.gz"]
    frame = datasets.load_higgs(entry["rows"])
    assert frame.attrs["source"] == "mirror"
    assert frame.shape == (entry["rows"], entry["columns"]) == (higgs.SAMPLE_ROWS, 29)
    assert set(frame.dtypes.astype(str)) == {"float32"}


@pytest.mark.parametrize("dataset_id", TABLES)
def test_twin_has_the_announced_columns_and_types(dataset_id):
    dataset = datasets.DATASETS[dataset_id]
    frame = getattr(datasets, dataset.loader)()
    assert frame.attrs["source"] == "synthetic"
    numbers = frame.select_dtypes("number").columns
    types = {name: str(frame[name].dtype) if name in numbers else "str" for name in frame}
    assert types == {column.name: column.dtype for column in dataset.columns}


@pytest.mark.parametrize("dataset_id", TABLES)
def test_real_table_has_the_announced_rows_columns_and_types(dataset_id, real_data):
    dataset = datasets.DATASETS[dataset_id]
    frame = getattr(datasets, dataset.loader)()
    assert frame.attrs["source"] == "mirror"
    assert frame.attrs["title"] == dict(dataset.title)
    assert len(frame) == dataset.num_rows
    assert list(frame.columns) == [column.name for column in dataset.columns]
    words = frame.select_dtypes(exclude="number").columns
    types = {name: "str" if name in words else str(frame[name].dtype) for name in frame}
    assert types == {column.name: column.dtype for column in dataset.columns}
    assert datasets.fetch(dataset_id) == "mirror"
    assert datasets.identify(dataset_id) == f"sha256:{dataset.files[0].sha256}"


def test_unknown_amounts_of_the_cereals_are_nan(real_data):
    missing = datasets.load_cereals().isna().sum()
    assert missing[missing > 0].to_dict() == {"carbo": 1, "sugars": 1, "potass": 2}


def test_wine_is_the_same_table_in_both_published_forms(real_data, tmp_path, monkeypatch):
    from_course = datasets.load_red_wine()
    [uci] = Path(store.folders.mirror_folder()).rglob("winequality-red.csv")
    shutil.copy(uci, tmp_path)
    monkeypatch.setenv("NEURONBOOK_DATA", str(tmp_path))
    # One form writes 0.097 as 0.09699999999999999.
    pd.testing.assert_frame_equal(datasets.load_red_wine(), from_course, rtol=1e-14)
    assert from_course["quality"].value_counts().to_dict() == {
        5: 681, 6: 638, 7: 199, 4: 53, 8: 18, 3: 10
    }  # fmt: skip


def test_ionosphere_is_the_same_table_in_both_published_forms(real_data, tmp_path, monkeypatch):
    from_course = datasets.load_ionosphere()
    assert from_course.index.tolist() == list(range(1, 352))
    assert from_course["Class"].value_counts().to_dict() == {"good": 225, "bad": 126}
    [uci] = Path(store.folders.mirror_folder()).rglob("ionosphere.data")
    shutil.copy(uci, tmp_path)
    monkeypatch.setenv("NEURONBOOK_DATA", str(tmp_path))
    pd.testing.assert_frame_equal(datasets.load_ionosphere(), from_course)


def test_concrete_is_the_same_table_in_both_published_forms(real_data, tmp_path, monkeypatch):
    from_course = datasets.load_concrete()
    [uci] = Path(store.folders.mirror_folder()).rglob("Concrete_Data.xls")
    shutil.copy(uci, tmp_path)
    monkeypatch.setenv("NEURONBOOK_DATA", str(tmp_path))
    pd.testing.assert_frame_equal(datasets.load_concrete(), from_course, check_exact=True)


def test_fuel_economy_is_the_same_table_in_both_published_forms(real_data, tmp_path, monkeypatch):
    from_course = datasets.load_fuel_economy()
    [course] = Path(store.folders.mirror_folder()).rglob("fuel.csv")
    nines = re.compile(r"\d+\.\d{3}9{10,}\d")
    text, num_rewritten = re.subn(nines, lambda found: f"{float(found[0]):.3f}", course.read_text())
    assert num_rewritten == 6
    (tmp_path / "fuel.csv").write_text(text)
    monkeypatch.setenv("NEURONBOOK_DATA", str(tmp_path))
    pd.testing.assert_frame_equal(datasets.load_fuel_economy(), from_course, rtol=1e-14)


@pytest.mark.parametrize(
    ("name", "alias"), [("spotify_songs.csv", "spotify.csv"), ("hotels.csv", "hotel.csv")]
)
def test_files_are_found_under_the_names_of_the_course(
    real_data, tmp_path, monkeypatch, name, alias
):
    [path] = Path(store.folders.mirror_folder()).rglob(f"{name}.gz")
    shutil.copy(path, tmp_path / f"{alias}.gz")
    monkeypatch.setenv("NEURONBOOK_DATA", str(tmp_path))
    dataset_id = "spotify" if "spotify" in name else "hotel_bookings"
    assert datasets.fetch(dataset_id) == "mirror"


def test_missing_values_are_as_many_as_published(real_data):
    missing = datasets.load_hotel_bookings().isna().sum()
    assert missing[missing > 0].to_dict() == {
        "children": 4, "country": 488, "agent": 16340, "company": 112593
    }  # fmt: skip
    missing = datasets.load_spotify().isna().sum()
    assert missing[missing > 0].to_dict() == {
        "track_name": 5, "track_artist": 5, "track_album_name": 5
    }  # fmt: skip


def test_cereals_are_the_same_table_with_git_line_ends(real_data, tmp_path, monkeypatch):
    from_kaggle = datasets.load_cereals()
    [path] = Path(store.folders.mirror_folder()).rglob("cereal.csv")
    (tmp_path / "cereal.csv").write_bytes(path.read_bytes().replace(b"\r\n", b"\n"))
    monkeypatch.setenv("NEURONBOOK_DATA", str(tmp_path))
    pd.testing.assert_frame_equal(datasets.load_cereals(), from_kaggle)
    assert datasets.identify("cereals").endswith(datasets.DATASETS["cereals"].files[0].sha256)


@pytest.mark.parametrize("dataset_id", TABLES)
def test_spoiled_real_file_raises_wherever_it_is_asked_for(dataset_id, mirror):
    dataset = datasets.DATASETS[dataset_id]
    (mirror / dataset.files[0].name).write_bytes(b"not the data")
    with pytest.raises(datasets.ChecksumError):
        getattr(datasets, dataset.loader)()
    with pytest.raises(datasets.ChecksumError):
        datasets.identify(dataset_id)
    with pytest.raises(datasets.ChecksumError):
        datasets.fetch(dataset_id)


def test_description_that_does_not_fit_the_table_is_an_error():
    cereals = datasets.DATASETS["cereals"]
    wrong = dataclasses.replace(cereals, columns=(*cereals.columns[:-1], Column("taste", "int64")))
    with pytest.raises(ValueError, match=r"cereals must have 77 rows.*taste"):
        loading.load_table(wrong, lambda contents: pd.DataFrame())


def test_unknown_name_is_an_error_that_lists_the_names():
    with pytest.raises(ValueError, match=r"cereals, red_wine, .*Received: dataset_id='wine'"):
        datasets.identify("wine")


@pytest.mark.parametrize(
    ("dataset_id", "make"),
    [
        ("cereals", "read_parameters"),
        ("fashion_mnist", "make_garments"),
        ("cifar10", "make_drawings"),
        ("higgs", "make_collisions"),
    ],
)
def test_identity_of_a_twin_changes_with_what_it_makes(dataset_id, make, monkeypatch):
    before = datasets.identify(dataset_id)
    assert datasets.identify(dataset_id) == before
    made = {"read_parameters": {"seed": 1}, "make_garments": (np.zeros(1),)}
    made["make_drawings"] = (np.zeros(1),)
    monkeypatch.setattr(registry, make, lambda _: made.get(make, np.zeros(1)))
    assert datasets.identify(dataset_id).startswith("synthetic:")
    assert datasets.identify(dataset_id) != before


def test_importing_the_data_sets_does_not_import_tensorflow():
    program = "import sys, neuronbook.datasets; print({'tensorflow', 'keras'} & set(sys.modules))"
    source = Path(datasets.__file__).parents[2]
    run = subprocess.run(
        [sys.executable, "-c", program],
        env={"PYTHONPATH": str(source)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout == "set()\n"


class TestCommand:
    def test_list_names_every_data_set(self, capsys):
        assert command.main(["list"]) == 0
        lines = capsys.readouterr().out.splitlines()
        assert [line.split(":")[0] for line in lines] == IDS
        assert lines[0] == ("cereals: 80 Cereals, 77 rows x 16 columns, CC BY-SA 3.0, not here yet")

    def test_fetch_without_a_network_ends_in_1(self, capsys):
        assert command.main(["fetch", "cereals"]) == 1
        assert capsys.readouterr().out == "cereals: synthetic\n"

    def test_fetch_and_verify_from_the_mirror(self, capsys, real_data):
        assert command.main(["fetch"]) == 0
        assert command.main(["verify", "red_wine"]) == 0
        out = capsys.readouterr().out.splitlines()
        assert out[:2] == ["cereals: mirror", "red_wine: mirror"]
        assert out[-1].startswith("red_wine: sha256:d6a0d9bd")

    def test_fetch_gets_as_many_collisions_as_asked_for(self, capsys, real_data):
        assert command.main(["fetch", "higgs", "--num-examples", "50"]) == 0
        assert command.main(["fetch", "higgs"]) == 0
        assert command.main(["fetch", "higgs", "--num-examples", "20000"]) == 1
        assert command.main(["fetch", "higgs", "--num-examples", "0"]) == 1
        lines = capsys.readouterr().out.splitlines()
        assert lines[:3] == ["higgs: mirror, 50 rows", *["higgs: mirror, 15977 rows"] * 2]
        assert lines[3].startswith("ValueError: num_examples must be from 1 to 11000000.")

    def test_verify_ends_in_1_for_a_spoiled_file(self, capsys, mirror):
        (mirror / "cereal.csv").write_bytes(b"spoiled")
        assert command.main(["verify"]) == 1
        assert "ChecksumError: cereal.csv must have sha256=d01ef75f" in capsys.readouterr().out

    def test_clear_deletes_what_is_spoiled_or_broken_off_and_nothing_else(self, capsys, cache):
        cache.mkdir()
        for name in ("cereal.csv", "cereal.csv.a1b2.part", "mine.csv"):
            (cache / name).write_bytes(b"")
        assert command.main(["clear"]) == 0
        assert [path.name for path in cache.iterdir()] == ["mine.csv"]

    def test_unknown_name_ends_in_2(self, capsys):
        with pytest.raises(SystemExit, match="2"):
            command.main(["fetch", "wine"])
        assert "there are cereals, red_wine" in capsys.readouterr().err


def test_images_are_found_where_their_debian_package_puts_them(monkeypatch):
    folder = Path("/usr/share/datasets/fashion-mnist")
    if not folder.is_dir():
        message = "the package dataset-fashion-mnist is not installed"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)  # a reader's machine may not have it; CI has it or fails
    monkeypatch.delenv("XDG_DATA_DIRS")
    monkeypatch.setenv("NEURONBOOK_OFFLINE", "1")
    images = datasets.load_fashion_mnist()
    assert images.attrs["source"] == "mirror"
    assert [array.shape for part in images for array in part] == [
        (60_000, 28, 28), (60_000,), (10_000, 28, 28), (10_000,),
    ]  # fmt: skip
    assert datasets.identify_files("fashion_mnist").startswith("sha256:")
