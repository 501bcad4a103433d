import matplotlib.pyplot as plt
import numpy as np

from neuronbook.plots import plot_activations, plot_softmax

X = np.array([-2.0, -1.0, 0.0, 1.0, 2.0])
RELU = (np.maximum(X, 0), np.array([0, 0, 0, 1, 1]))


def curves_of(ax):
    return {line.get_label(): line.get_xydata() for line in ax.lines}


def test_each_activation_has_its_values_and_its_derivative():
    relu, line = plot_activations(X, {"ReLU": RELU, "linear": (X, np.ones(5))})
    assert curves_of(relu)["function"].tolist() == np.c_[X, RELU[0]].tolist()
    assert curves_of(line)["derivative"].tolist() == np.c_[X, np.ones(5)].tolist()
    assert [ax.get_title() for ax in (relu, line)] == ["ReLU", "linear"]


def test_derivative_that_jumps_is_not_joined():
    (ax,) = plot_activations(X, {"ReLU": RELU})
    heights = curves_of(ax)["derivative"][:, 1]
    np.testing.assert_array_equal(heights, [0, 0, 0, np.nan, 1, 1])


def test_function_and_derivative_are_named_once():
    axes = plot_activations(X, {"ReLU": RELU, "linear": (X, np.ones(5)), "step": (X, X)})
    (legend,) = axes[0].figure.legends
    assert [text.get_text() for text in legend.get_texts()] == ["function", "derivative"]
    assert len(axes) == len(axes[0].figure.axes) == 3


def test_activations_are_drawn_on_the_axes_that_are_given():
    _, axes = plt.subplots(1, 2)
    assert plot_activations(X, {"a": RELU, "b": RELU}, axes=list(axes)) == list(axes)
    assert len(plt.get_fignums()) == 1


def test_softmax_has_a_row_of_bars_for_each_vector():
    rows = {"scores": ([1, 3], [0.1, 0.9]), "scores + 2": ([3, 5], [0.1, 0.9])}
    axes = plot_softmax(rows, class_names=["cat", "dog"])
    widths = [[bar.get_width() for bar in ax.patches] for ax in axes]
    assert widths == [[1, 3], [0.1, 0.9], [3, 5], [0.1, 0.9]]
    assert [ax.get_title() for ax in axes[::2]] == ["scores", "scores + 2"]


def test_first_class_stands_at_the_top():
    left, _ = plot_softmax({"scores": ([1, 3], [0.1, 0.9])}, class_names=["cat", "dog"])
    first, second = left.patches
    assert first.get_y() > second.get_y()
    assert [text.get_text() for text in left.get_yticklabels()] == ["cat", "dog"]


def test_bars_of_all_rows_are_to_one_scale():
    rows = {"scores": ([-1, 3], [0.1, 0.9]), "scores × 4": ([-4, 12], [0.0, 1.0])}
    axes = plot_softmax(rows, class_names=["cat", "dog"])
    assert axes[0].get_xlim() == axes[2].get_xlim()
    assert axes[0].get_xlim()[0] < -4 < 12 < axes[0].get_xlim()[1]
