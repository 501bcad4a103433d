"""What the check of early stopping says, and what it leaves alone."""

import pytest
from keras.callbacks import EarlyStopping

from neuronbook.exercises import ch04
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
