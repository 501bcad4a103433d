import numpy as np
import pandas as pd
import pytest
from sklearn.metrics import roc_auc_score, roc_curve

from neuronbook.plots import plot_roc, plot_roc_curves


def test_roc_curve_and_area_are_those_of_scikit_learn():
    generator = np.random.default_rng(0)
    good = generator.integers(0, 2, 200)
    p = (good + generator.normal(0, 1, 200)).round(1)  # with ties
    ax = plot_roc(pd.DataFrame({"good": good, "p": p}), label="good", probability="p")
    false_rate, true_rate, _ = roc_curve(good, p, drop_intermediate=False)
    drawn = ax.lines[-1].get_xydata()
    points = set(zip(false_rate.round(9), true_rate.round(9), strict=True))
    assert {tuple(place) for place in drawn.round(9)} <= points
    assert np.trapezoid(*drawn.T[::-1]) == pytest.approx(roc_auc_score(good, p))
    assert ax.texts[0].get_text() == f"area = {roc_auc_score(good, p):.2f}"


def test_marked_thresholds_lie_on_the_curve(predictions):
    ax = plot_roc(predictions, label="good", probability="p", thresholds=(0.5, 0.85))
    _, curve, *dots = ax.lines
    places = [dot.get_xydata()[0].tolist() for dot in dots]
    assert places == [[1 / 3, 3 / 4], [0, 1 / 4]]
    assert curve.get_xydata().tolist() == [[0, 0], [0, 1 / 2], [1 / 3, 1 / 2], [1 / 3, 1], [1, 1]]


def test_area_under_the_drawn_curve_is_the_auc():
    rng = np.random.default_rng(0)
    y_true = rng.integers(0, 2, 4000)
    p = y_true + rng.normal(size=4000)
    ax = plot_roc_curves(y_true, {"all": p})
    false_rate, true_rate = ax.lines[1].get_data()
    area = np.trapezoid(true_rate, false_rate)
    assert area == pytest.approx(roc_auc_score(y_true, p), abs=0.003)


def test_curve_of_a_perfect_mark_goes_through_the_corner():
    ax = plot_roc_curves([0, 0, 1, 1], {"all": [0.1, 0.2, 0.8, 0.9]})
    assert np.all(ax.lines[1].get_ydata() == 1)
