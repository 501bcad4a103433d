import numpy as np
import pandas as pd
import pytest

from neuronbook.plots import plot_lines, plot_untrained_lines


@pytest.fixture
def three_points():
    return pd.DataFrame({"x": [0.0, 2.0, 4.0, np.nan], "y": [1.0, 5.0, 9.0, 7.0]})


def test_points_are_the_rows_without_missing_values(three_points):
    ax = plot_lines(three_points, x="x", y="y")
    np.testing.assert_array_equal(ax.collections[0].get_offsets(), [[0, 1], [2, 5], [4, 9]])


def test_line_runs_over_the_data_with_its_slope_and_intercept(three_points):
    ax = plot_lines(three_points, x="x", y="y", lines=[("line", 2, 1), ("fitted line", 0, 3)])
    assert [line.get_xydata().tolist() for line in ax.lines] == [
        [[0, 1], [4, 9]],
        [[0, 3], [4, 3]],
    ]
    assert [text.get_text() for text in ax.get_legend().get_texts()] == ["line", "fitted line"]


def test_lines_differ_in_colour_and_in_dashes(three_points):
    ax = plot_lines(three_points, x="x", y="y", lines=[("line", 2, 1), ("fitted line", 0, 3)])
    first, second = ax.lines
    assert first.get_color() != second.get_color()
    assert first.get_linestyle() != second.get_linestyle()


def test_axes_are_named_by_the_labels_or_else_the_columns(three_points):
    ax = plot_lines(three_points, x="x", y="y", x_label="sugars (g)")
    assert (ax.get_xlabel(), ax.get_ylabel()) == ("sugars (g)", "y")


def test_untrained_lines_pass_through_the_origin_with_their_slopes():
    ax = plot_untrained_lines([0.5, -1.0])
    lines = [line for line in ax.lines if line.get_xdata()[0] == -1]
    assert [line.get_ydata().tolist() for line in lines] == [[-0.5, 0.5], [1.0, -1.0]]
    assert {text.get_text() for text in ax.texts} == {"w = 0.5", "w = −1"}


def test_labels_of_equal_weights_lie_apart():
    ax = plot_untrained_lines([0.5, 0.5, 0.5])
    heights = sorted(text.get_position()[1] for text in ax.texts)
    assert min(np.diff(heights)) > 0.1


def test_labels_of_weights_that_are_nearly_equal_keep_their_order():
    ax = plot_untrained_lines([0.52, -1.0, 0.5, 0.51])
    heights = {text.get_text(): text.get_position()[1] for text in ax.texts}
    assert sorted(heights, key=heights.get) == ["w = −1", "w = 0.5", "w = 0.51", "w = 0.52"]


def test_nothing_to_draw_is_refused():
    with pytest.raises(ValueError, match="There must be a line"):
        plot_untrained_lines([])
