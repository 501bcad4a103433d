import matplotlib.pyplot as plt
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from neuronbook.plots import plot_differences, plot_gaps, plot_intervals


def test_ends_of_a_bar_are_the_mean_losses_of_its_model():
    ax = plot_gaps({"linear": ([1.0, 3.0], [4.0, 6.0])})
    bar, _, training, _, validation = ax.lines
    np.testing.assert_array_equal(bar.get_xdata(), [2, 5])
    assert training.get_xdata() == [2]
    assert validation.get_xdata() == [5]


def test_line_through_an_end_is_one_standard_deviation_to_either_side():
    ax = plot_gaps({"linear": ([1.0, 2.0, 3.0], [5.0])})
    np.testing.assert_array_equal(ax.lines[1].get_xdata(), [1, 3])  # 2 minus and plus 1
    np.testing.assert_array_equal(ax.lines[3].get_xdata(), [5, 5])  # one seed has no spread


def test_first_row_stands_on_top():
    ax = plot_gaps({"linear": ([1], [2]), "small": ([1], [2])})
    assert [label.get_text() for label in ax.get_yticklabels()] == ["linear", "small"]
    bottom, top = ax.get_ylim()
    assert bottom > 1 > 0 > top


def test_differences_stand_on_both_sides_of_a_line_in_the_middle():
    ax = plot_differences(
        {"at random": [1.0, 2.0], "by song": [-1.0]}, x_label="gain", left="worse", right="better"
    )
    zero, first, first_mean, second, second_mean = ax.lines
    assert set(zero.get_xdata()) == {0}
    np.testing.assert_array_equal(first.get_xdata(), [1, 2])
    assert first_mean.get_xdata() == [1.5]
    np.testing.assert_array_equal(second.get_xdata(), [-1])
    assert second_mean.get_xdata() == [-1]
    low, high = ax.get_xlim()
    assert low == -high
    assert {text.get_text() for text in ax.texts} == {"worse", "better"}


def test_intervals_reach_two_standard_errors_and_are_filled_if_they_do_not_reach_zero():
    ax = plot_intervals(
        {"dropout": (-4.0, 1.0), "smoothing": (1.0, 1.0)}, x_label="gain", left="less", right="more"
    )
    _, first, first_dot, second, second_dot = ax.lines
    np.testing.assert_array_equal(first.get_xdata(), [-6, -2])
    np.testing.assert_array_equal(second.get_xdata(), [-1, 3])
    assert first_dot.get_markerfacecolor() == first_dot.get_color()
    assert second_dot.get_markerfacecolor() != second_dot.get_color()
    low, high = ax.get_xlim()
    assert low == -high
    assert low < -6


def test_no_rows_are_refused():
    with pytest.raises(ValueError, match=r"Received: rows=\{\}"):
        plot_intervals({}, x_label="gain", left="worse", right="better")
    with pytest.raises(ValueError, match=r"Received: rows=\{\}"):
        plot_gaps({})
    with pytest.raises(ValueError, match=r"Received: rows=\{\}"):
        plot_differences({}, x_label="gain", left="worse", right="better")


RESULTS = st.lists(st.floats(-100, 100), min_size=2, max_size=6)


@settings(max_examples=15)
@given(RESULTS, RESULTS)
def test_ends_and_lines_are_means_and_deviations_of_numpy(training, validation):
    ax = plot_gaps({"linear": (training, validation)})
    for line, end, losses in zip(
        ax.lines[1::2], ax.lines[2::2], (training, validation), strict=True
    ):
        mean, std = np.mean(losses), np.std(losses, ddof=1)
        np.testing.assert_allclose(line.get_xdata(), [mean - std, mean + std], atol=1e-9)
        np.testing.assert_allclose(end.get_xdata(), [mean], atol=1e-9)
    plt.close("all")
