import numpy as np

from neuronbook.plots import plot_imbalance


def test_baseline_is_a_v_and_the_network_a_line_between_its_two_rates():
    ax = plot_imbalance(true_positive_rate=0.9, true_negative_rate=0.5, share=0.75)
    baseline, network, place = ax.lines
    assert baseline.get_xydata().tolist() == [[0, 1], [0.5, 0.5], [1, 1]]
    assert network.get_xydata().tolist() == [[0, 0.5], [1, 0.9]]
    np.testing.assert_allclose(place.get_xydata(), [[0.75, 0.8]])
