from __future__ import annotations

import dataclasses
import gzip
import hashlib

import numpy as np
import pandas as pd
import pytest

from neuronbook.datasets import ChecksumError, higgs_units
from neuronbook.datasets.catalogue import higgs
from neuronbook.datasets.files import network, streaming
from neuronbook.datasets.records import File, Form
from neuronbook.datasets.twins.higgs import collisions, kinematics

LOW, HIGH = slice(1, 22), slice(22, 29)


class TestLoading:
    @pytest.mark.parametrize("number", [0, -1, 11_000_001])
    def test_number_of_rows_there_cannot_be_is_an_error(self, number):
        with pytest.raises(ValueError, match=r"from 1 to 11000000\. Received: num_examples="):
            higgs.load_higgs(number)

    def test_columns_are_label_then_21_then_7_with_meanings(self):
        names = [column.name for column in higgs.COLUMNS]
        assert len(names) == len(set(names)) == 29
        assert names[0] == "label"
        assert names[21] == "jet_4_b-tag"
        assert names[22:] == ["m_jj", "m_jjj", "m_lv", "m_jlv", "m_bb", "m_wbb", "m_wwbb"]
        assert all(column.en and column.zh for column in higgs.COLUMNS)

    def test_sample_of_the_mirror_serves(self, real_data, monkeypatch):
        monkeypatch.setenv("NEURONBOOK_OFFLINE", "1")
        frame = higgs.load_higgs(1000)
        assert frame.attrs["source"] == "mirror"
        assert frame.shape == (1000, 29)
        whole = higgs.load_higgs(20_000)
        assert len(whole) == 15_977
        pd.testing.assert_frame_equal(whole[:1000], frame, check_exact=True)

    def test_without_file_or_network_the_twin_stands_in(self, monkeypatch):
        monkeypatch.setenv("NEURONBOOK_OFFLINE", "1")
        frame = higgs.load_higgs(500)
        assert frame.attrs["source"] == "synthetic"
        assert frame.shape == (500, 29)
        pd.testing.assert_frame_equal(frame, higgs.load_higgs(600)[:500], check_exact=True)

    def test_twin_is_no_longer_than_it_can_be_and_says_so(self, monkeypatch, caplog):
        monkeypatch.setenv("NEURONBOOK_OFFLINE", "1")
        monkeypatch.setattr(collisions, "MAX_EXAMPLES", 100)
        assert higgs.load_higgs(500).attrs["num_examples"] == 100
        assert "100 rows of the 500 asked for (synthetic)" in caplog.text


@pytest.fixture(scope="module")
def tables() -> list[np.ndarray]:
    """Return rows for the sample, and others for the published file."""
    return [collisions.make_collisions(1000, seed=seed) for seed in (0, 1)]


@pytest.fixture
def sample(monkeypatch, tables) -> bytes:
    """Take a file of 40 rows for the sample; return its content."""
    rows = tables[0][:40]
    content = pd.DataFrame(rows).to_csv(header=False, index=False).encode()
    form = Form("HIGGS-sample.csv", hashlib.sha256(content).hexdigest(), len(content))
    dataset = dataclasses.replace(higgs.HIGGS, files=(File((form,)),))
    monkeypatch.setattr(higgs, "HIGGS", dataset)
    monkeypatch.setattr(higgs, "SAMPLE_ROWS", 40)
    return content


@pytest.fixture
def published(monkeypatch, tables):
    """Return a function that makes as many rows be what can be had of the published file."""

    def have(num_rows: int) -> None:
        rows = tables[1][:num_rows]
        monkeypatch.setattr(streaming, "get_rows", lambda stream, wanted: rows[:wanted])

    return have


