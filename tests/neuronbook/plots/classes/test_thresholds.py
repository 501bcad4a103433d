import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.metrics import confusion_matrix, precision_score, recall_score

from neuronbook.plots import plot_by_threshold, plot_thresholds


def draw(predictions, **settings):
    return plot_thresholds(
        predictions, label="good", probability="p", class_names=("bad", "good"), **settings
    )


def test_matrix_counts_the_four_outcomes(predictions):
    _, matrix, _ = draw(predictions, thresholds=[0.5])
    counts = {text.get_position(): text.get_text() for text in matrix.texts}
    # to the right: called good; upwards: good
    assert counts == {(1.5, 1.5): "3", (0.5, 1.5): "1", (1.5, 0.5): "1", (0.5, 0.5): "2"}


def test_histogram_holds_the_same_four_numbers_good_above_bad_below(predictions):
    histogram, _, _ = draw(predictions, thresholds=[0.5])
    sums = []
    for steps in histogram.patches:
        heights, edges, _ = steps.get_data()
        sums.append((float(edges.min()), float(edges.max()), int(heights.sum())))
    assert sorted(sums) == [(0, 0.5, -2), (0, 0.5, 1), (0.5, 1, -1), (0.5, 1, 3)]


def test_threshold_between_two_edges_still_parts_the_bars():
    table = pd.DataFrame({"good": [1, 1, 0], "p": [0.51, 0.54, 0.1]})
    histogram, matrix, _ = draw(table, thresholds=[0.53])
    assert {text.get_text() for text in matrix.texts} == {"1", "0"}
    for steps in histogram.patches:
        heights, edges, _ = steps.get_data()
        assert 0.53 in edges
        assert np.abs(heights).sum() <= 1


def test_dot_lies_where_the_two_rates_say(predictions):
    *_, roc = draw(predictions, thresholds=[0.5])
    assert roc.lines[-1].get_xydata().tolist() == [[1 / 3, 3 / 4]]


def test_each_threshold_has_its_row(predictions):
    axes = draw(predictions, thresholds=[0.25, 0.75])
    assert [ax.get_title(loc="left") for ax in axes[::3]] == ["threshold 0.25", "threshold 0.75"]


def test_threshold_that_cuts_nothing_is_refused(predictions):
    with pytest.raises(ValueError, match="above 0 and below 1"):
        draw(predictions, thresholds=[0.5, 1])


def test_every_column_is_a_curve_over_the_thresholds():
    table = pd.DataFrame({"precision": [0.5, 1.0], "recall": [1.0, 0.0]}, index=[0.0, 1.0])
    ax = plot_by_threshold(table, mark=0.2)
    mark, *curves = ax.lines
    assert mark.get_xdata() == [0.2, 0.2]
    assert [line.get_xydata().tolist() for line in curves] == [[[0, 0.5], [1, 1]], [[0, 1], [1, 0]]]
    assert [text.get_text() for text in ax.get_legend().get_texts()] == ["precision", "recall"]
    assert 0.2 in ax.get_xticks()


def test_one_curve_is_named_by_its_axis():
    table = pd.DataFrame({"recall": [1.0, 0.0]}, index=[0.0, 1.0])
    ax = plot_by_threshold(table, y_label="recall")
    assert ax.get_legend() is None
    assert ax.get_ylabel() == "recall"


PAIRS = st.lists(st.tuples(st.booleans(), st.integers(0, 20)), min_size=1, max_size=60)


@settings(max_examples=8)
@given(PAIRS, st.integers(1, 19))
def test_matrix_and_histograms_are_those_of_scikit_learn_and_numpy(pairs, cut):
    good, p = np.array([(1, 10), (0, 10), *pairs]).T
    p, threshold = p / 20, cut / 20
    table = pd.DataFrame({"good": good, "p": p})
    histogram, matrix, _ = draw(table, thresholds=[threshold])
    expected = confusion_matrix(good, p >= threshold)
    counts = {text.get_position(): int(text.get_text()) for text in matrix.texts}
    assert [[counts[x, y] for x in (0.5, 1.5)] for y in (0.5, 1.5)] == expected.tolist()
    drawn = [abs(int(steps.get_data().values.sum())) for steps in histogram.patches]
    assert drawn == [expected[1, 1], expected[1, 0], expected[0, 1], expected[0, 0]]
    if counts[1.5, 0.5] + counts[1.5, 1.5]:
        precision = counts[1.5, 1.5] / (counts[1.5, 0.5] + counts[1.5, 1.5])
        assert precision == pytest.approx(precision_score(good, p >= threshold))
    recall = counts[1.5, 1.5] / (counts[0.5, 1.5] + counts[1.5, 1.5])
    assert recall == pytest.approx(recall_score(good, p >= threshold))
    plt.close("all")


def test_scores_that_are_no_probabilities_are_refused(predictions):
    with pytest.raises(ValueError, match=r"from 0 to 1\. Received: numbers from 1 to 9.*sigmoid"):
        draw(predictions.assign(p=predictions["p"] * 10))
