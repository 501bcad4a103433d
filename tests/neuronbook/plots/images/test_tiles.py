import matplotlib.pyplot as plt
import numpy as np
import pytest

from neuronbook.plots import plot_tiles


def test_tiles_lie_row_by_row_with_a_line_that_is_not_drawn():
    pictures = np.arange(1.0, 4.0)[:, np.newaxis, np.newaxis] * np.ones((3, 2, 2))
    (ax,) = plot_tiles({"output": pictures}, tiles_in_row=2, num_columns=1)
    drawn = ax.images[0].get_array()
    assert drawn[0].tolist() == [1, 1, None, 2, 2]
    assert drawn[4].tolist() == [3, 3, None, None, None]
    plt.close(ax.figure)


def test_coloured_tiles_keep_their_colours_and_the_page_shows_between_them():
    pictures = np.zeros((2, 1, 1, 3))
    pictures[0, 0, 0] = [1.0, 0.5, 0.0]
    (ax,) = plot_tiles({"output": pictures}, num_columns=1)
    drawn = ax.images[0].get_array()
    assert drawn[0].tolist() == [[1, 0.5, 0, 1], [0, 0, 0, 0], [0, 0, 0, 1]]
    plt.close(ax.figure)


@pytest.mark.parametrize(("largest", "white"), [(None, 3.0), (5.0, 5.0)])
def test_white_is_the_largest_number_of_a_panel_or_the_one_given(largest, white):
    (ax,) = plot_tiles({"output": np.full((1, 2, 2), 3.0)}, num_columns=1, largest=largest)
    assert ax.images[0].get_clim() == (0, white)
    plt.close(ax.figure)


def test_panel_of_zeros_is_black():
    (ax,) = plot_tiles({"output": np.zeros((1, 2, 2))}, num_columns=1)
    assert ax.images[0].get_clim() == (0, 1)
    plt.close(ax.figure)


@pytest.mark.parametrize(
    "panels", [{}, {"output": np.ones((2, 2))}, {"output": np.ones((1, 2, 2, 4))}]
)
def test_no_pictures_are_refused(panels):
    with pytest.raises(ValueError, match=r"Received: "):
        plot_tiles(panels)
