"""What a training on the fuel economy of cars must have left behind."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np

from neuronbook.checking import (
    NotYet,
    number_in,
    require,
    require_adam,
    require_mae,
    require_network,
)
from neuronbook.i18n import Text

__all__ = ["FUEL_NETWORK", "NUM_INPUTS", "check_training"]

NUM_INPUTS = 50
FUEL_NETWORK = ["Dense(128)", "relu", "Dense(128)", "relu", "Dense(64)", "relu", "Dense(1)"]
EPOCHS = 200
BATCH_SIZE = 128
STEPS = 7  # the training cars, some 770, in batches of 128
STEPS_OF_ALL = 9  # the training cars and the new ones
STEPS_OF_32 = 25  # the batch size of Keras
STEPS_OF_200 = 4


def check_training(answer: Any) -> None:
    """Check what ``fit`` returned, with the model that it trained."""
    _require_history(answer)
    losses = answer.history
    require(
        "loss" in losses,
        en="This history is empty: nothing was trained yet. Keep what `fit` returns.",
        zh="这个历史记录是空的，还什么都没有训练。请保存 `fit` 返回的东西。",
        received=list(losses)[:5],
    )
    _check_lengths(len(losses["loss"]), (answer.params or {}).get("steps"))
    require(
        "val_loss" in losses,
        en="There is no loss on the new cars. Give `fit` the new cars as `validation_data`.",
        zh="没有留出的车上的损失。请把它们作为 `validation_data` 交给 `fit`。",
        received=list(losses)[:5],
    )
    _check_model(getattr(answer, "model", None))
    _check_learned(losses["loss"])
    _check_answers_of(answer.model)


def _require_history(answer: Any) -> None:
    import keras

    require(
        not callable(answer) or isinstance(answer, keras.Model),
        en="This is a function that has not been called. Write the brackets, and what `fit` needs "
        "between them.",
        zh="这是一个还没有调用的函数。请写上括号，并在括号里写出 `fit` 需要的东西。",
    )
    require(
        not isinstance(answer, keras.Model),
        en="This is the network. Keep what `fit` returns: `history = fuel_model.fit(...)`.",
        zh="这是网络本身。请保存 `fit` 返回的东西：`history = fuel_model.fit(...)`。",
    )
    require(
        not isinstance(answer, dict),
        en="These are numbers without the network that they come from. Keep all that `fit` "
        "returns: `history = fuel_model.fit(...)`.",
        zh="这里只有一些数，没有训练出它们的网络。请保存 `fit` 返回的整个对象："
        "`history = fuel_model.fit(...)`。",
    )
    require(
        isinstance(answer, keras.callbacks.History),
        en="This is not what `fit` returns. Keep it as it is: `history = fuel_model.fit(...)`.",
        zh="这不是 `fit` 返回的东西。请原样保存它：`history = fuel_model.fit(...)`。",
    )


def _check_model(model: Any) -> None:
    require(
        model is not None,
        en="This history does not come from a training: it knows no network.",
        zh="这个历史记录不是训练留下的：它不知道训练的是哪个网络。",
    )
    require_network(model, NUM_INPUTS, FUEL_NETWORK)
    require_adam(model)
    require_mae(model)
    steps = int(model.optimizer.iterations)
    require(
        steps == 0 or steps >= EPOCHS * STEPS,  # 0: compiled again afterwards
        en="200 epochs in batches of 128 are 1,400 steps. This network has taken fewer.",
        zh="200 轮、批量大小 128，一共是 1,400 步。这个网络走的步数没有这么多。",
        received=steps,
    )


def _check_answers_of(model: Any) -> None:
    """Go on if the model has learned from the cars: it predicts their logarithm of `FE`."""
    x_cars, y_cars = _load_cars()
    y_pred = np.asarray(model(x_cars, training=False), dtype="float64")[:, 0]
    error = float(np.abs(y_pred - y_cars).mean())
    constant = float(np.abs(np.median(y_cars) - y_cars).mean())
    require(
        error < 0.9 * constant,  # a last batch may leave a right training at 0.7 of it
        en="The training ran, but the model has not learned the fuel economy of the training cars: "
        "on these its mean absolute error is given below, and that of their median is "
        f"{constant:.2f}. Did it get `x_cars` and `y_cars`, row by row?",
        zh="训练是跑完了，但模型没有学会训练用车的油耗：下面给出它在这些车上的平均绝对误差，"
        f"而总是猜它们的中位数时是 {constant:.2f}。它拿到的是 `x_cars` 和 `y_cars` 吗？"
        "每一行都对得上吗？",
        received=round(error, 3),
    )


@lru_cache(maxsize=1)
def _load_cars() -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    from neuronbook.datasets import load_fuel_economy
    from neuronbook.datasets.splits import encode, split_by_group

    cars = load_fuel_economy()
    columns = list(cars.columns.drop("FE"))
    some, _ = split_by_group(cars, columns, shares=(0.7, 0.3), seed=0)
    (x_cars,) = encode(some[columns])
    return x_cars.to_numpy("float32"), np.log(some["FE"].to_numpy())


def _check_lengths(epochs: int, steps: int | None) -> None:
    require(
        not (epochs == BATCH_SIZE and steps == STEPS_OF_200),
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
        steps != STEPS_OF_32,
        en="An epoch had 25 steps: that is a batch size of 32, which Keras takes if it is given "
        "no other.",
        zh="一轮走了 25 步，说明批量大小是 32；不写 `batch_size` 时 Keras 就用 32。",
    )
    require(
        steps != STEPS_OF_ALL,
        en="An epoch had 9 steps: that is all the cars. Train on `x_cars` and `y_cars` only, or "
        "the new cars are no longer new.",
        zh="一轮走了 9 步，说明用上了全部汽车。只能用 `x_cars` 和 `y_cars` 训练，"
        "否则留出的车就不再是没见过的了。",
    )
    require(
        steps in (None, STEPS),
        en="The training cars in batches of 128 are 7 steps an epoch. Yours had another number of "
        "steps: another batch size, or other cars.",
        zh="训练用的车，批量大小为 128 时，一轮有 7 步。你的步数不是这样：批量大小不同，"
        "或者用的不是这些车。",
        received=steps,
    )


def _check_learned(losses: Sequence[Any]) -> None:
    first, last = number_in(losses[0]), number_in(losses[-1])
    if first is None or last is None:
        raise NotYet(
            Text(
                en="The losses of this history are no numbers. Keep it as `fit` returns it.",
                zh="这个历史记录里的损失不是数。请原样保存 `fit` 返回的东西。",
            )
        )
    require(
        not first > 10,
        en="The loss starts far too high: the target is `y_cars`, the logarithm of `FE`, not `FE` "
        "itself.",
        zh="损失一开始就太大了：目标应该是 `y_cars`，也就是 `FE` 的对数，而不是 `FE` 本身。",
        received=first,
    )
    require(
        last < 0.5 * first,  # False for a loss that is not a number
        en="The loss has hardly fallen, so nothing was learned. Check the optimizer and its "
        "learning rate.",
        zh="损失几乎没有下降，说明什么也没学到。请检查优化器和它的学习率。",
        received=last,
    )
