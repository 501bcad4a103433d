"""Exercises of chapter 07, the Higgs boson: steps on eight replicas, and a schedule that acts."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any

import numpy as np

from neuronbook.checking import Exercise, NotYet, number_in, require, require_callback
from neuronbook.i18n import Text

__all__ = ["plateau", "steps"]

NUM_EVENTS, PER_REPLICA, NUM_REPLICAS = 10_500_000, 2_048, 8
LEARNING_RATE = 0.001
NUM_FLAT_EPOCHS = 30


def _check_steps(answer: Any) -> None:
    is_pair = isinstance(answer, list | tuple | np.ndarray) and len(answer) == 2
    global_size, num_steps = map(number_in, answer) if is_pair else (None, None)
    if global_size is None or num_steps is None:
        raise NotYet(
            Text(
                en="Give two numbers: the events of one step, and the number of steps.",
                zh="请给出两个数：每一步用多少个事例，以及步数。",
            )
        )
    require(
        global_size != PER_REPLICA,
        en="This is what one replica takes. All eight take as much at the same time.",
        zh="这只是一个副本用的。八个副本同时各用这么多。",
    )
    require(
        num_steps != PER_REPLICA * NUM_REPLICAS,
        en="These are in the wrong order. First the events of one step, then the steps.",
        zh="顺序反了。先写每一步的事例数，再写步数。",
    )
    require(
        global_size == PER_REPLICA * NUM_REPLICAS,
        en="The global batch size is what one replica takes, times the number of replicas.",
        zh="全局批量大小 = 每个副本的批量大小 × 副本数。",
    )
    require(
        num_steps % 1 == 0,  # False for NaN and for infinity
        en="A step is taken or not: round so that no event is left out.",
        zh="一步要么走，要么不走：请取整，不要漏掉任何事例。",
    )
    require(
        num_steps != NUM_EVENTS // global_size,
        en="After so many steps some events have not been used yet. They need one more.",
        zh="走这么多步，还有一些事例没用到。它们还需要一步。",
    )
    require(
        num_steps == NUM_EVENTS // global_size + 1,
        en="The first number is right. Divide 10,500,000 by it for the second.",
        zh="第一个数对了。第二个数要用 10,500,000 除以它。",
    )


def _solve_steps() -> object:
    global_size = 8 * 2048
    return global_size, -(-10_500_000 // global_size)


steps = Exercise(
    "steps",
    check=_check_steps,
    solution=_solve_steps,
    answer="global_size, num_steps",
    hints=[
        Text(
            en="All replicas work at the same time, each on its own part of the batch.",
            zh="所有副本同时工作，每个副本处理一批里属于自己的那一份。",
        ),
        Text(
            en="Divide the events by the global batch size. What does the fraction mean?",
            zh="用事例数除以全局批量大小。末尾的小数说明了什么？",
        ),
        Text(en="`math.ceil` rounds up.", zh="`math.ceil` 向上取整。"),
    ],
    success=Text(
        en="Right. 640 whole batches, and one more for the last 14,240 events.",
        zh="答对了。640 批是满的，最后 14,240 个事例还要一批。",
    ),
)


def _check_plateau(answer: Any) -> None:
    import keras

    require_callback(answer, keras.callbacks.ReduceLROnPlateau)
    require(
        0 < answer.factor < 1,
        en="Each time it acts, the rate is multiplied by `factor`. For the rate to fall and not to "
        "end at 0, `factor` lies between 0 and 1.",
        zh="它每起一次作用，学习率就乘以 `factor`。要让学习率降低而又不变成 0，"
        "`factor` 应该在 0 和 1 之间。",
        received=answer.factor,
    )
    epochs = range(NUM_FLAT_EPOCHS + 1)
    require(
        _last_rate(answer, [0.6 - 0.01 * epoch for epoch in epochs]) == LEARNING_RATE,
        en="The rate fell while the validation loss was still improving. Look at `mode`, and at "
        "`min_delta`: how much counts as an improvement?",
        zh="验证损失还在改善，学习率就降了。请看 `mode` 和 `min_delta`：改善多少才算改善？",
    )
    require(
        answer.min_lr < LEARNING_RATE,
        en="The rate may not go below `min_lr`, and Adam starts at 0.001, which is not above it: "
        "this callback can never act.",
        zh="学习率不能低于 `min_lr`，而 Adam 从 0.001 起步，并不比它高：这个回调永远不起作用。",
        received=answer.min_lr,
    )
    rate = _last_rate(answer, [0.6 for _ in epochs])
    require(
        rate < LEARNING_RATE,
        en="In thirty epochs without improvement nothing happened. Give it less `patience`.",
        zh="三十个轮次没有改善，却什么也没发生。请减小 `patience`。",
    )
    require(
        answer.min_lr <= LEARNING_RATE / 10 * 1.001,
        en="The rate may not go below `min_lr`, which is more than a tenth of 0.001.",
        zh="学习率不能低于 `min_lr`，而它大于 0.001 的十分之一。",
        received=answer.min_lr,
    )
    require(
        rate <= LEARNING_RATE / 10 * 1.001,  # 0.1 has no exact binary form
        en="The rate fell, but not to a tenth of 0.001. Let it fall further or more often, by a "
        "smaller `factor`, less `patience` or less `cooldown`.",
        zh="学习率降了，但没有降到 0.001 的十分之一。请让它降得更多或更勤："
        "减小 `factor`、`patience` 或 `cooldown`。",
        received=rate,
    )


def _last_rate(callback: Any, losses: Sequence[float]) -> float:
    """Return Adam's learning rate after a callback like this one was told the losses."""
    optimizer = SimpleNamespace(learning_rate=LEARNING_RATE)
    watcher = copy.copy(callback)
    watcher.verbose = 0
    watcher.set_model(SimpleNamespace(optimizer=optimizer))
    watcher.on_train_begin()
    for epoch, loss in enumerate(losses):
        watcher.on_epoch_end(epoch, {"val_loss": loss})
    return float(optimizer.learning_rate)


def _solve_plateau() -> object:
    import keras

    return keras.callbacks.ReduceLROnPlateau(
        monitor="val_loss", patience=3, factor=0.2, min_lr=0.00001
    )


plateau = Exercise(
    "plateau",
    check=_check_plateau,
    solution=_solve_plateau,
    answer="callback",
    hints=[
        Text(
            en="Three arguments matter: `patience`, `factor` and `min_lr`.",
            zh="关键的参数有三个：`patience`、`factor` 和 `min_lr`。",
        ),
        Text(
            en="How often can it act in thirty epochs? Each time the rate is multiplied by "
            "`factor`, and it never goes below `min_lr`.",
            zh="三十个轮次里它能起几次作用？每次学习率乘以 `factor`，但不会低于 `min_lr`。",
        ),
        Text(
            en="With `patience=3` it acts every three epochs; `min_lr` must be 0.0001 or less.",
            zh="`patience=3` 时，每三个轮次起一次作用；`min_lr` 至多是 0.0001。",
        ),
    ],
    success=Text(
        en="Right: it waits while the loss improves, and acts when it stands still.",
        zh="答对了：损失改善时它等着，停滞时它才动手。",
    ),
)
