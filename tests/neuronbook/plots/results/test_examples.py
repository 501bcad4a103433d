import matplotlib.pyplot as plt
import numpy as np
import pytest

from neuronbook.plots import plot_by_examples

NUMBERS = [2, 10, 100]
RESULTS = {
    "from scratch": [[0.2, 0.3, 0.6], [0.4, 0.3, 0.8]],
    "features": [[0.5, 0.7, 0.8], [0.5, 0.7, 0.8]],
}


def test_lines_are_the_means_of_the_seeds_over_the_numbers_of_examples():
    ax = plot_by_examples(NUMBERS, RESULTS)
    first, second = ax.lines
    np.testing.assert_allclose(first.get_xydata(), [[2, 0.3], [10, 0.3], [100, 0.7]])
    np.testing.assert_allclose(second.get_ydata(), [0.5, 0.7, 0.8])
    assert [tick.get_text() for tick in ax.get_xticklabels()] == ["2", "10", "100"]


def test_band_is_one_standard_deviation_to_either_side():
    ax = plot_by_examples(NUMBERS, RESULTS)
    [outline] = ax.collections[0].get_paths()
    std = np.std([0.6, 0.8], ddof=1)
    heights = outline.vertices[outline.vertices[:, 0] == 100, 1]
    assert heights.min() == pytest.approx(0.7 - std)
    assert heights.max() == pytest.approx(0.7 + std)


def test_baseline_is_a_level_line_with_its_words():
    ax = plot_by_examples(NUMBERS, RESULTS, baseline=0.1)
    assert list(ax.lines[-1].get_ydata()) == [0.1, 0.1]
    assert [text.get_text() for text in ax.texts] == ["constant"]


def test_figure_is_drawn_where_it_is_told_to():
    _, ax = plt.subplots()
    assert plot_by_examples(NUMBERS, RESULTS, ax=ax) is ax


@pytest.mark.parametrize(
    ("results", "message"),
    [({}, "must be a method"), ({"features": [[0.5, 0.7]]}, r"features.*shape \(1, 2\) for 3")],
)
def test_results_that_do_not_fit_the_numbers_are_refused(results, message):
    with pytest.raises(ValueError, match=message):
        plot_by_examples(NUMBERS, results)
