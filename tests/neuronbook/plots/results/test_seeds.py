import numpy as np

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
