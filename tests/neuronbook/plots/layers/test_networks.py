import pytest
from matplotlib.patches import Circle

from neuronbook.plots import plot_network


def circles_of(ax):
    return [patch for patch in ax.patches if isinstance(patch, Circle) and patch.radius > 0.1]


def words_of(ax):
    return [text.get_text() for text in ax.texts if text.get_text()]


def num_edges(ax):
    return sum(sum(line.get_xdata() == line.get_xdata()) for line in ax.lines) // 2


def test_linear_unit_has_an_input_a_bias_and_a_sum():
    ax = plot_network(
        [1, 1], input_labels=["x"], output_labels=["y"], weight_labels=["w"], show_bias=True
    )
    assert len(circles_of(ax)) == 3
    assert sorted(words_of(ax)) == sorted(["x", "1", "Σ", "w", "b", "y"])
    assert num_edges(ax) == 2


def test_every_unit_is_joined_to_every_unit_of_the_layer_before():
    ax = plot_network([2, 4, 3, 1])
    assert len(circles_of(ax)) == 10
    assert num_edges(ax) == 2 * 4 + 4 * 3 + 3 * 1


def test_biases_are_joined_to_the_next_layer_only():
    ax = plot_network([2, 3, 1], show_bias=True)
    assert len(circles_of(ax)) == 6 + 2
    assert num_edges(ax) == (2 + 1) * 3 + (3 + 1) * 1


def test_large_layer_is_elided_and_its_size_written():
    ax = plot_network([11, 512, 1])
    assert len(circles_of(ax)) == 4 + 4 + 1
    assert words_of(ax) == ["11 inputs", "512 units", "1 output"]


def test_first_and_last_two_of_a_large_layer_keep_their_names():
    ax = plot_network([8, 7], input_labels=[*"abcdefgh"], output_labels=[*"ABCDEFG"])
    assert words_of(ax) == [*"abgh", *"ABFG", "8 inputs", "7 outputs"]


def test_weights_are_named_unit_by_unit():
    ax = plot_network([2, 2], weight_labels=["a", "c", "d", "e"])
    top, bottom = (
        sorted((text.get_position()[1], text.get_text()) for text in ax.texts)[slice_]
        for slice_ in (slice(2, 4), slice(0, 2))
    )
    assert "a" in {name for _, name in top}
    assert "e" in {name for _, name in bottom}


def test_words_stand_beside_the_circles_and_letters_in_them():
    beside = plot_network([1, 1], input_labels=["sugars"])
    inside = plot_network([1, 1], input_labels=["x₀"])
    for ax, is_inside in ((beside, False), (inside, True)):
        circle, label = circles_of(ax)[0], ax.texts[-1]
        distance = abs(label.get_position()[0] - circle.center[0])
        assert (distance < circle.radius) is is_inside


@pytest.mark.parametrize("layer_sizes", [[], [3], [3, 0]])
def test_network_without_units_is_refused(layer_sizes):
    with pytest.raises(ValueError, match="Received: layer_sizes="):
        plot_network(layer_sizes)


@pytest.mark.parametrize("name", ["input_labels", "output_labels", "weight_labels"])
def test_number_of_labels_must_fit(name):
    with pytest.raises(ValueError, match=f"Received: {name}="):
        plot_network([2, 2], **{name: ["x", "y", "z"]})


def test_names_for_weights_that_are_not_drawn_are_refused():
    with pytest.raises(ValueError, match="Leave weight_labels out"):
        plot_network([11, 1], weight_labels=["w"] * 11)
