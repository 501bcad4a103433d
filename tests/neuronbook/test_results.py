import math
import sys
from types import SimpleNamespace

import IPython
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from neuronbook.results import compare, keep, spread


@pytest.fixture
def published(monkeypatch):
    """Outputs of a notebook's cell, in order."""
    outputs = []
    publisher = SimpleNamespace(publish=lambda **output: outputs.append(output))
    shell = SimpleNamespace(display_pub=publisher)
    monkeypatch.setattr(IPython, "get_ipython", lambda: shell)
    return outputs


def test_numbers_are_kept_the_way_the_pages_read_them(published):
    keep(slope=np.float32(2.5), rows=np.int64(77), unit="g")
    assert [output["metadata"]["scrapbook"]["name"] for output in published] == [
        "slope",
        "rows",
        "unit",
    ]
    assert {output["metadata"]["scrapbook"]["mime_prefix"] for output in published} == {
        "application/papermill.record/"
    }
    assert [output["data"] for output in published] == [
        {"application/papermill.record/text/plain": text} for text in ("2.5", "77", "'g'")
    ]


def test_output_is_the_one_that_glue_makes(published, monkeypatch):
    glue = pytest.importorskip("myst_nb.ext.glue")
    expected = []
    monkeypatch.setattr(
        glue,
        "ipy_display",
        lambda data, *, raw, metadata: expected.append({"data": data, "metadata": metadata}),
    )
    monkeypatch.setattr(
        glue.IPython.core.formatters,
        "format_display_data",
        lambda value: ({"text/plain": repr(value)}, {}),
    )
    glue.glue("slope", 2.5, display=False)
    keep(slope=2.5)
    assert published == expected


def test_nothing_happens_outside_a_notebook(monkeypatch, capsys):
    monkeypatch.delitem(sys.modules, "IPython", raising=False)
    keep(slope=2.5)
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("value", [math.nan, math.inf, np.float64("-inf")])
def test_number_that_is_not_finite_is_refused(value):
    with pytest.raises(ValueError, match="finite numbers"):
        keep(loss=value)


@pytest.mark.parametrize("value", [None, [1], True, np.array([1.0, 2.0])])
def test_what_is_not_a_number_is_refused(value):
    with pytest.raises(TypeError, match="Received: loss="):
        keep(loss=value)


def test_one_bad_result_keeps_none(published):
    with pytest.raises(ValueError, match="finite"):
        keep(slope=2.5, loss=math.nan)
    assert published == []


def test_spread_is_the_mean_and_the_sample_standard_deviation():
    found = spread(np.array([1.0, 2.0, 3.0]), digits=1)
    assert (found.mean, found.std, str(found)) == (2.0, 1.0, "2.0 ± 1.0")


def test_spread_is_kept_as_text_with_the_numbers_behind_it(published):
    keep(mae=spread([1.0, 2.0, 3.0]))
    (output,) = published
    assert output["data"] == {"application/papermill.record/text/plain": "'2.000 ± 1.000'"}
    scrap = output["metadata"]["scrapbook"]
    assert (scrap["mean"], scrap["std"], scrap["values"]) == (2.0, 1.0, [1.0, 2.0, 3.0])


@pytest.mark.parametrize("values", [[], [1.0], [1.0, math.nan], [1.0, math.inf]])
def test_spread_of_too_few_or_endless_numbers_is_refused(values):
    with pytest.raises(ValueError, match=r"finite number.*Received: values.*(seeds|NaN)"):
        spread(values)


@given(st.lists(st.floats(-1e6, 1e6), min_size=2, max_size=9), st.integers(0, 6))
def test_spread_is_mean_and_sample_deviation_of_numpy(values, digits):
    result = spread(values, digits=digits)
    assert result.mean == pytest.approx(np.mean(values), abs=1e-6)
    assert result.std == pytest.approx(np.std(values, ddof=1), abs=1e-6)
    mean, std = str(result).split(" ± ")
    assert abs(float(mean) - result.mean) <= 0.5 * 10**-digits * (1 + 1e-6)
    assert abs(float(std) - result.std) <= 0.5 * 10**-digits * (1 + 1e-6)


@pytest.mark.parametrize("values", [0.5, "0.5", ["0.5", "0.6"], [[0.5], [0.6]], [True, False]])
def test_spread_of_what_are_no_numbers_is_refused(values):
    with pytest.raises(TypeError, match=r"values.* must .*Received: values"):
        spread(values)


def test_difference_is_that_of_pairs_and_not_of_means():
    rng = np.random.default_rng(0)
    hard = rng.normal(size=1000) ** 2  # both models find the same examples hard
    better, worse = hard + 0.1, hard + 0.1 + rng.normal(0.05, 0.1, size=1000)
    found = compare(better, worse)
    paired = stats.ttest_rel(better, worse)
    assert found.mean == pytest.approx(-0.05, abs=0.01)
    assert found.mean / found.error == pytest.approx(paired.statistic)
    assert found.holds
    assert not compare(better, rng.permutation(worse)).holds


def test_luck_of_the_seeds_is_part_of_the_standard_error():
    rng = np.random.default_rng(0)
    seeds = rng.normal(scale=0.5, size=(5, 1)) + rng.normal(size=(5, 200)) * 0.01
    found = compare(seeds, np.zeros(200))
    assert found.error == pytest.approx(seeds.mean(axis=1).std(ddof=1) / 5**0.5, rel=0.01)


def test_difference_reads_with_its_sign():
    assert str(compare([1.0, 2.0], [0.5, 2.0], digits=2)) == "+0.25 ± 0.25"


@pytest.mark.parametrize("other", [[1.0], [1.0, 2.0, 3.0]])
def test_models_are_compared_on_the_same_examples(other):
    with pytest.raises(ValueError, match="on the same examples"):
        compare([1.0, 2.0], other)


def test_no_result_that_rounds_to_zero_is_printed_with_a_minus():
    assert str(spread([-0.0004, -0.0002], digits=2)) == "0.00 ± 0.00"
    assert str(compare([0.1, 0.1], [0.1001, 0.1003], digits=2)) == "+0.00 ± 0.00"
