import numpy as np
import pytest

from neuronbook.plots import plot_reliability


def test_dots_are_the_mean_prediction_and_the_observed_share_of_each_bin():
    p = [0.0, 0.1, 0.6, 0.7, 1.0]
    ax = plot_reliability([0, 1, 1, 0, 1], {"network": p}, num_bins=2)
    _, dots = ax.lines
    np.testing.assert_allclose(dots.get_xydata(), [[0.05, 0.5], [2.3 / 3, 2 / 3]])


def test_an_empty_bin_has_no_dot_and_certainty_is_in_the_last_one():
    ax = plot_reliability([0, 1], {"network": [0.05, 1.0]})
    assert ax.lines[1].get_xydata().tolist() == [[0.05, 0], [1, 1]]


def test_predictions_of_several_seeds_are_put_into_the_bins_together():
    ax = plot_reliability([0, 1], {"network": [[0.1, 0.3], [0.2, 0.4]]}, num_bins=1)
    np.testing.assert_allclose(ax.lines[1].get_xydata(), [[0.25, 0.5]])


def test_honest_probabilities_lie_on_the_diagonal():
    generator = np.random.default_rng(0)
    p = generator.random(100_000)
    ax = plot_reliability((generator.random(100_000) < p) * 1, {"network": p})
    predicted, observed = ax.lines[1].get_data()
    np.testing.assert_allclose(observed, predicted, atol=0.02)


@pytest.mark.parametrize("wrong", [-0.1, 1.1])
def test_what_is_no_probability_is_refused(wrong):
    with pytest.raises(ValueError, match="from 0 to 1"):
        plot_reliability([0, 1], {"network": [0.5, wrong]})