class TestSample:
    """The rows behind the recording, for whoever asks for as many or fewer."""

    def test_mirror_that_hands_it_on_gives_its_rows_and_they_are_kept(
        self, sample, published, tables, serve, monkeypatch
    ):
        published(0)
        address = serve(gzip.compress(sample)).removesuffix("/numbers.csv")
        monkeypatch.setenv("NEURONBOOK_MIRROR", address)
        frame = higgs.load_higgs(40)
        assert frame.attrs["source"] == "download"
        assert frame.attrs["num_examples"] == 40
        np.testing.assert_allclose(frame.to_numpy(), tables[0][:40], rtol=1e-6)
        monkeypatch.setenv("NEURONBOOK_OFFLINE", "1")
        pd.testing.assert_frame_equal(higgs.load_higgs(10), frame[:10], check_exact=True)

    def test_more_rows_come_from_the_published_file(self, sample, published, tables, mirror):
        (mirror / "HIGGS-sample.csv.gz").write_bytes(gzip.compress(sample))
        published(1000)
        assert higgs.load_higgs(40).attrs["source"] == "mirror"
        frame = higgs.load_higgs(41)
        assert frame.attrs["source"] == "download"
        np.testing.assert_array_equal(frame.to_numpy(), tables[1][:41])

    @pytest.mark.parametrize(
        ("num_rows", "source"), [(0, "mirror"), (39, "mirror"), (41, "download")]
    )
    def test_whichever_has_more_rows_stands_in_for_what_cannot_be_had(
        self, sample, published, mirror, num_rows, source, caplog
    ):
        (mirror / "HIGGS-sample.csv").write_bytes(sample)
        published(num_rows)
        frame = higgs.load_higgs(1000)
        assert frame.attrs["source"] == source
        assert len(frame) == max(num_rows, 40)
        assert f"{len(frame)} rows of the 1000 asked for ({source})" in caplog.text

    def test_mirror_that_cannot_be_reached_is_not_taken_for_being_offline(
        self, sample, published, tables, monkeypatch, refused_address
    ):
        monkeypatch.setenv("NEURONBOOK_MIRROR", refused_address.removesuffix("/numbers.csv"))
        published(40)
        frame = higgs.load_higgs(30)
        np.testing.assert_array_equal(frame.to_numpy(), tables[1][:30])
        assert not network.is_offline()

    def test_spoiled_sample_raises(self, sample, published, mirror):
        (mirror / "HIGGS-sample.csv").write_bytes(sample[:-1] + b"x")
        published(40)
        with pytest.raises(ChecksumError, match=r"HIGGS-sample\.csv must have sha256"):
            higgs.load_higgs(30)

    def test_its_description_says_which_rows_it_is_and_lets_it_be_handed_on(self):
        [form] = higgs.HIGGS.files[0].forms
        assert "15,977 different rows of the 11,000,000, not the first ones" in form.changes
        assert higgs.SAMPLE_ROWS == 15_977
        assert higgs.HIGGS.may_be_handed_on


class TestCollisions:
    def test_decay_keeps_energy_and_momentum_and_makes_the_masses_asked_for(self):
        rng = np.random.default_rng(0)
        parent = np.array([[500.0, 30.0, -40.0, 120.0]] * 50)
        a, b = kinematics.decay(rng, parent, 80.4, 125.0)
        np.testing.assert_allclose(a + b, parent)
        np.testing.assert_allclose(kinematics.invariant_mass(a), 80.4)
        np.testing.assert_allclose(kinematics.invariant_mass(b), 125.0)

    def test_decay_prefers_no_direction(self):
        at_rest = np.array([[125.0, 0.0, 0.0, 0.0]] * 20_000)
        a, _ = kinematics.decay(np.random.default_rng(0), at_rest, 0.0, 0.0)
        cosines = a[:, 1:] / a[:, :1]
        assert np.abs(cosines.mean(axis=0)).max() < 0.02
        assert (cosines**2).mean(axis=0) == pytest.approx(np.full(3, 1 / 3), abs=0.01)

    def test_partons_have_the_masses_of_baldi_and_others(self):
        _, _, *quarks = np.moveaxis(collisions.signal(np.random.default_rng(0), 4000), 1, 0)
        assert np.median(kinematics.invariant_mass(quarks[2] + quarks[3])) == pytest.approx(
            125, abs=1
        )
        everything = collisions.signal(np.random.default_rng(0), 4000).sum(axis=1)
        assert np.median(kinematics.invariant_mass(everything)) == pytest.approx(425, abs=2)

    def test_masses_of_the_twin_peak_where_physics_puts_them(self):
        table = collisions.make_collisions(40_000).astype(float)
        gev = table[:, HIGH] * higgs_units.MASS
        is_signal = table[:, 0] == 1
        expected = {0: (80, None), 1: (None, 173), 4: (115, None), 5: (320, None), 6: (415, None)}
        for column, masses in expected.items():
            for mass, chosen in zip(masses, (is_signal, ~is_signal), strict=True):
                if mass is not None:
                    counts, edges = np.histogram(gev[chosen, column], bins=np.arange(20, 900, 15))
                    assert edges[counts.argmax()] + 7.5 == pytest.approx(mass, rel=0.12)

    def test_rules_of_the_masses_give_the_published_ones(self, real_data):
        """Where the W's jets are among the four of the table: about half of the collisions."""
        real = higgs.load_higgs(15_977).to_numpy(np.float64)
        near = np.abs(np.log(collisions.masses(real[:, LOW]) / real[:, HIGH])) < 0.05
        assert near.mean(axis=0)[[2, 4]] == pytest.approx([1.0, 0.8], abs=0.03)
        assert (near.mean(axis=0) > 0.45).all()
