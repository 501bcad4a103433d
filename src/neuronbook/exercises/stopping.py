"""What a reader's early stopping does, found out with invented losses instead of a training."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from typing import Any

from neuronbook.checking import require, require_callback

__all__ = ["check_early_stopping"]


class _Run:
    """What a callback sees of a model: a weight that counts the epochs, and a switch to stop."""

    def __init__(self) -> None:
        self.stop_training = False
        self.epochs = 0

    def get_weights(self) -> list[int]:
        return [self.epochs]

    def set_weights(self, weights: Sequence[int]) -> None:
        (self.epochs,) = weights


def _rehearse(callback: Any, val_loss: Sequence[float], loss: Sequence[float]) -> tuple[int, int]:
    """Let a copy of a callback watch these losses; return the epochs trained and those kept."""
    callback, run = copy.copy(callback), _Run()
    callback.set_model(run)
    callback.on_train_begin()
    trained = 0
    for epoch, (value, other) in enumerate(zip(val_loss, loss, strict=True)):
        run.epochs = trained = epoch + 1
        callback.on_epoch_end(epoch, {"loss": other, "val_loss": value})
        if run.stop_training:
            break
    callback.on_train_end()
    return trained, run.epochs


def check_early_stopping(answer: Any) -> None:
    """Go on if a callback stops as chapter 04 asks, by letting it watch invented losses."""
    import keras

    require_callback(answer, keras.callbacks.EarlyStopping)
    falling, rising, flat = (
        [10 - 0.2 * n for n in range(40)],
        [0.5] + [0.5 + 0.01 * n for n in range(1, 40)],
        [0.5] * 40,
    )
    require(
        _rehearse(answer, rising, falling)[0] < 40,
        en="While the validation loss climbs for 40 epochs, this callback does not stop. Look at "
        "`patience`, and at `mode`: a smaller loss is better.",
        zh="验证损失连升 40 个轮次，这个回调却没有停。请看 `patience` 和 `mode`：损失越小越好。",
    )
    require(
        _rehearse(answer, falling, flat)[0] == 40,
        en="It stops although the validation loss falls by 0.2 in every epoch. Look at `mode`, a "
        "smaller loss is better, and at `min_delta`: 0.001 is asked for.",
        zh="验证损失每个轮次都降 0.2，它却停了。请看 `mode`（损失越小越好）和 `min_delta`"
        "（题目要求 0.001）。",
    )
    _check_settings(answer, rising, flat)


def _check_settings(answer: Any, rising: Sequence[float], flat: Sequence[float]) -> None:
    require(
        answer.baseline is None and answer.start_from_epoch == 0,
        en="`baseline` and `start_from_epoch` are not asked for. Leave them out.",
        zh="题目没有要求 `baseline` 和 `start_from_epoch`，请去掉。",
        received=(answer.baseline, answer.start_from_epoch),
    )
    trained, kept = _rehearse(answer, rising, flat)
    require(
        trained == 6,
        en="From the last improvement it should wait 5 epochs and then stop: `patience`. Yours "
        "waits another number of epochs.",
        zh="最后一次改善之后，应该再等 5 个轮次才停，这就是 `patience`。你的回调等的轮次数不对。",
        received=trained - 1,
    )
    require(
        _rehearse(answer, [0.5, *[0.49905] * 39], flat)[0] == 6,
        en="A gain of 0.00095 should not count as an improvement: that is what `min_delta` is for. "
        "Yours is too small.",
        zh="只改善了 0.00095，不该算改善：`min_delta` 就是管这个的。你的太小了。",
        received=abs(answer.min_delta),
    )
    require(
        _rehearse(answer, [0.5, *[0.49895] * 39], flat)[0] == 7,
        en="A gain of 0.00105 should count as an improvement. Your `min_delta` is too large.",
        zh="改善了 0.00105，应该算改善。你的 `min_delta` 太大了。",
        received=abs(answer.min_delta),
    )
    require(
        kept == 1,
        en="It stops in time, but does not end with the best weights: `restore_best_weights`.",
        zh="它停得及时，但最后用的不是最好的权重：请看 `restore_best_weights`。",
    )
