import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import recall_score, roc_auc_score, roc_curve

from neuronbook.plots import plot_roc, plot_roc_curves
from neuronbook.plots.classes.roc import two_rates


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
    corners = [[0, 0], [0, 1 / 4], [0, 1 / 2], [1 / 3, 1 / 2], [1 / 3, 1], [1, 1]]
    assert curve.get_xydata().tolist() == corners


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
    assert [0, 1] in ax.lines[1].get_xydata().tolist()


def test_left_end_is_the_whole_curve_up_to_its_rate():
    rng = np.random.default_rng(0)
    y_true = rng.integers(0, 2, 4000)
    p = y_true + rng.normal(size=4000)
    ax = plot_roc_curves(y_true, {"all": p}, up_to=0.1)
    false_rate, true_rate = ax.lines[1].get_data()
    assert false_rate.max() == 0.1 == ax.get_xlim()[1]
    expected = np.interp(false_rate, *roc_curve(y_true, p)[:2])
    np.testing.assert_allclose(true_rate, expected, atol=0.02)


@st.composite
def scored(draw, num_seeds=1):
    """Labels of both classes, and scores of each seed, of few values so that many are equal."""
    size = draw(st.integers(2, 30))
    y_true = np.array(draw(st.permutations([0, 1] + [0] * (size // 2) + [1] * (size // 3))))
    scores = st.lists(st.integers(0, 6), min_size=len(y_true), max_size=len(y_true))
    return y_true, np.array([draw(scores) for _ in range(num_seeds)]) / 6


def area_under(line):
    return np.trapezoid(line.get_ydata(), line.get_xdata())


@pytest.fixture(scope="module")
def axes():
    figure, ax = plt.subplots()
    yield ax
    plt.close(figure)


@given(scored())
def test_area_and_curve_are_those_of_scikit_learn_whatever_is_equal(axes, case):
    y_true, [p] = case
    axes.clear()
    plot_roc(pd.DataFrame({"good": y_true, "p": p}), label="good", probability="p", ax=axes)
    auc = roc_auc_score(y_true, p)
    assert area_under(axes.lines[-1]) == pytest.approx(auc)
    assert axes.texts[0].get_text() == f"area = {auc:.2f}"
    np.testing.assert_allclose(axes.lines[-1].get_data(), roc_curve(y_true, p)[:2])


@given(scored(num_seeds=3))
def test_area_under_the_mean_curve_is_the_mean_of_the_areas(axes, case):
    y_true, p = case
    axes.clear()
    plot_roc_curves(y_true, {"all": p, "first": p[0]}, ax=axes)
    areas = [roc_auc_score(y_true, each) for each in p]
    assert area_under(axes.lines[1]) == pytest.approx(np.mean(areas))
    assert area_under(axes.lines[2]) == pytest.approx(areas[0])


@given(scored(), st.floats(0, 1))
def test_two_rates_are_recalls(case, threshold):
    y_true, [p] = case
    said = p >= threshold
    recalls = [1 - recall_score(y_true, said, pos_label=0), recall_score(y_true, said)]
    assert two_rates(y_true, said) == pytest.approx(recalls)


def test_scores_that_are_all_equal_draw_the_diagonal():
    ax = plot_roc_curves([0, 1, 0, 1], {"all": np.full(4, 0.5)})
    assert {tuple(place) for place in ax.lines[1].get_xydata().tolist()} == {(0, 0), (1, 1)}


@pytest.mark.parametrize("labels", [[-1, 1], [1, 2], [1, 1], ["bad", "good"], [0, np.nan]])
def test_labels_that_are_not_0_and_1_are_refused(labels):
    data = pd.DataFrame({"good": labels, "p": [0.2, 0.7]})
    with pytest.raises(ValueError, match=r"must be 0 and 1, and both must occur.*Received: data"):
        plot_roc(data, label="good", probability="p")
    with pytest.raises((ValueError, TypeError), match=r"y_true must .*Received: "):
        plot_roc_curves(labels, {"all": [0.2, 0.7]})


def test_score_that_is_not_a_number_is_refused():
    data = pd.DataFrame({"good": [0, 1], "p": [np.nan, 0.7]})
    with pytest.raises(ValueError, match=r"data\['p'\] must hold numbers.*1 values that are no"):
        plot_roc(data, label="good", probability="p")
    with pytest.raises(ValueError, match=r"probabilities\['all'\] must hold finite numbers"):
        plot_roc_curves([0, 1], {"all": data["p"]})
