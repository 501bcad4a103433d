import numpy as np
import pytest

from neuronbook.plots import plot_landscape

WAY = np.array([[1.5, 1.0], [1.2, 0.5], [1.0, 0.1]])
RANGES = {"x_range": (-2, 2), "y_range": (-1, 1)}


def surface(x, y):
    return (x**2 - 1) ** 2 + y**2


def test_ways_and_places_of_note_are_drawn_where_they_are():
    marks = {"lowest place": (-1, 0), "saddle point": (0, 0)}
    ax = plot_landscape(surface, {"with momentum": WAY}, marks=marks, **RANGES)
    way, *places = ax.lines
    assert way.get_xydata().tolist() == WAY.tolist()
    assert [place.get_xydata().tolist() for place in places] == [[[-1, 0]], [[0, 0]]]
    words = [text.get_text() for text in ax.get_legend().get_texts()]
    assert words == ["with momentum", "lowest place", "saddle point"]


def test_both_weights_are_on_one_scale():
    assert plot_landscape(surface, {"SGD": WAY}, marks={}, **RANGES).get_aspect() == 1


def test_contours_below_zero_are_drawn_as_those_above():
    ax = plot_landscape(lambda x, y: surface(x, y) - 9, {"SGD": WAY}, marks={}, **RANGES)
    assert all(dashes is None for _, dashes in ax.collections[0].get_linestyles())


def test_more_places_than_marks_are_refused():
    marks = {f"place {number}": (0, 0) for number in range(5)}
    with pytest.raises(ValueError, match="Received: 5 marks"):
        plot_landscape(surface, {"SGD": WAY}, marks=marks, **RANGES)
