import numpy as np
import pytest

from neuronbook.plots import plot_convolution, plot_filters


def test_every_number_of_a_convolution_is_written():
    ax = plot_convolution(np.arange(16).reshape(4, 4), np.eye(3), [[15, 18], [27, -30]])
    words = [text.get_text() for text in ax.texts]
    assert {"15", "18", "27", "−30", "picture", "kernel", "output"} <= set(words)
    assert len(words) == 16 + 9 + 4 + 3 + 2  # numbers, names, signs


def test_kernel_is_framed_where_it_stands_first():
    ax = plot_convolution(np.eye(4), np.ones((3, 2)), [[1, 2, 3], [4, 5, 6]])
    frames = [patch for patch in ax.patches if not patch.get_fill()]
    sizes = [(frame.get_width(), frame.get_height()) for frame in frames]
    assert np.allclose(sizes, [(0.8, 1.2), (0.4, 0.4)])


def test_response_is_grey_where_it_is_zero():
    response = np.array([[0.0, 2.0], [-1.0, 0.0]])
    numbers, picture = plot_filters({"edges": ([[-1, 1]], response)})
    assert [text.get_text() for text in numbers.texts] == ["−1", "1"]
    (image,) = picture.images
    assert image.get_clim() == (-2, 2)
    assert np.array_equal(image.get_array(), response)


def test_response_of_nothing_is_drawn():
    _, picture = plot_filters({"nothing": (np.zeros((3, 3)), np.zeros((2, 2)))})
    assert picture.images[0].get_clim() == (-1, 1)


def test_no_filter_is_refused():
    with pytest.raises(ValueError, match="filters"):
        plot_filters({})
