import numpy as np

from neuronbook.plots import plot_descents, plot_paths, plot_steps

PATH = np.array([[0.0, 0.0], [1.0, 1.0], [3.0, 2.0]])


def test_descent_is_a_fan_of_lines_that_ends_in_the_last_one():
    (ax,) = plot_descents({"A": PATH}, true_line=(3, 2))
    fan, last, true = ax.lines
    fan = fan.get_xydata().reshape(2, 3, 2)  # each line is two ends and a gap
    assert fan[:, :2].tolist() == [[[-1, 0], [1, 0]], [[-1, 0], [1, 2]]]
    assert np.isnan(fan[:, 2, 1]).all()
    assert last.get_xydata().tolist() == true.get_xydata().tolist() == [[-1, -1], [1, 5]]
    assert ax.get_title() == "A"


def test_path_is_drawn_over_the_surface_with_a_cross_at_its_lowest_place():
    def surface(w, b):
        return (w - 1) ** 2 + (b + 1) ** 2

    (ax,) = plot_paths([("SGD", PATH, surface)], w_range=(-4, 6), b_range=(-5, 5))
    cross, path = ax.lines
    np.testing.assert_allclose(cross.get_xydata(), [[1, -1]], atol=0.06)
    assert path.get_xydata().tolist() == PATH.tolist()
    assert ax.get_title() == "SGD"


def test_steps_lie_on_the_curve_of_the_loss():
    def loss(w):
        return (w - 1) ** 2

    axes = plot_steps({"a": np.array([3.0, 0.0]), "b": np.array([2.0])}, loss=loss, w_range=(0, 4))
    curve, steps = axes[0].lines
    np.testing.assert_allclose(curve.get_ydata(), loss(curve.get_xdata()))
    assert steps.get_xydata().tolist() == [[3, 4], [0, 1]]
    assert [ax.get_title() for ax in axes] == ["a", "b"]
