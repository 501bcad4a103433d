import keras
import numpy as np
import pytest
import tensorflow as tf

from neuronbook.training.stacked import StackedBatchNormalization, StackedDropout, stack_models

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


@pytest.mark.parametrize("scale", [True, False])
@pytest.mark.parametrize("center", [True, False])
def test_batch_normalization_and_its_gradients_are_those_of_keras(scale, center):
    models = [
        keras.Sequential(
            [
                keras.Input((4,)),
                keras.layers.BatchNormalization(
                    scale=scale,
                    center=center,
                    gamma_initializer="normal",
                    beta_initializer="normal",
                ),
            ]
        )
        for _ in range(3)
    ]
    stacked = stack_models(models)
    assert isinstance(stacked.layers[-1], StackedBatchNormalization)
    rng = np.random.default_rng(0)
    x = tf.constant(rng.normal([0, 3, -20, 500], [1, 0.1, 5, 100], (3, 50, 4)), "float32")
    weights = rng.normal(size=(3, 50, 4)).astype("float32")

    def passed(model, x, weights):
        with tf.GradientTape() as tape:
            tape.watch(x)
            y = model(x, training=True)
            total = tf.reduce_sum(y * weights)
        return y, *tape.gradient(total, [x, *model.trainable_variables])

    ours = passed(stacked, x, weights)
    for place, model in enumerate(models):
        for mine, theirs in zip(ours, passed(model, x[place], weights[place]), strict=True):
            np.testing.assert_allclose(
                tf.squeeze(mine[place]), theirs, rtol=1e-3, atol=1e-4 * np.abs(theirs).max()
            )
        np.testing.assert_allclose(
            stacked(x)[place], model(x[place]), rtol=1e-4, atol=1e-4
        )  # by the moving averages
