import keras
import numpy as np
import pytest
import tensorflow as tf
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import mean_squared_error

from neuronbook.descent import fit_line, line_loss, make_line_data


def test_points_without_noise_lie_on_the_line():
    x, y = make_line_data(100, w=3, b=2, noise=0)
    np.testing.assert_allclose(y, 3 * x + 2)
    assert (x.min() >= -1, x.max() <= 1, len(x)) == (True, True, 100)


def test_loss_of_many_lines_is_that_of_each():
    x, y = np.array([0.0, 2.0]), np.array([2.0, 8.0])  # on the line 3 x + 2
    w, b = np.array([[3.0, 1.0]]), np.array([[2.0, 2.0]])
    np.testing.assert_allclose(line_loss(w, b, x=x, y=y), [[0.0, (0 + 16) / 2]])


def test_one_step_by_hand():
    # error = 1·2 + 1 − 8 = −5, gradient = (2·(−5)·2, 2·(−5)) = (−20, −10)
    descent = fit_line(
        np.array([2.0]),
        np.array([8.0]),
        learning_rate=0.05,
        batch_size=1,
        num_batches=1,
        start=(1.0, 1.0),
    )
    np.testing.assert_allclose(descent.path, [[1.0, 1.0], [2.0, 1.5]])


def test_gradient_of_a_batch_is_the_mean_over_its_examples():
    x, y = np.array([2.0, 0.0]), np.array([8.0, 3.0])  # errors −5 and −2
    descent = fit_line(x, y, learning_rate=1.0, batch_size=2, num_batches=1, start=(1.0, 1.0))
    np.testing.assert_allclose(descent.path[1], [1 + 10, 1 + 7])


def test_steps_are_those_of_keras():
    x, y = make_line_data(64)
    descent = fit_line(x, y, learning_rate=0.1, batch_size=16, num_batches=12, start=(-2.0, 0.0))
    weights = [tf.Variable(-2.0), tf.Variable(0.0)]
    optimizer = keras.optimizers.SGD(learning_rate=0.1)
    for number, batch in enumerate(descent.batches):
        with tf.GradientTape() as tape:
            y_pred = weights[0] * x[batch].astype("float32") + weights[1]
            loss = keras.losses.MeanSquaredError()(y[batch].astype("float32"), y_pred)
        optimizer.apply_gradients(zip(tape.gradient(loss, weights), weights, strict=True))
        np.testing.assert_allclose(descent.path[number + 1], weights, atol=1e-5)


def test_an_epoch_shows_every_example_once_and_the_next_one_in_another_order():
    x, y = make_line_data(8)
    batches = fit_line(x, y, learning_rate=0.1, batch_size=2, num_batches=8).batches
    first, second = batches[:4].ravel(), batches[4:].ravel()
    assert sorted(first) == sorted(second) == list(range(8))
    assert first.tolist() != second.tolist()


def test_same_seed_gives_the_same_descent_and_another_seed_another():
    x, y = make_line_data(32)
    first, again, other = (
        fit_line(x, y, learning_rate=0.1, batch_size=4, seed=seed).path for seed in (1, 1, 2)
    )
    np.testing.assert_array_equal(first, again)
    assert not np.array_equal(first, other)


def test_bias_bounces_by_one_less_twice_the_learning_rate_when_x_is_zero():
    x, y = np.zeros(4), np.full(4, 2.0)
    path = fit_line(x, y, learning_rate=0.9, batch_size=4, num_batches=3).path
    np.testing.assert_allclose(path[:, 1] - 2, -2 * (-0.8) ** np.arange(4))


@pytest.mark.parametrize("batch_size", [0, 5])
def test_batch_that_the_data_cannot_fill_is_refused(batch_size):
    x, y = make_line_data(4)
    with pytest.raises(ValueError, match=f"Received: batch_size={batch_size}"):
        fit_line(x, y, learning_rate=0.1, batch_size=batch_size)


NUMBERS = st.floats(-10, 10)
POINTS = st.lists(st.tuples(NUMBERS, NUMBERS), min_size=1, max_size=20).map(
    lambda pairs: tuple(np.array(pairs).T)
)


@given(POINTS, NUMBERS, NUMBERS)
def test_loss_is_the_mean_squared_error_of_scikit_learn(points, w, b):
    x, y = points
    loss = line_loss(np.array(w), np.array(b), x=x, y=y)
    assert float(loss) == pytest.approx(mean_squared_error(y, w * x + b), abs=1e-9)


@given(POINTS, NUMBERS, NUMBERS)
def test_step_goes_along_the_gradient_that_finite_differences_give(points, w, b):
    x, y = points
    descent = fit_line(x, y, learning_rate=1.0, batch_size=len(x), num_batches=1, start=(w, b))
    h = 1e-3
    losses = line_loss(np.array([w + h, w - h, w, w]), np.array([b, b, b + h, b - h]), x=x, y=y)
    gradient = [losses[0] - losses[1], losses[2] - losses[3]] / np.array(2 * h)
    np.testing.assert_allclose(-np.diff(descent.path, axis=0)[0], gradient, atol=1e-4)


@given(st.integers(1, 30), st.integers(1, 30), st.integers(0, 9))
def test_epoch_takes_no_example_twice(num_examples, batch_size, seed):
    batch_size = min(batch_size, num_examples)
    per_epoch = num_examples // batch_size
    x, y = make_line_data(num_examples)
    batches = fit_line(
        x, y, learning_rate=0.1, batch_size=batch_size, num_batches=2 * per_epoch, seed=seed
    ).batches
    for epoch in (batches[:per_epoch], batches[per_epoch:]):
        assert len(set(epoch.ravel())) == per_epoch * batch_size


@given(st.integers(3, 50), NUMBERS, NUMBERS, st.integers(0, 9))
def test_made_points_lie_around_the_line_that_numpy_fits(num_examples, w, b, seed):
    x, y = make_line_data(num_examples, w=w, b=b, noise=0, seed=seed)
    np.testing.assert_allclose(np.polyfit(x, y, 1), [w, b], atol=1e-6)


@pytest.mark.parametrize("spoil", ["x", "y"])
def test_points_in_a_column_are_refused(spoil):
    x, y = make_line_data(8)
    points = {"x": x, "y": y} | {spoil: (x if spoil == "x" else y)[:, np.newaxis]}
    for use in (
        lambda: fit_line(**points, learning_rate=0.1, batch_size=4),
        lambda: line_loss(np.array(1.0), np.array(1.0), **points),
    ):
        with pytest.raises(ValueError, match=rf"^{spoil} must .*\(8, 1\)\. Flatten it"):
            use()
