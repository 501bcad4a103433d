import numpy as np

from neuronbook.plots import plot_curve_panels

RUN = {"training": [0.3, 0.2], "validation": [0.4, 0.5]}


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
