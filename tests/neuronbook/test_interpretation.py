import keras
import numpy as np
import pytest
import tensorflow as tf
from scipy.stats import spearmanr

from neuronbook.interpretation import ascend, cover, input_gradient, rank_correlations

RANDOM = np.random.default_rng(0)


def linear(w):
    return lambda x: tf.reduce_sum(x * tf.constant(w, "float32"), axis=(1, 2, 3)) + 1.0


def contrast_of(x):
    return np.sqrt(np.mean((x - 0.5) ** 2, axis=(1, 2, 3)))


def start(num_pictures, size):
    return RANDOM.normal(0.5, 0.05, (num_pictures, size, size, 1))


def test_gradient_of_a_linear_response_is_its_weights():
    w = RANDOM.normal(size=(4, 4, 2))
    gradient = input_gradient(linear(w), RANDOM.random((3, 4, 4, 2)))
    assert np.allclose(gradient, [w] * 3, atol=1e-6)


def test_gradient_agrees_with_finite_differences():
    keras.utils.set_random_seed(0)
    layer = keras.layers.Conv2D(2, 3, activation="tanh")
    x = RANDOM.random((1, 4, 4, 1))

    def response(x):
        return tf.reduce_mean(layer(x), axis=(1, 2, 3))

    gradient = input_gradient(response, x)[0, :, :, 0]
    step = np.zeros_like(x)
    step[0, 1, 2, 0] = 1e-2
    measured = (response(x + step) - response(x - step)).numpy()[0] / 2e-2
    assert gradient[1, 2] == pytest.approx(measured, abs=1e-3)


def test_favourite_of_a_linear_filter_is_the_filter_itself():
    w = RANDOM.normal(size=(3, 3, 1))
    found = ascend(linear(w), start(5, 3), contrast=0.1) - 0.5
    expected = 0.1 * w / np.sqrt(np.mean(w**2))
    assert np.allclose(found, expected, atol=0.005)


def test_pictures_keep_within_black_and_white_and_the_contrast():
    w = RANDOM.normal(size=(6, 6, 1))
    found = ascend(linear(100 * w), start(4, 6), contrast=0.3)
    assert found.min() >= 0
    assert found.max() <= 1
    assert np.all(contrast_of(found) <= 0.3 + 1e-6)


def test_start_without_gradient_stays_as_it_is():
    x = start(2, 4)
    assert np.allclose(ascend(lambda x: 0.0 * x[:, 0, 0, 0], x), x)


def test_each_picture_climbs_towards_its_own_response():
    found = ascend(lambda x: tf.linalg.diag_part(x[:, 0, :, 0]), np.full((2, 1, 2, 1), 0.5))
    assert found[0, 0, 0, 0] > found[0, 0, 1, 0]
    assert found[1, 0, 1, 0] > found[1, 0, 0, 0]


def test_blur_makes_neighbours_alike():
    w = np.indices((8, 8)).sum(axis=0)[..., np.newaxis] % 2 - 0.5  # a chess board
    sharp, blurred = (ascend(linear(w), start(1, 8), blur=blur) for blur in (False, True))
    assert np.abs(np.diff(blurred, axis=1)).mean() < 0.5 * np.abs(np.diff(sharp, axis=1)).mean()


def test_blur_leaves_a_plain_colour_as_it_is():
    found = ascend(linear(np.ones((4, 4, 1))), np.full((1, 4, 4, 1), 0.5), blur=True)
    assert np.ptp(found) < 1e-6


def test_cover_returns_the_fall_at_each_place():
    x = np.arange(16.0).reshape(4, 4, 1) / 16
    w = np.ones((4, 4, 1))
    falls = cover(linear(w), x, grey=0.0, size=2, stride=2)
    assert np.allclose(falls, [[(0 + 1 + 4 + 5) / 16, (2 + 3 + 6 + 7) / 16], [42 / 16, 50 / 16]])


def test_cover_with_the_colour_of_the_picture_changes_nothing():
    falls = cover(linear(RANDOM.normal(size=(6, 6, 1))), np.full((6, 6, 1), 0.5), grey=0.5)
    assert np.allclose(falls, 0, atol=1e-5)


def test_cover_leaves_the_picture_as_it_was():
    x = np.ones((6, 6, 1))
    cover(linear(x), x, grey=0.0)
    assert np.all(x == 1)


def test_rank_correlations_agree_with_scipy():
    maps = RANDOM.integers(0, 5, (6, 4, 4))
    others = RANDOM.integers(0, 5, (6, 4, 4))
    expected = [spearmanr(a.ravel(), b.ravel())[0] for a, b in zip(maps, others, strict=True)]
    assert np.allclose(rank_correlations(maps, others), expected)


def test_map_of_equal_numbers_agrees_with_nothing():
    assert rank_correlations(np.zeros((1, 2, 2)), RANDOM.random((1, 2, 2))).tolist() == [0.0]


def test_maps_of_different_pictures_are_refused():
    with pytest.raises(ValueError, match=r"Received: "):
        rank_correlations(np.ones((2, 3, 3)), np.ones((3, 3, 3)))
