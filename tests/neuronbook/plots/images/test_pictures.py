from types import SimpleNamespace

import matplotlib.pyplot as plt
import numpy as np
import pytest

from neuronbook.plots import plot_image


def test_image_fills_a_figure_of_its_own_proportions():
    pixels = np.arange(12).reshape(2, 6)
    ax = plot_image(pixels)
    width, height = ax.figure.get_size_inches()
    assert width / height == pytest.approx(3)
    (image,) = ax.images
    assert np.array_equal(image.get_array(), pixels)
    assert sorted(ax.get_xlim()) == [-0.5, 5.5]
    assert ax.get_ylim() == (1.5, -0.5)  # the first row on top
    plt.close(ax.figure)


def test_synthetic_image_says_so_below_and_keeps_its_proportions():
    data = SimpleNamespace(attrs={"source": "synthetic"})
    ax = plot_image(np.arange(12).reshape(2, 6), data=data)
    (words,) = ax.texts
    assert words.get_text() == "synthetic data"
    ax.figure.canvas.draw()
    box, picture = words.get_window_extent(), ax.get_window_extent()
    assert 0 <= box.y0 < box.y1 <= picture.y0
    assert picture.x0 <= box.x0 < box.x1 <= picture.x1
    assert picture.width / picture.height == pytest.approx(3)
    plt.close(ax.figure)


@pytest.mark.parametrize("source", ["mirror", "download"])
def test_real_image_says_nothing_and_fills_its_figure(source):
    ax = plot_image(np.arange(12).reshape(2, 6), data=SimpleNamespace(attrs={"source": source}))
    assert not ax.texts
    width, height = ax.figure.get_size_inches()
    assert width / height == pytest.approx(3)
    plt.close(ax.figure)


def test_coloured_image_keeps_its_colours():
    pixels = np.arange(36, dtype="uint8").reshape(2, 6, 3)
    ax = plot_image(pixels)
    (image,) = ax.images
    assert np.array_equal(image.get_array(), pixels)
    plt.close(ax.figure)


@pytest.mark.parametrize("shape", [(4,), (2, 2, 3), (0, 4)])
def test_what_is_no_image_is_refused_with_its_shape(shape):
    with pytest.raises(ValueError, match=r"Received: shape="):
        plot_image(np.zeros(shape))
