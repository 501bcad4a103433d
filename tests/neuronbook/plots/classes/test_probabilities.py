import numpy as np

from neuronbook.plots import plot_cross_entropy, plot_sigmoid


def test_marked_scores_lie_on_the_sigmoid():
    ax = plot_sigmoid(scores=[0, np.log(3)])
    places = [line.get_xydata()[0] for line in ax.lines if line.get_marker() == "o"]
    np.testing.assert_allclose(places, [[0, 0.5], [np.log(3), 0.75]])
    assert [text.get_text() for text in ax.texts] == ["0.50", "0.75"]


def test_cross_entropy_of_one_class_is_minus_the_logarithm_of_its_probability():
    _, cost = plot_cross_entropy(("bad", "good"))
    bad, good = cost.lines
    p = good.get_xdata()
    np.testing.assert_allclose(np.exp(-good.get_ydata()), p)
    np.testing.assert_allclose(np.exp(-bad.get_ydata()), 1 - p)


def test_accuracy_jumps_at_the_threshold_and_is_flat_elsewhere():
    right, _ = plot_cross_entropy(("bad", "good"), threshold=0.25)
    bad, good = right.lines
    assert good.get_xydata().tolist() == [[0, 0], [0.25, 0], [0.25, 1], [1, 1]]
    assert bad.get_xydata().tolist() == [[0, 1], [0.25, 1], [0.25, 0], [1, 0]]
