import matplotlib.pyplot as plt
import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from neuronbook.plots import plot_seeds


def test_every_seed_has_a_dot_near_its_value_and_no_two_share_a_place():
    values = [0.64, 0.9, 0.9, 0.9, 0.641]
    ax = plot_seeds(values, x_label="validation accuracy", baseline=0.64)
    line, dots = ax.lines
    assert line.get_xdata() == [0.64, 0.64]
    np.testing.assert_allclose(dots.get_xdata(), values, atol=0.26 / 40)
    places = {tuple(place) for place in dots.get_xydata().round(6)}
    assert len(places) == len(values)


def test_equal_values_stand_in_one_stack():
    ax = plot_seeds([0.5, 0.5, 0.5], x_label="accuracy")
    assert ax.lines[0].get_xydata().tolist() == [[0.5, 0.5], [0.5, 1.5], [0.5, 2.5]]
    assert ax.get_legend() is None


@settings(max_examples=15)
@given(st.lists(st.floats(-10, 10), min_size=1, max_size=30))
def test_each_dot_stands_within_half_a_place_of_its_result(values):
    ax = plot_seeds(values, x_label="accuracy")
    places, heights = ax.lines[-1].get_data()
    width = max(max(values) - min(values), 1e-9) / 40
    assert np.all(np.abs(np.subtract(places, values)) <= width / 2 * (1 + 1e-6))
    for place in np.unique(places):  # stacked without a gap
        stack = np.sort(heights[places == place])
        np.testing.assert_allclose(stack, np.arange(len(stack)) + 0.5)
    plt.close("all")
