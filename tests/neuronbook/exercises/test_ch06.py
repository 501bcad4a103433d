"""What the feedback of chapter 06 says."""

import keras
import numpy as np
import pytest
import tensorflow as tf

from neuronbook.exercises import ch06, exercises_of


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (0.5, "treats both mistakes as equally bad"),
        (0.8, "Move the other way"),
        (0.25, "one plus four"),
        (0.3, "set the two expected losses equal"),
    ],
)
def test_wrong_threshold_is_told_why(answer, said):
    assert said in ch06.threshold.check(answer).message.en


def test_threshold_of_the_solution_makes_both_answers_cost_the_same():
    p = ch06.threshold.solve()
    assert 4 * p == pytest.approx(1 - p)


def test_gradient_of_the_solution_is_that_of_a_tape():
    weights = [tf.Variable(value) for value in (1.0, 2.0, np.log(3.0).astype("float32"))]
    with tf.GradientTape() as tape:
        p = tf.sigmoid(4 * weights[0] - 2 * weights[1] + weights[2])
        loss = keras.losses.binary_crossentropy(tf.ones(1), tf.reshape(p, [1]))
    slopes = tape.gradient(loss, weights)
    np.testing.assert_allclose(slopes, ch06.gradient.solve(), atol=1e-5)


def test_network_has_the_parameters_that_its_praise_counts():
    model = ch06.network.solve()
    untrained = sum(int(np.prod(weight.shape)) for weight in model.non_trainable_weights)
    praise = ch06.network.check(model).message.en
    assert f"{model.count_params():,} parameters, {untrained:,} of which" in praise


def test_checking_a_compiled_model_leaves_its_weights_alone():
    model = ch06.compiled.solve()
    before = model.get_weights()
    assert ch06.compiled.check(model)
    for left, right in zip(before, model.get_weights(), strict=True):
        np.testing.assert_array_equal(left, right)


def test_exercises_come_in_the_order_of_the_chapter():
    assert list(exercises_of("ch06")) == ["gradient", "network", "compiled", "threshold"]
