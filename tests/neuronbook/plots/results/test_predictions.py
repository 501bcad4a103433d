import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from neuronbook.plots import plot_predictions


@pytest.fixture
def ax():
    data = pd.DataFrame({"quality": [5, 5, 5, 7]})
    return plot_predictions(
        data,
        np.array([4.0, 5.0, 9.0, 6.5]),
        target="quality",
        baseline=6,
        x_label="tasters' grade",
        y_label="network's grade",
    )


def test_every_prediction_is_a_dot_near_its_true_value(ax):
    places = ax.patches[0].get_path().vertices[::2]
    np.testing.assert_array_equal(places[:, 1], [4, 5, 9, 6.5])
    np.testing.assert_allclose(places[:, 0], [5, 5, 5, 7], atol=0.3)


def test_bars_are_the_medians_of_each_value(ax):
    bars = ax.collections[0].get_segments()
    assert [bar[0][1] for bar in bars] == [5, 6.5]
    assert [bar.mean(axis=0)[0] for bar in bars] == [5, 7]


def test_perfect_predictions_lie_on_the_line_and_the_baseline_is_level(ax):
    perfect, baseline = ax.lines
    np.testing.assert_array_equal(perfect.get_xdata(), perfect.get_ydata())
    assert set(baseline.get_ydata()) == {6}


@settings(max_examples=15)
@given(st.lists(st.tuples(st.integers(3, 8), st.floats(0, 10)), min_size=1, max_size=30))
def test_bars_are_medians_of_each_true_value(pairs):
    true, said = np.array(pairs).T
    ax = plot_predictions(
        pd.DataFrame({"grade": true}), said, target="grade", baseline=5, x_label="", y_label=""
    )
    medians = pd.Series(said).groupby(true).median()
    [bars] = ax.collections
    np.testing.assert_allclose([segment[0, 1] for segment in bars.get_segments()], medians)
    plt.close("all")


def test_predictions_of_other_rows_and_in_a_column_are_refused():
    table = pd.DataFrame({"grade": [5, 6]})
    for y_pred in ([5.0], [[5.0], [6.0]]):
        with pytest.raises(ValueError, match=r"y_pred must .*num_examples=2 as in data"):
            plot_predictions(table, y_pred, target="grade", baseline=5, x_label="", y_label="")
