import pandas as pd
import pytest

from neuronbook.plots import plot_echoes


@pytest.fixture
def echoes():
    # two pulses each: real, imaginary, real, imaginary
    numbers = [[1, 0, 0.5, -0.5], [0, 1, 1, -1], [0.9, 0.1, 0.8, 0.2], [0, 0, 0, 0]]
    return pd.DataFrame(numbers, columns=["V1", "V2", "V3", "V4"]).assign(Class=["good", "bad"] * 2)


def test_real_and_imaginary_parts_are_two_lines_over_the_pulses(echoes):
    ax, *_ = plot_echoes(echoes, label="Class", num_each=1)
    real, imaginary = ax.lines
    assert real.get_xydata().tolist() == [[1, 1], [2, 0.5]]
    assert imaginary.get_xydata().tolist() == [[1, 0], [2, -0.5]]


def test_each_class_has_its_row(echoes):
    axes = plot_echoes(echoes, label="Class", num_each=1)
    assert [ax.get_ylabel() for ax in axes] == ["good", "bad"]


def test_first_echoes_of_a_class_are_drawn_in_their_order(echoes):
    first, second, *_ = plot_echoes(echoes, label="Class", num_each=2)
    assert first.lines[0].get_ydata().tolist() == [1, 0.5]
    assert second.lines[0].get_ydata().tolist() == [0.9, 0.8]
