import numpy as np

from neuronbook.plots import plot_batch_sizes

RESULTS = {"equal epochs": [[5.0, 7.0], [6.0, 6.0]], "equal steps": [[4.0, 4.0], [np.nan, 3.0]]}


def test_means_of_the_seeds_are_drawn_at_their_batch_size():
    ax = plot_batch_sizes([1, 24], RESULTS)
    first, second = (container.lines[0].get_xydata().tolist() for container in ax.containers)
    assert first == [[1, 6], [24, 6]]
    assert second == [[1, 4]], "a size with a run that diverged is left out"


def test_axis_names_the_sizes_themselves():
    ax = plot_batch_sizes([1, 24], RESULTS)
    assert [tick.get_text() for tick in ax.get_xticklabels()] == ["1", "24"]


def test_baselines_are_level_lines_with_their_words():
    ax = plot_batch_sizes([1, 24], RESULTS, baselines={"linear unit": 8.0})
    assert [text.get_text() for text in ax.texts] == ["linear unit"]
    assert list(ax.lines[-1].get_ydata()) == [8, 8]
