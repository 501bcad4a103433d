"""What a training on the fuel economy of cars must have left behind."""

from __future__ import annotations

from typing import Any

from neuronbook.checking import NotYet, require
from neuronbook.i18n import Text

__all__ = ["check_training"]

NUM_CARS = 1107
EPOCHS = 200
BATCH_SIZE = 128
STEPS = 9  # 1,107 cars in batches of 128


def check_training(answer: Any) -> None:
    """Check what ``fit`` returned, or its losses, or the model that it trained."""
    import keras

    require(
        not callable(answer) or isinstance(answer, keras.Model),
        en="This is a function that has not been called. Write the brackets, and what `fit` needs "
        "between them.",
        zh="这是一个还没有调用的函数。请写上括号，并在括号里写出 `fit` 需要的东西。",
    )
    if isinstance(answer, keras.Model):
        _check_steps_of(answer)
        return
    losses = getattr(answer, "history", answer)
    try:
        loss = [float(value) for value in losses["loss"]]
    except (TypeError, KeyError, IndexError, ValueError):
        raise NotYet(
            Text(
                en="This holds no losses. Keep what `fit` returns: "
                "`history = fuel_model.fit(...)`.",
                zh="这里面没有损失。请保存 `fit` 返回的东西：`history = fuel_model.fit(...)`。",
            )
        ) from None
    params = getattr(answer, "params", None) or {}
    _check_lengths(len(loss), params.get("steps"), has_validation="val_loss" in losses)
    _check_learned(loss)


def _check_lengths(epochs: int, steps: int | None, *, has_validation: bool) -> None:
    require(
        not (epochs == BATCH_SIZE and steps == -(-NUM_CARS // EPOCHS)),
        en="The two numbers have changed places: 200 epochs, in batches of 128.",
        zh="两个数写反了：轮次是 200，批量大小是 128。",
    )
    require(
        epochs == EPOCHS,
        en="Every epoch leaves one loss. There should be 200 of them.",
        zh="每一轮留下一个损失，应该有 200 个。",
        received=epochs,
    )
    require(
        steps != -(-NUM_CARS // 32),
        en="An epoch had 35 steps: that is a batch size of 32, which Keras takes if it is not "
        "told another.",
        zh="一轮走了 35 步，说明批量大小是 32；不写 `batch_size` 时 Keras 就用 32。",
    )
    held_back = has_validation and steps in (7, 8)  # 70 to 90 % of the cars
    require(
        steps in (None, STEPS) or held_back,
        en="With 1,107 cars and a batch size of 128 an epoch has 9 steps. Yours had another "
        "number of steps.",
        zh="1,107 辆车，批量大小为 128 时，一轮有 9 步。你的步数不是这样。",
        received=steps,
    )


def _check_learned(loss: list[float]) -> None:
    require(
        not loss[0] > 10,
        en="The loss starts far too high: the target is `y_cars`, the logarithm of `FE`, not `FE` "
        "itself.",
        zh="损失一开始就太大了：目标应该是 `y_cars`，也就是 `FE` 的对数，而不是 `FE` 本身。",
        received=loss[0],
    )
    require(
        loss[-1] < 0.5 * loss[0],  # False for a loss that is not a number
        en="The loss has hardly fallen, so nothing was learned. Check the optimizer and its "
        "learning rate.",
        zh="损失几乎没有下降，说明什么也没学到。请检查优化器和它的学习率。",
        received=loss[-1],
    )


def _check_steps_of(model: Any) -> None:
    steps = int(model.optimizer.iterations) if model.compiled else 0
    require(
        steps > 0,
        en="This model has not been trained yet. Call its method `fit`.",
        zh="这个模型还没有训练过。请调用它的 `fit` 方法。",
    )
    require(
        steps % (STEPS * EPOCHS) == 0,
        en="200 epochs in batches of 128 are 1,800 steps. This model has taken another number.",
        zh="200 轮、批量大小 128，一共是 1,800 步。这个模型走的步数不是这样。",
        received=steps,
    )
