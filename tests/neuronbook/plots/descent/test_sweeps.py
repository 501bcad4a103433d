import pytest

from neuronbook.plots import plot_sweep

LABELS = {"x_label": "learning rate of Adam", "y_label": "loss"}


def test_a_curve_is_the_mean_over_the_seeds_on_a_logarithmic_scale():
    ax = plot_sweep([0.01, 0.1], {"network": [[1.0, 3.0], [3.0, 5.0]]}, **LABELS)
    (curve,) = ax.lines
    assert curve.get_xydata().tolist() == [[0.01, 2], [0.1, 4]]
    assert ax.get_xscale() == "log"
    assert len(ax.collections) == 1  # the band


def test_baseline_is_a_level_line_with_its_name():
    ax = plot_sweep([1, 10], {"network": [[1.0, 3.0]]}, baseline=("median", 2.0), **LABELS)
    assert list(ax.lines[1].get_ydata()) == [2, 2]
    assert [text.get_text() for text in ax.get_legend().get_texts()] == ["network", "median"]


def test_a_setting_without_a_result_is_refused():
    with pytest.raises(ValueError, match="results"):
        plot_sweep([1, 10], {"network": [[1.0, 2.0, 3.0]]}, **LABELS)
