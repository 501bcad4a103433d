import numpy as np
import pytest

from neuronbook.plots import plot_by_layer

STACKS = {"sigmoid": {"He": [[1.0, 10.0], [3.0, 30.0]]}, "ReLU": {"He": [[2.0, 2.0]]}}


def test_each_panel_shows_the_mean_over_the_seeds_by_powers_of_ten():
    axes = plot_by_layer(STACKS, y_label="gradient")
    assert [ax.get_title() for ax in axes] == ["sigmoid", "ReLU"]
    line = axes[0].lines[0]
    np.testing.assert_array_equal(line.get_xdata(), [1, 2])  # layers count from 1
    np.testing.assert_array_equal(line.get_ydata(), [2.0, 20.0])
    assert {ax.get_yscale() for ax in axes} == {"log"}


def test_band_holds_nine_seeds_in_ten():
    seeds = np.arange(1.0, 102.0)[:, np.newaxis]
    ax = plot_by_layer({"": {"He": seeds}}, y_label="gradient")[0]
    band = ax.collections[0].get_paths()[0].vertices
    assert (band[:, 1].min(), band[:, 1].max()) == (6, 96)


def test_theory_is_dots_over_the_line_of_its_label_and_one_entry_of_the_legend():
    ax = plot_by_layer(
        {"": {"He": [[1.0, 2.0]], "Glorot": [[1.0, 1.0]]}},
        y_label="variance",
        theory={"He": [1.0, 1.0], "Glorot": [1.0, 0.5]},
    )[0]
    dots = [line for line in ax.lines if line.get_marker() == "o" and len(line.get_xdata())]
    assert [list(line.get_ydata()) for line in dots] == [[1.0, 1.0], [1.0, 0.5]]
    (legend,) = ax.figure.legends
    assert [text.get_text() for text in legend.get_texts()] == ["He", "Glorot", "theory"]


def test_panels_share_their_scale_and_only_the_last_row_names_its_layers():
    axes = plot_by_layer(STACKS, y_label="gradient")
    assert axes[0].get_ylim() == axes[1].get_ylim()
    assert [ax.get_xlabel() for ax in axes] == ["", "layer"]


def test_zero_and_too_many_lines_are_refused():
    with pytest.raises(ValueError, match="Received: 'He' with a smallest value of"):
        plot_by_layer({"": {"He": [[0.0, 1.0]]}}, y_label="gradient")
    with pytest.raises(ValueError, match="Received: 6 lines"):
        plot_by_layer({"": {str(n): [[1.0]] for n in range(6)}}, y_label="gradient")
