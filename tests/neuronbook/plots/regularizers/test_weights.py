import numpy as np
import pytest

from neuronbook.plots import plot_weights


def test_every_weight_is_counted_and_far_ones_in_the_last_bars():
    first = plot_weights({"no penalty": [0.0, 0.001, 0.5, -0.5, 7.0], "L2": [0.0]}, reach=1.0)
    panels = first.figure.axes
    counts = [panel.patches[0].get_data().values for panel in panels]
    assert [count.sum() for count in counts] == [5, 1]
    assert counts[0][len(counts[0]) // 2] == 2  # zero is in the middle of a bar
    assert counts[0][-1] == 1


def test_panels_share_their_scales():
    random = np.random.default_rng(0)
    first = plot_weights({"no penalty": random.normal(size=1000), "L2": random.normal(size=10)})
    panels = first.figure.axes
    assert {panel.get_ylim() for panel in panels} == {first.get_ylim()}
    assert {panel.get_xlim() for panel in panels} == {first.get_xlim()}
    assert first.get_yscale() == "log"


def test_no_network_is_refused():
    with pytest.raises(ValueError, match="num_panels=0"):
        plot_weights({})
