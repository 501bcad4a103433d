import keras
import numpy as np
import pytest
import tensorflow as tf

from neuronbook.backpropagation import (
    backpropagate,
    dense,
    finite_differences,
    forward_mode,
    softmax_cross_entropy,
    softsign,
    squared_error,
)

RNG = np.random.default_rng(0)
X = RNG.normal(size=(5, 3))
Y = RNG.normal(size=(5, 2))
ONE_HOT = np.eye(2)[[0, 1, 1, 0, 1]]
SIZES = [(3, 4), (4,), (4, 4), (4,), (4, 2), (2,)]
WEIGHTS = [RNG.normal(size=size) for size in SIZES]
TARGETS = {squared_error: Y, softmax_cross_entropy: ONE_HOT}
every_loss = pytest.mark.parametrize("loss", TARGETS)


def slopes_of(operation, *inputs):
    """Return what the way back makes of a random gradient, and the finite differences of it."""
    g = RNG.normal(size=np.shape(operation(*inputs)[0]))
    _, pull_back = operation(*inputs)
    for place, way_back in enumerate(pull_back(g)):

        def total(value, place=place):
            changed = [value if i == place else each for i, each in enumerate(inputs)]
            return float(np.sum(g * operation(*changed)[0]))

        yield way_back, finite_differences(total, inputs[place])


@pytest.mark.parametrize(
    ("operation", "inputs"),
    [
        (dense, (X, WEIGHTS[0], WEIGHTS[1])),
        (softsign, (X,)),
        (lambda y_pred: squared_error(y_pred, Y), (Y + 1,)),
        (lambda scores: softmax_cross_entropy(scores, ONE_HOT), (Y,)),
    ],
    ids=["dense", "softsign", "squared_error", "softmax_cross_entropy"],
)
def test_way_back_through_each_operation_agrees_with_finite_differences(operation, inputs):
    for way_back, measured in slopes_of(operation, *inputs):
        assert way_back.shape == measured.shape
        assert np.allclose(way_back, measured, rtol=0, atol=1e-8)


@every_loss
def test_gradient_of_a_network_agrees_with_finite_differences(loss):
    _, gradients = backpropagate(X, TARGETS[loss], WEIGHTS, loss=loss)
    for place, gradient in enumerate(gradients):

        def loss_at(value, place=place):
            changed = [value if i == place else w for i, w in enumerate(WEIGHTS)]
            return backpropagate(X, TARGETS[loss], changed, loss=loss)[0]

        assert np.allclose(gradient, finite_differences(loss_at, WEIGHTS[place]), atol=1e-8)


@every_loss
def test_gradient_of_a_network_is_that_of_the_tape(loss):
    variables = [tf.Variable(w) for w in WEIGHTS]
    with tf.GradientTape() as tape:
        h = tf.constant(X)
        for layer in range(0, 6, 2):
            h = (tf.nn.softsign(h) if layer else h) @ variables[layer] + variables[layer + 1]
        if loss is squared_error:
            value = tf.reduce_mean((h - Y) ** 2)
        else:
            cross_entropy = keras.losses.CategoricalCrossentropy(from_logits=True)
            value = cross_entropy(ONE_HOT, h)
    by_tape = tape.gradient(value, variables)
    own, gradients = backpropagate(X, TARGETS[loss], WEIGHTS, loss=loss)
    assert np.isclose(own, value)
    for gradient, other in zip(gradients, by_tape, strict=True):
        assert np.allclose(gradient, other, atol=1e-6)


def test_forward_mode_is_the_gradient_along_a_direction():
    direction = [RNG.normal(size=size) for size in SIZES]
    loss, gradients = backpropagate(X, Y, WEIGHTS)
    along = sum(np.sum(g * d) for g, d in zip(gradients, direction, strict=True))
    assert np.allclose(forward_mode(X, Y, WEIGHTS, direction), (loss, along))


def test_large_scores_stay_finite():
    loss, pull_back = softmax_cross_entropy(np.array([[1000.0, 0.0]]), np.array([[1.0, 0.0]]))
    assert loss == 0
    assert pull_back()[0].tolist() == [[0, 0]]


def test_targets_for_other_examples_are_refused():
    with pytest.raises(ValueError, match="y must be"):
        backpropagate(X, Y[:3], WEIGHTS)


def test_finite_differences_leave_the_weights_as_they_are():
    w = np.arange(6.0).reshape(2, 3)
    slopes = finite_differences(lambda w: float(np.sum(w**3)), w)
    assert np.allclose(slopes, 3 * w**2)
    assert w.tolist() == [[0, 1, 2], [3, 4, 5]]
