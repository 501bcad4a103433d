"""What the feedback of chapter 04 says, and what its checks leave alone."""

import numpy as np

from neuronbook.exercises import ch04, exercises_of


def test_checking_a_network_leaves_its_weights_alone():
    model = ch04.capacity.solve()
    before = model.get_weights()
    assert ch04.capacity.check(model)
    for left, right in zip(before, model.get_weights(), strict=True):
        np.testing.assert_array_equal(left, right)


def test_network_of_the_solution_has_the_parameters_that_the_feedback_names():
    model = ch04.capacity.solve()
    assert f"{model.count_params():,} parameters" in ch04.capacity.check(model).message.en


def test_exercises_come_in_the_order_of_the_chapter():
    names = ["needed", "repair", "verdict", "capacity", "early_stopping", "leak"]
    assert list(exercises_of("ch04")) == names
