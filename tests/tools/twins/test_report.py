from __future__ import annotations

import dataclasses
import functools

import pandas as pd
import pytest
import sklearn.ensemble
from sklearn.ensemble import HistGradientBoostingRegressor
from sklearn.linear_model import Ridge

from neuronbook import datasets
from neuronbook.datasets.twins import copula as twins
from neuronbook.datasets.twins.fashion_mnist import drawings
from tools.twins import __main__ as command
from tools.twins import report, scoring


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


class TestCommand:
    def test_report_prints_distances_scores_and_verdict(self, capsys, real_data, monkeypatch):
        few_trees = functools.partial(HistGradientBoostingRegressor, max_iter=5)
        monkeypatch.setattr(sklearn.ensemble, "HistGradientBoostingRegressor", few_trees)
        monkeypatch.setattr(scoring, "LessonNetwork", lambda *_: Ridge())
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

    def test_report_needs_the_real_file(self, capsys):
        assert command.main(["report", "cereals"]) == 1
        assert "real files are needed" in capsys.readouterr().out

    def test_report_of_images_needs_the_real_files_and_draws_none_to_say_so(
        self, capsys, monkeypatch
    ):
        monkeypatch.delattr(drawings, "make_garments")
        assert command.main(["report", "fashion_mnist"]) == 1
        assert "real files are needed" in capsys.readouterr().out

    def test_fit_needs_the_real_file(self, capsys):
        assert command.main(["fit", "cereals"]) == 1
        assert "real files are needed" in capsys.readouterr().out

    def test_fit_prints_a_report_and_writes_the_shipped_parameters(
        self, capsys, real_data, tmp_path
    ):
        output = tmp_path / "cereals.json"
        assert command.main(["fit", "cereals", "--output", str(output)]) == 0
        report = capsys.readouterr().out
        assert "distance" in report
        fitted = twins.parse_parameters(output.read_text(encoding="utf-8"))
        shipped = twins.read_parameters("cereals")
        assert fitted["columns"] == shipped["columns"]
        assert output.stat().st_size < 12_000

    def test_there_is_nothing_to_fit_where_a_twin_is_made_by_rule(self, capsys):
        assert command.main(["fit", "higgs"]) == 1
        assert command.main(["fit", "fashion_mnist"]) == 1
        assert command.main(["fit", "cifar10"]) == 1
        assert capsys.readouterr().out.count("made by rule") == 3

    def test_report_of_drawings_says_that_they_are_not_compared(self, capsys):
        assert command.main(["report", "cifar10"]) == 0
        assert "not meant to be like" in capsys.readouterr().out
