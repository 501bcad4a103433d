from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from neuronbook import datasets
from neuronbook.datasets import higgs_units
from neuronbook.datasets.catalogue import higgs
from tools.twins import drawn_report
from tools.twins.drawn_report import CollisionsComparison, GarmentsComparison

PEAKS = drawn_report.PEAKS.items()


@pytest.fixture(autouse=True)
def offline(monkeypatch):
    monkeypatch.setenv("NEURONBOOK_OFFLINE", "1")


class TestCollisions:
    def test_peaks_are_found_where_they_were_planted(self):
        rng = np.random.default_rng(0)
        table = np.zeros((4000, 29), np.float32)
        table[:2000, 0] = 1
        table[:, 22:] = rng.uniform(0, 900, size=(4000, 7)) / higgs_units.MASS
        for place, label, mass in drawn_report.PEAKS.values():
            rows = np.flatnonzero(table[:, 0] == label)[:800]
            planted = rng.normal(mass, 10.0, size=800)
            table[rows, 22 + place] = planted / higgs_units.MASS[place]
        found = drawn_report.find_peaks(table)
        masses = {name: mass for name, (_, _, mass) in drawn_report.PEAKS.items()}
        assert found == pytest.approx(masses, abs=6.0)

    def test_peak_elsewhere_and_another_order_are_failures(self):
        peaks = {name: mass for name, (_, _, mass) in drawn_report.PEAKS.items()}
        ranked = {"low": 0.6, "high": 0.7, "all": 0.8}
        same = CollisionsComparison(
            9,
            {"m_jj": 0.1},
            peaks={"real": peaks, "twin": peaks},
            auc={"real": ranked, "twin": ranked},
        )
        assert same.missed() == []
        moved = {"real": peaks, "twin": peaks | {"m_bb": 150.0}}
        turned = {"real": ranked, "twin": ranked | {"low": 0.75}}
        assert dataclasses.replace(same, peaks=moved, auc=turned).missed() == [
            "m_bb peaks at 150 GeV, on real data at 125",
            "AUC rises from high to low to all, on real data differently",
        ]

    def test_twin_peaks_where_the_sample_does_and_ranks_the_features_alike(
        self, real_data, monkeypatch
    ):
        monkeypatch.setattr(drawn_report, "NUM_TREES", 20)
        real = higgs.load_higgs(higgs.SAMPLE_ROWS)
        comparison = drawn_report.compare_collisions(real.to_numpy(), list(real.columns))
        assert comparison.missed() == []
        assert all(0.85 < comparison.peaks["twin"][n] / m < 1.05 for n, (_, _, m) in PEAKS)
        others = [distance for name, distance in comparison.ks.items() if name != "m_lv"]
        assert np.median(others) < 0.05
        assert max(others) < 0.15
        for auc in comparison.auc.values():
            assert 0.6 < auc["low"] < auc["high"] < auc["all"] < 0.95
        assert "m_bb   of the signal peaks at" in str(comparison)


class TestGarments:
    def test_margin_above_chance_is_required_and_told(self):
        assert GarmentsComparison(0.6, 0.85, 60_000).missed() == []
        assert GarmentsComparison(0.35, 0.85, 60_000).missed() == [
            "accuracy from the twin 0.350 < 0.400"
        ]
        assert "0.500 above chance" in str(GarmentsComparison(0.6, 0.85, 60_000))

    def test_network_that_saw_drawn_pictures_only_knows_real_ones(self, real_data):
        real = datasets.load_fashion_mnist()
        comparison = drawn_report.compare_garments(real, num_examples=2000)
        assert comparison.missed() == []
        assert comparison.from_twin < comparison.from_real
