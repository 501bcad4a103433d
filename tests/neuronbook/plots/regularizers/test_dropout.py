import matplotlib.pyplot as plt
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from neuronbook.plots import PALETTE, plot_masked_outputs, plot_thinned_networks


def num_units(ax, *, kept):
    """Count the units that are drawn; those that were dropped have a dashed outline."""
    return sum(
        len(units.get_offsets())
        for units in ax.collections
        if (units.get_linestyle()[0][1] is None) is kept
    )


def num_edges(line):
    return int(np.isnan(line.get_xdata()).sum())


def test_line_joins_only_units_that_are_kept():
    mask = [np.array([True, False]), np.array([True, True, False])]
    ax = plot_thinned_networks([mask], num_inputs=2)
    assert [num_edges(line) for line in ax.lines] == [2 * 1 + 1 * 2 + 2, 2 * 2 + 2 * 3 + 3]


def test_dropped_units_keep_their_seats():
    ax = plot_thinned_networks([[np.array([True, False, False])]], num_inputs=1)
    assert num_units(ax, kept=True) == 3 + 5
    assert num_units(ax, kept=False) == 2


def test_layer_without_any_unit_leaves_no_way_through():
    ax = plot_thinned_networks([[np.zeros(3, dtype=bool)]], num_inputs=2)
    assert len(ax.lines) == 1  # those of the whole network


def test_last_network_is_whole_and_says_so():
    ax = plot_thinned_networks([[np.array([False])], [np.array([True])]], num_inputs=1)
    assert [text.get_text() for text in ax.texts] == [
        "training: mask 1",
        "training: mask 2",
        "inference: all units",
    ]


@pytest.mark.parametrize("masks", [[], [[np.ones(2, bool)], [np.ones(3, bool)]]])
def test_masks_of_different_networks_are_refused(masks):
    with pytest.raises(ValueError, match="Received: masks of"):
        plot_thinned_networks(masks, num_inputs=1)


def draw_outputs():
    return plot_masked_outputs(
        {"dropped": [1, 1, 4], "dropped and scaled": [2, 4, 6]},
        reference=4,
        reference_label="nothing dropped",
        x_label="output of the unit",
    )


def test_means_and_reference_are_marked_and_named():
    ax = draw_outputs()
    assert [line.get_xdata()[0] for line in ax.lines] == [2, 4, 4]
    assert [text.get_text() for text in ax.get_legend().get_texts()] == [
        "dropped: 2",
        "dropped and scaled: 4",
        "nothing dropped: 4",
    ]


def test_every_mask_is_counted_once():
    assert [patch.get_data().values.sum() for patch in draw_outputs().patches] == [3, 3]


def test_histogram_has_the_colour_of_its_mean():
    ax = draw_outputs()
    colours = [patch.get_facecolor()[:3] for patch in ax.patches]
    assert len(set(colours)) == 2
    assert ax.lines[0].get_color() == PALETTE["orange"]


@settings(max_examples=10)
@given(st.lists(st.integers(-9, 9), min_size=1, max_size=50))
def test_counts_and_means_are_those_of_numpy(values):
    ax = plot_masked_outputs(
        {"dropped": values}, reference=10, reference_label="none", x_label="output"
    )
    [steps] = ax.patches
    counts = np.histogram(values, 40, range=(min(values), 10))[0]
    np.testing.assert_array_equal(steps.get_data().values, counts)
    assert ax.lines[0].get_xdata()[0] == pytest.approx(np.mean(values))
    plt.close("all")
