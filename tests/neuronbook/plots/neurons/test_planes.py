import numpy as np
import pandas as pd
import pytest

from neuronbook.plots import plot_plane


@pytest.fixture
def four_points():
    return pd.DataFrame({"a": [0.0, 2, 0, 2], "b": [0.0, 0, 3, 3], "y": [2.0, 4, 5, 9]})


def test_stems_join_the_points_to_the_plane(four_points):
    ax = plot_plane(four_points, x0="a", x1="b", y="y", weights=[1, 1], bias=1)
    ends = np.concatenate([np.array(line.get_data_3d()).T for line in ax.lines[::2]])
    ends = ends[~np.isnan(ends).any(axis=1)]
    on_plane, points = ends[::2], ends[1::2]
    np.testing.assert_allclose(on_plane[:, 2], on_plane[:, 0] + on_plane[:, 1] + 1)
    assert sorted(points[:, 2]) == [2, 4, 5, 9]


def test_points_below_the_plane_are_drawn_before_it(four_points):
    ax = plot_plane(four_points, x0="a", x1="b", y="y", weights=[1, 1], bias=1)
    (plane,) = ax.collections
    below, above = ax.lines[1], ax.lines[3]
    assert below.get_zorder() < plane.get_zorder() < above.get_zorder()


def test_axes_of_space_are_named_by_labels_or_columns(four_points):
    ax = plot_plane(four_points, x0="a", x1="b", y="y", weights=[1, 1], bias=1)
    assert (ax.get_xlabel(), ax.get_ylabel(), ax.get_zlabel()) == ("a", "b", "y")
