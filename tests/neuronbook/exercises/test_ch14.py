import numpy as np
import tensorflow as tf

from neuronbook.exercises import exercises_of
from neuronbook.exercises.ch14 import CHANGE, FILTERS, GRADIENT, SMALL, WEIGHTS, _map
from neuronbook.interpretation import ascend, cover, input_gradient


def slide(x):
    """Return the mean of the two outputs of the filter (3, −4) with the bias 1."""
    row = x[:, 0, :, 0]
    return tf.reduce_mean(3 * row[:, :-1] - 4 * row[:, 1:] + 1, axis=1)


def test_gradient_by_hand_is_that_of_tensorflow():
    assert np.allclose(input_gradient(slide, np.ones((1, 1, 3, 1))).ravel(), GRADIENT)


def test_change_by_hand_is_better_than_every_other_of_its_length():
    angles = np.linspace(0, 2 * np.pi, 1000)
    others = 10 * np.stack([np.cos(angles), np.sin(angles)], axis=1)
    assert np.isclose(np.linalg.norm(CHANGE), 10)
    assert np.all(others @ [3, -4] <= CHANGE @ [3, -4] + 1e-9)


def test_map_of_the_exercise_is_that_of_the_chapter():
    w = tf.constant(WEIGHTS[..., np.newaxis], "float32")
    picture = SMALL[..., np.newaxis].astype("float32")
    falls = cover(
        lambda x: tf.reduce_sum(x * w, axis=(1, 2, 3)), picture, grey=0.0, size=2, stride=1
    )
    assert np.allclose(falls, _map(covers_stay=False, sign=1))


def test_favourite_of_the_exercise_is_that_of_gradient_ascent():
    for w in FILTERS:
        kernel = tf.constant(w.reshape(1, 1, -1, 1), "float32")
        start = np.full(kernel.shape, 0.5)
        found = ascend(
            lambda x, kernel=kernel: tf.reduce_sum(x * kernel, axis=(1, 2, 3)),
            start,
            num_steps=200,
            step=0.2,
            contrast=1.0,
        )
        large = np.abs(w.ravel()) > 0.01
        assert np.allclose(found.ravel()[large], 0.5 + 0.5 * np.sign(w.ravel()[large]))


def test_exercises_come_in_the_order_of_the_chapter():
    assert list(exercises_of("ch14")) == ["by_hand", "repair", "favourite"]
