import numpy as np
import pandas as pd
import pytest

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
