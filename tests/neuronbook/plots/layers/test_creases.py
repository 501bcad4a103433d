import numpy as np
import pandas as pd
import pytest

from neuronbook.plots import plot_creases

xx, yy = np.meshgrid(np.linspace(0, 1, 5), np.linspace(0, 2, 5))
TABLE = pd.DataFrame({"x": [0.0]})


def draw(panels):
    return plot_creases(TABLE, panels, xx=xx, yy=yy, labels=("x", "y"))


def test_crease_lies_where_the_sum_of_a_unit_is_zero():
    (ax,) = draw([("one", xx + yy, [np.array([xx - 0.5])])])
    _, crease = ax.collections
    (path,) = crease.get_paths()
    np.testing.assert_allclose(path.vertices[:-1, 0], 0.5)  # the last one only ends the path


def test_unit_that_never_bends_here_has_no_crease():
    (ax,) = draw([("one", xx + yy, [np.array([xx + 1, xx - 0.5])])])
    assert len(ax.collections) == 2


def test_sums_known_elsewhere_are_refused():
    with pytest.raises(ValueError, match="on the grid"):
        draw([("one", xx, [np.zeros((2, 3, 3))])])


def test_each_contour_carries_its_height():
    (ax,) = draw([("one", 10 * xx, [])])
    heights = [float(text.get_text()) for text in ax.texts]
    assert heights
    for text, height in zip(ax.texts, heights, strict=True):
        assert text.get_position()[0] == pytest.approx(height / 10, abs=0.05)
