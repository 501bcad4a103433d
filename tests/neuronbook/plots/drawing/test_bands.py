import matplotlib.pyplot as plt
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from neuronbook.plots.drawing.bands import deviation, draw_mean
from neuronbook.results import spread

TABLES = st.integers(2, 6).flatmap(
    lambda num_runs: st.lists(
        st.lists(st.floats(-100, 100), min_size=num_runs, max_size=num_runs),
        min_size=1, max_size=8,
    )
)  # fmt: skip


@pytest.fixture(scope="module")
def axes():
    figure, ax = plt.subplots()
    yield ax
    plt.close(figure)


@given(TABLES)
def test_deviation_is_that_of_a_spread(columns):
    expected = [spread(column).std for column in columns]
    np.testing.assert_allclose(deviation(np.array(columns).T), expected, atol=1e-9)


@given(TABLES)
def test_band_reaches_one_deviation_to_either_side_of_the_mean(axes, columns):
    axes.clear()
    runs = np.array(columns).T
    draw_mean(axes, np.arange(len(columns)), runs, label="", style={"color": "black"})
    mean, std = runs.mean(axis=0), runs.std(axis=0, ddof=1)
    np.testing.assert_allclose(axes.lines[0].get_ydata(), mean)
    heights = axes.collections[0].get_paths()[0].vertices[:, 1]
    assert heights.max() == pytest.approx((mean + std).max())
    assert heights.min() == pytest.approx((mean - std).min())


def test_run_that_is_missing_counts_nowhere():
    runs = [[1.0, 5.0, 1.0], [2.0, np.nan, 3.0], [3.0, np.nan, np.nan]]
    np.testing.assert_allclose(deviation(runs), [1.0, 0.0, np.sqrt(2)])
