import keras
import numpy as np
import pytest
import tensorflow as tf

from neuronbook.training.stacked import StackedDropout

ONES = tf.ones((5, 401, 11))  # 22,055 numbers: no multiple of four


def masks(rate, num_draws=8):
    keras.utils.set_random_seed(0)
    dropout = StackedDropout(keras.layers.Dropout(rate))
    return np.stack([dropout(ONES, training=True) for _ in range(num_draws)])


@pytest.mark.parametrize("rate", [0.1, 0.3, 0.5, 0.9])
def test_dropout_drops_its_share_of_each_seed_and_keeps_the_mean(rate):
    drawn = masks(rate)
    assert set(np.unique(drawn)) == {0.0, np.unique(drawn)[-1]}
    assert drawn.max() == pytest.approx(1 / (1 - rate), rel=1e-4)
    num = drawn[0, 0].size
    shares = (drawn == 0).mean(axis=(2, 3))  # of each draw and seed
    assert (np.abs(shares - rate) < 4 * np.sqrt(rate * (1 - rate) / num)).all()
    assert shares.std() == pytest.approx(np.sqrt(rate * (1 - rate) / num), rel=0.4)


def test_each_number_is_dropped_by_itself():
    dropped = (masks(0.3).reshape(8, -1) == 0).astype(float)
    dropped -= dropped.mean()
    bound = 4 / np.sqrt(dropped.size)
    for distance in (1, 2, 3, 4, 5, 8, 11, 401 * 11):  # in 64 bits, in a row, in a seed
        correlation = (dropped[:, distance:] * dropped[:, :-distance]).mean() / dropped.var()
        assert abs(correlation) < bound, distance
    assert abs((dropped[1:] * dropped[:-1]).mean() / dropped.var()) < bound


def test_gradient_passes_where_a_number_stayed():
    dropout = StackedDropout(keras.layers.Dropout(0.3))
    with tf.GradientTape() as tape:
        tape.watch(ONES)
        dropped = dropout(ONES, training=True)
    np.testing.assert_array_equal(tape.gradient(dropped, ONES), dropped)


def test_dropout_of_nothing_of_everything_and_outside_training():
    np.testing.assert_array_equal(masks(0.0)[0], ONES)
    assert not masks(1.0).any()
    np.testing.assert_array_equal(StackedDropout(keras.layers.Dropout(0.5))(ONES), ONES)
