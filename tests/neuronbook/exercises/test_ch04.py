"""What the feedback of chapter 04 says, and what its checks leave alone."""

import numpy as np
import pytest
from keras.callbacks import EarlyStopping

from neuronbook.exercises import ch04, exercises_of
from neuronbook.exercises.stopping import _rehearse


def stopping(**settings):
    defaults = {"patience": 5, "min_delta": 0.001, "restore_best_weights": True}
    return EarlyStopping(**(defaults | settings))


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"patience": 20}, "`patience`"),
        ({"min_delta": 0.0}, "too small"),
        ({"min_delta": 0.02}, "too large"),
        ({"restore_best_weights": False}, "`restore_best_weights`"),
        ({"monitor": "loss"}, "`val_loss`"),
    ],
)
def test_wrong_setting_is_told_which(settings, said):
    assert said in ch04.early_stopping.check(stopping(**settings)).message.en


def test_rehearsal_counts_epochs_as_keras_does():
    losses = [5.0, 4.0, 4.5, 4.5, 4.5, 3.0]
    assert _rehearse(stopping(patience=3), losses, losses) == (5, 2)  # 3 epochs after the second
    assert _rehearse(stopping(patience=4), losses, losses) == (6, 6)


def test_checking_leaves_the_callback_as_it_was():
    callback = stopping()
    before = dict(vars(callback))
    assert ch04.early_stopping.check(callback)
    assert vars(callback) == before


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
