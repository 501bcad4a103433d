"""What a reader's early stopping does, found out with invented losses instead of a training."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from typing import Any

from neuronbook.checking import require

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


def _asks_little(callback: Any, losses: Sequence[float]) -> bool:
    try:
        _rehearse(callback, losses, losses)
    except AttributeError:  # `_Run` has only what early stopping needs
        return False
    return True


def check_early_stopping(answer: Any) -> None:
    """Go on if a callback stops as chapter 04 asks, by letting it watch invented losses."""
    import keras

    if isinstance(answer, list | tuple) and len(answer) == 1:
        (answer,) = answer
    require(
        not isinstance(answer, type),
        en="This is the class. Call it, with its settings between the brackets.",
        zh="这是类。请调用它，并把设置写在括号里。",
    )
    require(
        isinstance(answer, keras.callbacks.Callback),
        en="This is not a callback. Keras has one for this: `keras.callbacks.EarlyStopping`.",
        zh="这不是回调。Keras 里有现成的：`keras.callbacks.EarlyStopping`。",
    )
    falling, rising, flat = (
        [10 - 0.2 * n for n in range(40)],
        [0.5] + [0.5 + 0.01 * n for n in range(1, 40)],
        [0.5] * 40,
    )
    require(
        _asks_little(answer, falling),
        en="This callback wants more of the model than its weights and the switch that stops the "
        "training. Early stopping needs only these: `keras.callbacks.EarlyStopping`.",
        zh="这个回调向模型要的，不止是权重和停止训练的开关。早停只需要这两样："
        "`keras.callbacks.EarlyStopping`。",
    )
    require(
        _rehearse(answer, rising, falling)[0] < 40,
        en="While the validation loss climbs for 40 epochs and the training loss falls, this "
        "callback does not stop. It must watch `val_loss`, which is to be small.",
        zh="验证损失连升 40 个轮次、训练损失一路下降，这个回调却没有停。"
        "它要盯的是 `val_loss`，越小越好。",
    )
    require(
        _rehearse(answer, falling, flat)[0] == 40,
        en="It stops although the validation loss falls by 0.2 in every epoch. It must watch "
        "`val_loss`, a smaller one is better, and 0.2 is far more than `min_delta`.",
        zh="验证损失每个轮次都降 0.2，它却停了。它要盯的是 `val_loss`，越小越好；"
        "0.2 也远远超过 `min_delta`。",
    )
    _check_settings(answer, rising, flat)


def _check_settings(answer: Any, rising: Sequence[float], flat: Sequence[float]) -> None:
    trained, kept = _rehearse(answer, rising, flat)
    require(
        trained == 6,
        en="From the last improvement it should wait 5 epochs and then stop: `patience`. Yours "
        "waits another number of epochs.",
        zh="最后一次改善之后，应该再等 5 个轮次才停，这就是 `patience`。你的等了别的轮次数。",
        received=trained - 1,
    )
    slow, slower = ([0.5 - step * n for n in range(40)] for step in (0.0012, 0.0008))
    require(
        _rehearse(answer, [0.5, 0.4992, *[0.4992] * 38], flat)[0] == 6,
        en="A single gain of 0.0008 should not count as an improvement: that is what `min_delta` "
        "is for.",
        zh="只改善了 0.0008，不该算改善：`min_delta` 就是管这个的。",
    )
    require(
        _rehearse(answer, slow, flat)[0] == 40 and _rehearse(answer, slower, flat)[0] == 40,
        en="It takes real progress for none: gains that add up to more than 0.001 within the "
        "patience must count. Your `min_delta` is too large.",
        zh="它把真正的进步也当成没有进步：在等待期内累计超过 0.001 的改善应该算数。"
        "你的 `min_delta` 太大了。",
    )
    require(
        kept == 1,
        en="It stops in time, but keeps the last weights, not the best ones: "
        "`restore_best_weights`.",
        zh="它停得及时，但留下的是最后的权重，不是最好的权重：请看 `restore_best_weights`。",
    )
