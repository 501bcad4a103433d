import numpy as np
import pytest

from neuronbook.plots import plot_curve_panels, plot_curves

RUN = {"training": [0.3, 0.2], "validation": [0.4, 0.5]}


def test_several_seeds_are_their_mean_in_a_band_of_one_standard_deviation():
    ax = plot_curves({"training": [[3.0, 2.0], [5.0, 2.0]]}, y_label="loss (MAE)")
    (line,) = ax.lines
    np.testing.assert_array_equal(line.get_xdata(), [1, 2])  # epochs count from 1
    np.testing.assert_array_equal(line.get_ydata(), [4.0, 2.0])
    band = ax.collections[0].get_paths()[0].vertices
    assert band[:, 1].max() == pytest.approx(4 + np.std([3.0, 5.0], ddof=1))
    assert band[:, 1].min() == 2.0
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


def test_each_run_has_a_panel_with_its_curves_and_the_baseline():
    first = plot_curve_panels({"A": RUN, "B": {"training": [0.1]}}, baseline=("median", 0.35))
    axes = first.figure.axes
    assert [ax.get_title() for ax in axes] == ["A", "B"]
    training, validation, baseline = axes[0].lines
    np.testing.assert_array_equal(training.get_ydata(), [0.3, 0.2])
    np.testing.assert_array_equal(validation.get_ydata(), [0.4, 0.5])
    assert set(baseline.get_ydata()) == {0.35}
    assert len(axes[1].lines) == 2


def test_all_panels_share_one_scale_and_one_legend():
    first = plot_curve_panels({"A": RUN, "B": RUN, "C": RUN}, y_limits=(0.1, 0.6))
    axes = first.figure.axes
    assert {ax.get_ylim() for ax in axes} == {(0.1, 0.6)}
    assert [ax.get_legend() for ax in axes] == [None] * 3
    (legend,) = first.figure.legends
    assert [text.get_text() for text in legend.get_texts()] == ["training", "validation"]
    assert [ax.get_xlabel() for ax in axes] == ["", "", "epoch"]


@pytest.mark.parametrize(("num_panels", "num_named"), [(1, 1), (2, 2), (3, 1), (4, 2), (5, 1)])
def test_only_the_last_row_of_panels_names_its_epochs(num_panels, num_named):
    first = plot_curve_panels({str(number): RUN for number in range(num_panels)})
    named = [ax.get_xlabel() for ax in first.figure.axes]
    assert named == [""] * (num_panels - num_named) + ["epoch"] * num_named
