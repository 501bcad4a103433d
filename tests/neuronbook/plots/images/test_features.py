import matplotlib.pyplot as plt
import numpy as np
import pytest

from neuronbook.plots import plot_feature_maps


def test_map_is_transparent_at_zero_and_lies_in_the_middle_of_its_picture():
    maps = np.array([[[0.0, 2.0], [-1.0, 0.0]]])
    ax = plot_feature_maps({"pixels": np.ones((1, 4, 4)), "teeth": maps})
    _, right = ax.figure.axes
    (image,) = right.images
    assert np.array_equal(image.get_array()[..., 3], [[0, 1], [0.5, 0]])
    assert image.get_extent() == [0.5, 2.5, 2.5, 0.5]
    plt.close(ax.figure)


def test_every_row_of_a_column_has_the_same_scale():
    maps = np.array([[[1.0]], [[4.0]]])
    ax = plot_feature_maps({"pixels": np.ones((2, 3, 3)), "smile": maps})
    drawn = [panel.images[0].get_array()[0, 0, 3] for panel in ax.figure.axes[1::2]]
    assert drawn == [0.25, 1.0]
    plt.close(ax.figure)


@pytest.mark.parametrize(
    "stages",
    [{}, {"pixels": np.ones((2, 4, 4)), "teeth": np.ones((1, 4, 4))}],
)
def test_stages_of_different_pictures_are_refused(stages):
    with pytest.raises(ValueError, match=r"Received: "):
        plot_feature_maps(stages)
