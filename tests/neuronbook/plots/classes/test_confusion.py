import pytest

from neuronbook.plots import plot_confusion

COUNTS = [[90, 10, 0], [4, 96, 0], [0, 1, 99]]


def text_at(ax):
    return {text.get_position(): text.get_text() for text in ax.texts}


def test_rows_are_true_classes_and_columns_are_answers():
    ax = plot_confusion(COUNTS, class_names=["Coat", "Shirt", "Bag"])
    assert text_at(ax)[1, 0] == "10"
    assert text_at(ax)[0, 1] == "4"
    assert ax.get_ylim() == (2.5, -0.5)  # the first row on top
    assert [label.get_text() for label in ax.get_yticklabels()] == ["Coat", "Shirt", "Bag"]


def test_what_never_occurred_is_a_dot():
    assert text_at(plot_confusion(COUNTS, class_names=["Coat", "Shirt", "Bag"]))[2, 0] == "·"


def test_diagonal_and_notable_mistakes_are_marked():
    ax = plot_confusion(COUNTS, class_names=["Coat", "Shirt", "Bag"], notable=0.1)
    marked = {(patch.get_x() + 0.5, patch.get_y() + 0.5) for patch in ax.patches}
    assert marked == {(0, 0), (1, 1), (2, 2), (1, 0)}


def test_means_over_seeds_are_rounded():
    ax = plot_confusion([[9.6, 0.4], [0, 10]], class_names=["Coat", "Bag"])
    assert text_at(ax)[0, 0] == "10"


def test_matrix_and_names_fit_together():
    with pytest.raises(ValueError, match="must be"):
        plot_confusion(COUNTS, class_names=["Coat", "Bag"])
