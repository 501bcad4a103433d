import numpy as np
import pytest

from neuronbook.plots import plot_curves


def test_several_seeds_are_their_mean_in_a_band_of_one_standard_deviation():
    ax = plot_curves({"training": [[3.0, 2.0], [5.0, 2.0]]}, y_label="loss (MAE)")
    (line,) = ax.lines
    np.testing.assert_array_equal(line.get_xdata(), [1, 2])  # epochs count from 1
    np.testing.assert_array_equal(line.get_ydata(), [4.0, 2.0])
    band = ax.collections[0].get_paths()[0].vertices
    assert (band[:, 1].min(), band[:, 1].max()) == (2.0, 5.0)
    assert ax.get_ylabel() == "loss (MAE)"


def test_one_run_has_no_band():
    ax = plot_curves({"training": [3.0, 2.0], "validation": [4.0, 3.0]})
    assert len(ax.collections) == 0
    assert [text.get_text() for text in ax.get_legend().get_texts()] == ["training", "validation"]


def test_seed_that_stopped_is_left_out_of_the_mean_from_there_on():
    ax = plot_curves({"training": [[3.0, 2.0, 1.0], [5.0, np.nan, np.nan]]})
    np.testing.assert_array_equal(ax.lines[0].get_ydata(), [4.0, 2.0, 1.0])


def test_skipped_epochs_keep_their_numbers():
    ax = plot_curves({"training": [9.0, 2.0, 1.0]}, skip=1)
    np.testing.assert_array_equal(ax.lines[0].get_xdata(), [2, 3])


def test_five_curves_each_have_a_mark_of_their_own():
    ax = plot_curves({name: [3.0, 2.0, 1.0] for name in "abcde"})
    drawn = {(line.get_color(), str(line._dash_pattern)) for line in ax.lines}
    assert len(drawn) == 5


def test_curves_without_epochs_and_too_many_curves_are_refused():
    with pytest.raises(ValueError, match="Received: skip=2"):
        plot_curves({"training": [1.0, 2.0]}, skip=2)
    with pytest.raises(ValueError, match="Received: 6 curves"):
        plot_curves({str(number): [1.0] for number in range(6)})
