import numpy as np

from neuronbook.plots import plot_fits

DOTS = {"x_curve": [0, 1], "signal": [0, 1], "seen": ([0, 1], [0, 2]), "new": ([0, 1], [-1, 1])}


def test_each_moment_shows_its_curve_over_the_same_signal_and_dots():
    first = plot_fits([("early", [0.5, 0.5]), ("late", [0, 2])], **DOTS)
    early, late = first.figure.axes
    assert [early.get_title(loc="left"), late.get_title(loc="left")] == ["early", "late"]
    for ax, learned in ((early, [0.5, 0.5]), (late, [0, 2])):
        drawn = {line.get_label(): line.get_ydata() for line in ax.lines}
        np.testing.assert_array_equal(drawn["learned"], learned)
        np.testing.assert_array_equal(drawn["signal"], [0, 1])
        np.testing.assert_array_equal(drawn["seen"], [0, 2])
        np.testing.assert_array_equal(drawn["new"], [-1, 1])


def test_every_dot_is_in_the_picture():
    low, high = plot_fits([("early", [0.5, 0.5])], **DOTS).get_ylim()
    assert low < -1
    assert high > 2
