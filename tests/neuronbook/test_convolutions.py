from itertools import product

import keras
import numpy as np
import pytest
import tensorflow as tf
from scipy.signal import correlate2d

from neuronbook.convolutions import convolve, output_size, receptive_field

SIZES = [
    (n, f, stride, padding)
    for n, f, stride, padding in product(range(1, 10), range(1, 6), range(1, 5), range(4))
    if f <= n + 2 * padding
]


def by_keras(picture, kernel, *, stride=1, padding=0):
    layer = keras.layers.Conv2D(1, kernel.shape, strides=stride, use_bias=False)
    padded = np.pad(picture, padding)[np.newaxis, :, :, np.newaxis].astype("float32")
    layer.build(padded.shape)
    layer.set_weights([kernel[:, :, np.newaxis, np.newaxis]])
    return layer(padded).numpy()[0, :, :, 0]


def test_four_by_four_by_hand():
    picture = [[1, 2, 0, 1], [0, 1, 3, 2], [2, 0, 1, 1], [1, 1, 0, 2]]
    kernel = [[1, 0, -1], [1, 0, -1], [1, 0, -1]]
    # 1 + 0 + 2 − (0 + 3 + 1) = −1, 2 + 1 + 0 − (1 + 2 + 1) = −1,
    # 0 + 2 + 1 − (3 + 1 + 0) = −1, 1 + 0 + 1 − (2 + 1 + 2) = −3
    assert convolve(picture, kernel).tolist() == [[-1, -1], [-1, -3]]


@pytest.mark.parametrize(("stride", "padding"), list(product((1, 2, 3), (0, 1, 2))))
def test_whole_numbers_come_out_as_in_keras_exactly(stride, padding):
    rng = np.random.default_rng(0)
    picture, kernel = rng.integers(-9, 10, (9, 7)), rng.integers(-9, 10, (3, 2))
    ours = convolve(picture, kernel, stride=stride, padding=padding)
    assert np.array_equal(ours, by_keras(picture, kernel, stride=stride, padding=padding))


def test_it_is_cross_correlation():
    rng = np.random.default_rng(1)
    picture, kernel = rng.normal(size=(6, 5)), rng.normal(size=(3, 3))
    np.testing.assert_allclose(convolve(picture, kernel), correlate2d(picture, kernel, "valid"))


def test_formula_holds_for_every_size_stride_and_padding():
    for n, f, stride, padding in SIZES:
        found = convolve(np.ones((n, n)), np.ones((f, f)), stride=stride, padding=padding)
        size = output_size(n, f, stride=stride, padding=padding)
        assert found.shape == (size, size), (n, f, stride, padding)


def test_formula_holds_for_keras_with_valid_and_same():
    for n, f, stride, _ in SIZES:
        for padding in ("valid", "same"):
            if f > n and padding == "valid":
                continue
            layer = keras.layers.Conv2D(1, f, strides=stride, padding=padding)
            size = output_size(n, f, stride=stride) if padding == "valid" else -(-n // stride)
            assert layer.compute_output_shape((None, n, n, 1)) == (None, size, size, 1)
            if padding == "same" and f % 2 and n >= f:
                assert size == output_size(n, f, stride=stride, padding=f // 2)


def test_kernel_that_does_not_fit_is_refused():
    with pytest.raises(ValueError, match="fits into the padded picture"):
        convolve(np.ones((2, 2)), np.ones((3, 3)))
    with pytest.raises(ValueError, match="fits into the padded picture"):
        output_size(2, 3)


@pytest.mark.parametrize(
    "sizes", [[(3, 1)], [(3, 1), (3, 1)], [(3, 1), (2, 2), (3, 1), (2, 2)], [(3, 2), (5, 1)]]
)
def test_receptive_field_is_the_part_of_the_picture_that_has_a_gradient(sizes):
    x = tf.Variable(np.ones((1, 40, 40, 1), "float32"))
    with tf.GradientTape() as tape:
        y = x
        for size, stride in sizes:
            y = tf.nn.conv2d(y, np.ones((size, size, 1, 1), "float32"), stride, "VALID")
        middle = y.shape[1] // 2
        value = y[0, middle, middle, 0]
    seen = np.abs(tape.gradient(value, x).numpy()[0, :, :, 0]) > 0
    assert seen.any(axis=1).sum() == seen.any(axis=0).sum() == receptive_field(sizes)[-1]
