import numpy as np
import pandas as pd
import pytest
from sklearn.metrics import precision_recall_curve

from neuronbook.plots import plot_precision_recall


def test_curve_of_the_share_in_the_table_is_that_of_scikit_learn():
    generator = np.random.default_rng(0)
    good = np.arange(200) < 80
    p = (good + generator.normal(0, 1, 200)).round(1)  # with ties
    data = pd.DataFrame({"good": good * 1, "p": p})
    (curve,) = plot_precision_recall(data, label="good", probability="p", shares=(0.4,)).lines
    precision, recall, _ = precision_recall_curve(good, p)
    found = recall[::-1] > 0
    np.testing.assert_allclose(curve.get_xdata(), recall[::-1][found])
    np.testing.assert_allclose(curve.get_ydata(), precision[::-1][found])


def test_precision_falls_with_the_share_and_the_recall_stays(predictions):
    settings = {"label": "good", "probability": "p"}
    often, rarely = plot_precision_recall(predictions, shares=(4 / 7, 0.01), **settings).lines
    assert often.get_xdata().tolist() == rarely.get_xdata().tolist()
    place = often.get_xdata().tolist().index(3 / 4)  # the threshold 0.5: 3 of 4, 1 of 3
    assert often.get_ydata()[place] == pytest.approx(3 / 4)
    assert rarely.get_ydata()[place] == pytest.approx(0.0075 / (0.0075 + 0.33))


def test_share_of_zero_is_refused(predictions):
    with pytest.raises(ValueError, match=r"there is no recall.*Received: shares=\(0\.5, 0\)"):
        plot_precision_recall(predictions, label="good", probability="p", shares=(0.5, 0))
