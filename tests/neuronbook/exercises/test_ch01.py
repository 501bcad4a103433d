"""What the feedback of chapter 01 says."""

import numpy as np
import pytest

from neuronbook.exercises import ch01, exercises_of


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (11, "list with one entry for each axis"),
        ([12], "`quality`, is the target"),
        ([1599, 11], "number of rows does not belong"),
        ([None, 11], "Keras adds that axis itself"),
    ],
)
def test_wrong_input_shape_is_told_why(answer, said):
    assert said in ch01.input_shape.check(answer).message.en


def test_feedback_on_the_number_mentions_the_comma_of_a_tuple():
    assert "`(n,)`" in ch01.input_shape.check(11).message.en


def test_checking_a_model_leaves_its_weights_alone():
    model = ch01.linear_model.solve()
    before = model.get_weights()
    assert ch01.linear_model.check(model)
    for left, right in zip(before, model.get_weights(), strict=True):
        np.testing.assert_array_equal(left, right)


def test_exercises_come_in_the_order_of_the_chapter():
    assert list(exercises_of("ch01")) == ["input_shape", "linear_model", "weights", "scores_kernel"]
