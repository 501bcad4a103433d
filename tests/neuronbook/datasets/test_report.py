from __future__ import annotations

import dataclasses

import numpy as np
import pandas as pd
import pytest
from sklearn.linear_model import Ridge

from neuronbook import datasets
from neuronbook.datasets import __main__ as command
from neuronbook.datasets import drawn_report, report, scoring
from neuronbook.datasets.catalogue import higgs
from neuronbook.datasets.drawn_report import CollisionsComparison, GarmentsComparison
from neuronbook.datasets.twins.higgs import collisions

PEAKS = drawn_report.PEAKS.items()


@pytest.fixture(autouse=True)
def offline(monkeypatch):
    monkeypatch.setenv("NEURONBOOK_OFFLINE", "1")


@pytest.fixture
def compare():
    """Return a function that makes a comparison, all in bounds but for what is told."""

    def make(real=(0.5, 0.7, 0.6), twin=(0.5, 0.6, 0.55), **changes) -> report.Comparison:
        good = report.Comparison(
            datasets.DATASETS["red_wine"],
            ks=pd.Series({"x": 0.01, "y": 0.02}),
            words=pd.Series({"word": 0.03}),
            rank=0.1,
            rank_of=("x", "y"),
            scores=pd.DataFrame([real, twin], index=["real", "twin"], columns=scoring.MODELS),
        )
        return dataclasses.replace(good, **changes)

    return make


class TestTables:
    def test_comparison_within_all_bounds_misses_nothing(self, compare):
        assert compare().missed() == []

    def test_lead_of_the_network_that_the_twin_loses_is_a_failure_with_its_size(self, compare):
        missed = compare(real=(0.5, 0.7, 0.54), twin=(0.5, 0.6, 0.5)).missed()
        assert missed == [
            "the network beats the linear model by 0.040 on the real table, but not on the twin"
        ]

    @pytest.mark.parametrize("real", [0.529, 0.4])
    def test_small_or_no_lead_on_the_real_table_need_not_be_kept(self, compare, real):
        assert compare(real=(0.5, 0.7, real), twin=(0.5, 0.6, 0.4)).missed() == []

    @pytest.mark.parametrize(
        ("changes", "told"),
        [
            ({"ks": pd.Series({"x": 0.06})}, "median KS 0.060 > 0.05"),
            ({"words": pd.Series({"word": 0.07})}, "total variation of word 0.070 > 0.05"),
            ({"rank": 0.2}, "rank correlation of x and y is 0.200 off, > 0.15"),
        ],
    )
    def test_each_bound_has_its_failure(self, compare, changes, told):
        assert compare(**changes).missed() == [told]

    def test_text_names_the_layers_of_the_lessons_network(self, compare):
        assert "real: linear 0.500, trees 0.700, network 0.600 (512-512-512-1)" in str(compare())


class TestScoring:
    def test_every_table_has_the_network_of_its_lesson(self):
        tables = {*datasets.DATASETS} - {"fashion_mnist", "higgs"}
        assert {*scoring.NETWORKS} == tables
        assert {*scoring.REGULARIZED, *scoring.TO_RANGE} <= tables

    def test_network_has_the_parameters_counted_by_hand(self):
        network = scoring.LessonNetwork("ionosphere", True)
        network.fit(np.eye(33), np.arange(33) % 2)
        assert network.model.count_params() == (33 * 4 + 4) + (4 * 4 + 4) + (4 + 1)

    def test_network_bends_where_a_line_cannot_and_does_so_every_time(self):
        x = np.random.default_rng(0).normal(size=(400, 2))
        y = np.abs(x[:, 0])
        scores = []
        for _ in range(2):
            network = scoring.LessonNetwork("fuel_economy", False)
            network.fit(x[:300], y[:300])
            scores.append(network.score(x[300:], y[300:]))
        assert scores[0] > 0.9
        assert scores[0] == scores[1]

    def test_accuracy_is_the_share_of_right_classes(self):
        x = np.random.default_rng(0).normal(size=(300, 2))
        y = (x[:, 0] > 0).astype(int)
        network = scoring.LessonNetwork("hotel_bookings", True)
        network.fit(x, y)
        right = network.score(x, y)
        assert right > 0.9
        assert network.score(x, 1 - y) == pytest.approx(1 - right)


class TestCollisions:
    def test_peaks_are_found_where_they_were_planted(self):
        rng = np.random.default_rng(0)
        table = np.zeros((4000, 29), np.float32)
        table[:2000, 0] = 1
        table[:, 22:] = rng.uniform(0, 900, size=(4000, 7)) / collisions.MASS_UNITS
        for place, label, mass in drawn_report.PEAKS.values():
            rows = np.flatnonzero(table[:, 0] == label)[:800]
            planted = rng.normal(mass, 10.0, size=800)
            table[rows, 22 + place] = planted / collisions.MASS_UNITS[place]
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

    def test_twin_peaks_where_the_sample_does_and_ranks_the_features_alike(self, real_data):
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
        comparison = drawn_report.compare_garments(real, num_examples=6000)
        assert comparison.missed() == []
        assert comparison.from_twin < comparison.from_real


class TestCommand:
    def test_report_prints_distances_scores_and_verdict(self, capsys, real_data, monkeypatch):
        monkeypatch.setattr(scoring, "LessonNetwork", lambda *_: Ridge())  # quick
        assert command.main(["report", "cereals"]) == 0
        out = capsys.readouterr().out
        assert "KS" in out
        assert "total variation" in out
        assert out.count("network ") == 2
        assert "  all met\n" in out

    def test_report_of_a_twin_that_is_too_far_ends_in_1(
        self, capsys, real_data, monkeypatch, compare
    ):
        monkeypatch.setattr(report, "compare", lambda *_: compare(rank=0.2))
        assert command.main(["report", "cereals"]) == 1
        assert "  MISSED: rank correlation of x and y is 0.200 off" in capsys.readouterr().out
