import numpy as np

from neuronbook.plots import plot_boundaries


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
