"""Exercises of chapter 07, the Higgs boson: a mass of three jets, and a schedule that acts."""

from __future__ import annotations

import copy
import math
from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any

import numpy as np
import numpy.typing as npt

from neuronbook.checking import Exercise, NotYet, array_of, require, require_callback
from neuronbook.i18n import Text

__all__ = ["plateau", "three_jets"]

Floats = npt.NDArray[np.float64]

# p_T in GeV, η and φ in radians: (3, num_events, 3 jets)
THREE_JETS = np.array(
    [
        [[107.4, 65.0, 29.1], [88.0, 54.5, 41.0], [150.2, 61.3, 33.8], [71.9, 70.4, 26.6]],
        [[0.17, -1.74, -0.20], [0.95, 0.31, -1.12], [-0.44, 0.08, 1.63], [1.20, -0.66, 0.02]],
        [[-1.08, 1.89, 0.15], [2.71, -0.36, -2.95], [0.62, -2.40, 1.77], [-2.88, 0.21, 1.30]],
    ]
)
THREE_JETS.setflags(write=False)
LEARNING_RATE = 0.001
NUM_FLAT_EPOCHS = 30


def _pairs(jets: Floats) -> Floats:
    """Return the square of the mass of each pair: (num_events, 3)."""
    (pt, eta, phi), (one, two) = jets, ([0, 0, 1], [1, 2, 2])
    angles = np.cosh(eta[:, one] - eta[:, two]) - np.cos(phi[:, one] - phi[:, two])
    squares: Floats = 2 * pt[:, one] * pt[:, two] * angles
    return squares


def _check_three_jets(answer: Any) -> None:
    mass = array_of(answer)
    if mass is None or mass.shape != THREE_JETS.shape[1:2]:
        raise NotYet(
            Text(
                en="Give one mass an event: an array of four numbers.",
                zh="每个事例给出一个质量：一个有四个数的数组。",
            )
        )
    squares = _pairs(THREE_JETS)
    right = np.sqrt(squares.sum(axis=1))

    def is_near(expected: Floats) -> bool:
        return bool(np.allclose(mass, expected, rtol=0.001, atol=0))

    require(
        not is_near(right**2),
        en="This is the square of the mass. Take its root.",
        zh="这是质量的平方，还要开方。",
    )
    require(
        not any(is_near(np.sqrt(squares[:, pair])) for pair in range(3)),
        en="This is the mass of two of the jets. The third has a share in it too.",
        zh="这是其中两个喷注的质量。第三个喷注也要算进去。",
    )
    require(
        not is_near(np.sqrt(squares).sum(axis=1)),
        en="Masses do not add up. Which power of them does?",
        zh="质量本身不能相加。它的几次方可以？",
    )
    require(
        not is_near(right / math.sqrt(2)),
        en="A factor of 2 is missing: each pair occurs twice in the square of a sum.",
        zh="少了一个因子 2：和的平方里，每一对出现两次。",
    )
    require(
        is_near(right),
        en="Not yet. Try it with two jets first: then it must be the formula of the chapter.",
        zh="还不对。先用两个喷注试一试：结果应当就是本章的公式。",
    )


def _solve_three_jets() -> object:
    import numpy as np

    from neuronbook.exercises import ch07

    pt, eta, phi = ch07.THREE_JETS
    one, two = [0, 0, 1], [1, 2, 2]
    angles = np.cosh(eta[:, one] - eta[:, two]) - np.cos(phi[:, one] - phi[:, two])
    return np.sqrt((2 * pt[:, one] * pt[:, two] * angles).sum(axis=1))


three_jets = Exercise(
    "three_jets",
    check=_check_three_jets,
    solution=_solve_three_jets,
    answer="mass",
    hints=[
        Text(
            en="Write out the square of a sum of three. Which terms are there once, which twice?",
            zh="把三项之和的平方展开。哪些项出现一次，哪些出现两次？",
        ),
        Text(
            en="For a jet without mass the energy is as large as the momentum, so that the terms "
            "that are there once cancel. What is left belongs to the three pairs.",
            zh="没有质量的喷注，能量等于动量的大小，出现一次的项就抵消了。剩下的属于三对喷注。",
        ),
        Text(
            en="The square of the mass is the sum of the squares of the masses of the pairs.",
            zh="质量的平方，等于各对质量的平方之和。",
        ),
    ],
    success=Text(
        en="Right. By the same rule `m_jjj` and all the other masses are made.",
        zh="答对了。`m_jjj` 和其余各个质量，都是照这条规则算的。",
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
