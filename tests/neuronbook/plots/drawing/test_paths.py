import numpy as np

from neuronbook.plots.drawing.paths import dots, segments


def test_every_dot_is_a_line_of_hardly_any_length_at_its_place():
    places = np.array([[0.0, 1.0], [10.0, 3.0]])
    vertices = dots(places, colour="#000000").get_path().vertices
    np.testing.assert_array_equal(vertices[::2], places)
    np.testing.assert_allclose(vertices[1::2] - places, [[0.01, 0], [0.01, 0]])


def test_lines_in_space_are_one_that_is_broken_between_them():
    x, _, z = segments([[0, 1, 2], [3, 4, 5]], [[6, 7, 8], [9, 9, 9]])
    np.testing.assert_array_equal(x, [0, 6, np.nan, 3, 9, np.nan])
    np.testing.assert_array_equal(z, [2, 8, np.nan, 5, 9, np.nan])
