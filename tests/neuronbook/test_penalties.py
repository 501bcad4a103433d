"""The penalties beside their derivatives, beside Keras, and where they put a single weight."""

import keras
import numpy as np
import pytest
import tensorflow as tf
from hypothesis import given
from hypothesis import strategies as st

from neuronbook.penalties import l1_gradient, l1_penalty, l2_gradient, l2_penalty

PAIRS = [(l2_penalty, l2_gradient), (l1_penalty, l1_gradient)]
WEIGHTS = np.array([[3.0, -2.0], [0.5, -0.25]])


@pytest.mark.parametrize(("penalty", "gradient"), PAIRS)
@pytest.mark.parametrize(("strength", "num_examples"), [(4.0, 2), (0.3, 1000)])
def test_gradient_is_the_finite_difference_of_the_penalty(
    penalty, gradient, strength, num_examples
):
    settings = {"strength": strength, "num_examples": num_examples}
    step = 1e-5
    measured = np.zeros_like(WEIGHTS)
    for place in np.ndindex(WEIGHTS.shape):
        nudge = np.zeros_like(WEIGHTS)
        nudge[place] = step
        after, before = penalty(WEIGHTS + nudge, **settings), penalty(WEIGHTS - nudge, **settings)
        measured[place] = (after - before) / (2 * step)
    np.testing.assert_allclose(gradient(WEIGHTS, **settings), measured, rtol=1e-6)


@pytest.mark.parametrize(
    ("regularizer", "penalty", "gradient", "factor"),
    [
        (keras.regularizers.L2, l2_penalty, l2_gradient, 2),
        (keras.regularizers.L1, l1_penalty, l1_gradient, 1),
    ],
)
def test_keras_takes_the_strength_over_the_examples_and_for_l2_half_of_it(
    regularizer, penalty, gradient, factor
):
    strength, num_examples = 6.0, 40
    of_keras = regularizer(strength / (factor * num_examples))
    w = tf.Variable(WEIGHTS, dtype="float32")
    with tf.GradientTape() as tape:
        charged = of_keras(w)
    settings = {"strength": strength, "num_examples": num_examples}
    assert float(charged) == pytest.approx(penalty(WEIGHTS, **settings), rel=1e-6)
    np.testing.assert_allclose(tape.gradient(charged, w), gradient(WEIGHTS, **settings), rtol=1e-6)


@given(best=st.floats(-5, 5), curvature=st.floats(0.5, 5), strength=st.floats(0, 5))
def test_l2_shrinks_a_weight_by_a_factor_and_l1_by_a_step_that_ends_at_zero(
    best, curvature, strength
):
    places = np.linspace(-6, 6, 4801)  # with 0 among them
    loss = curvature / 2 * (places - best) ** 2
    settings = {"strength": strength, "num_examples": 1}
    charged = {
        penalty: [penalty([w], **settings) for w in places] for penalty in (l2_penalty, l1_penalty)
    }
    lowest = {penalty: places[np.argmin(loss + each)] for penalty, each in charged.items()}
    step = places[1] - places[0]
    assert lowest[l2_penalty] == pytest.approx(best * curvature / (curvature + strength), abs=step)
    shrunk = np.sign(best) * max(abs(best) - strength / curvature, 0)
    assert lowest[l1_penalty] == pytest.approx(shrunk, abs=step)
