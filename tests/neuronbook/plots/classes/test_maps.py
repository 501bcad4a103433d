import numpy as np
import pytest

from neuronbook.plots import plot_maps

NAMES = ["Coat", "Bag", "Shirt"]
PLACES = np.array([[0.0, 1.0], [2.0, 3.0], [4.0, 5.0], [6.0, 7.0]])


def test_dots_of_a_class_stand_where_its_examples_are():
    (ax,) = plot_maps({"code": PLACES}, labels=[1, 0, 1, 2], class_names=NAMES)
    coat, bag, shirt = (line.get_xydata().tolist() for line in ax.lines)
    assert (coat, bag, shirt) == ([[2, 3]], [[0, 1], [4, 5]], [[6, 7]])


def test_a_class_looks_the_same_on_every_map_and_like_no_other():
    axes = plot_maps(
        {"code": PLACES, "PCA": -PLACES}, labels=[0, 1, 2, 0], class_names=list("abcdefghij")
    )
    first, second = ([(dots.get_color(), dots.get_marker()) for dots in ax.lines] for ax in axes)
    assert first == second
    assert len(set(first)) == 10
    assert [ax.get_title() for ax in axes] == ["code", "PCA"]


def test_legend_names_every_class_once():
    axes = plot_maps({"code": PLACES, "PCA": PLACES}, labels=[0, 1, 2, 0], class_names=NAMES)
    (legend,) = axes[0].figure.legends
    assert [text.get_text() for text in legend.get_texts()] == NAMES


def test_map_of_other_examples_is_refused():
    with pytest.raises(ValueError, match="4 labels, maps of \\[4, 3\\] examples"):
        plot_maps({"a": PLACES, "b": PLACES[:3]}, labels=[0, 1, 2, 0], class_names=NAMES)


def test_more_classes_than_looks_are_refused():
    with pytest.raises(ValueError, match="11 classes"):
        plot_maps({"a": PLACES}, labels=[0, 1, 2, 0], class_names=list("abcdefghijk"))
