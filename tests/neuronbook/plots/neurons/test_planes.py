import numpy as np
import pandas as pd
import pytest

from neuronbook.plots import plot_boundaries, plot_plane


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


def draw_two_panels(axes=None):
    xx, yy = np.meshgrid(np.linspace(-1, 1, 11), np.linspace(-1, 1, 11))
    x, labels = np.array([[-0.5, 0.0], [0.5, 0.0], [0.6, 0.1]]), np.array([0, 1, 1])
    panels = [
        ("1 neuron", xx, yy, (xx + 1) / 2),
        ("4 neurons", xx, yy, np.full_like(xx, 0.1)),
    ]
    return plot_boundaries(panels, x=x, labels=labels, axes=axes)


def test_each_network_has_a_panel_with_its_label():
    assert [ax.get_title() for ax in draw_two_panels()] == ["1 neuron", "4 neurons"]


def test_boundary_lies_where_the_probability_is_one_half():
    first, _ = draw_two_panels()
    (line,) = [one for one in first.collections if not one.filled]
    np.testing.assert_allclose(line.get_paths()[0].vertices[:, 0], 0, atol=1e-6)


def test_network_that_never_decides_has_no_boundary():
    _, second = draw_two_panels()
    assert all(one.filled for one in second.collections)


def test_examples_are_dots_in_the_colour_of_their_class():
    first, _ = draw_two_panels()
    class_0, class_1 = first.patches
    assert class_0.get_edgecolor() != class_1.get_edgecolor()
    assert len(class_0.get_path().vertices) == 2 * 1
    assert len(class_1.get_path().vertices) == 2 * 2
