import matplotlib.pyplot as plt
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from neuronbook.plots import plot_distributions, plot_gradients, plot_moving_averages

NAMES = ["pH", "alcohol"]


def draw_tables():
    before = np.array([[1, 10], [1, 20], [1, 30], [3, 30]])
    return plot_distributions({"measured": before, "after the layer": before / 10}, names=NAMES)


def test_every_table_has_a_panel_and_every_feature_a_row():
    axes = draw_tables()
    assert [ax.get_title() for ax in axes] == ["measured", "after the layer"]
    assert [len(ax.patches) for ax in axes] == [2, 2]
    assert [label.get_text() for label in axes[0].get_yticklabels()] == NAMES


def test_features_of_a_panel_share_the_bins():
    first, second = draw_tables()[0].patches
    np.testing.assert_array_equal(first.get_data().edges, second.get_data().edges)
    assert first.get_data().edges[[0, -1]].tolist() == [1, 30]


def test_rows_lie_above_one_another_and_the_highest_bars_are_equal():
    upper, lower = (patch.get_data() for patch in draw_tables()[0].patches)
    assert upper.baseline == 1
    assert lower.baseline == 0
    assert upper.values.max() - 1 == pytest.approx(lower.values.max())


@pytest.mark.parametrize("table", [np.zeros((4, 3)), np.zeros(2)])
def test_table_with_other_features_is_refused(table):
    with pytest.raises(ValueError, match="Received: 2 names"):
        plot_distributions({"measured": table}, names=NAMES)


def test_moving_average_is_drawn_from_before_the_first_batch():
    ax = plot_moving_averages(
        {"momentum 0.5": [0, 4, 6]}, target=8, target_label="mean of the training set", y_label="y"
    )
    average, target = ax.lines
    assert average.get_xydata().tolist() == [[0, 0], [1, 4], [2, 6]]
    assert set(target.get_ydata()) == {8}


def test_sizes_of_gradients_are_drawn_from_top_to_bottom():
    ax = plot_gradients({"raw measurements": [-100, 2], "scaled": [1, 0.5]}, names=NAMES)
    raw, scaled = ax.lines
    assert raw.get_xydata().tolist() == [[100, 1], [2, 0]]
    assert scaled.get_xydata().tolist() == [[1, 1], [0.5, 0]]
    assert ax.get_xscale() == "log"


@settings(max_examples=10)
@given(st.lists(st.tuples(*[st.integers(-20, 20)] * 2), min_size=2, max_size=40, unique=True))
def test_bars_are_the_histograms_of_numpy_over_the_range_of_all_features(rows):
    table = np.array(rows, dtype=float)
    [ax] = plot_distributions({"measured": table}, names=NAMES)
    for steps, column, floor in zip(ax.patches, table.T, (1, 0), strict=True):
        counts, edges = np.histogram(column, 48, range=(table.min(), table.max()))
        np.testing.assert_allclose(steps.get_data().edges, edges)
        heights = (steps.get_data().values - floor) / 0.82
        np.testing.assert_allclose(heights, counts / counts.max(), atol=1e-12)
    plt.close("all")
