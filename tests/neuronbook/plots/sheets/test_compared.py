import numpy as np
import pytest

from neuronbook.plots import plot_compared

X = np.array([-1.0, 0.0, 1.0])


def test_each_curve_is_drawn_and_named():
    ax = plot_compared({"Huber": (X, X**2), "LogCosh": (2 * X, X)}, x_label="x", y_label="loss")
    assert [line.get_xydata().tolist() for line in ax.lines] == [
        [[-1, 1], [0, 0], [1, 1]],
        [[-2, -1], [0, 0], [2, 1]],
    ]
    assert [text.get_text() for text in ax.get_legend().get_texts()] == ["Huber", "LogCosh"]
    assert len({line.get_linestyle() for line in ax.lines}) == 2


def test_more_curves_than_colours_are_refused():
    many = {f"curve {number}": (X, X) for number in range(9)}
    with pytest.raises(ValueError, match="at most"):
        plot_compared(many, x_label="x", y_label="y")
