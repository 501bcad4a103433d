"""Exercises of chapter 15, regularization."""

from __future__ import annotations

from typing import Any

import numpy as np

from neuronbook.checking import Exercise, NotYet, array_of, require
from neuronbook.i18n import Text

__all__ = ["minima", "repair", "smooth"]

CURVATURE, STRENGTH = 4.0, 2.0
BEST = np.array([3.0, 0.3])
L2 = CURVATURE / (CURVATURE + STRENGTH) * BEST
L1 = np.maximum(BEST - STRENGTH / CURVATURE, 0)

LABELS = np.array([3, 0, 4, 3])
NUM_CLASSES, SMOOTHING = 5, 0.2

LEARNING_RATE, PENALTY = 0.1, 0.003


def _near(given: Any, expected: Any) -> bool:
    return bool(np.allclose(given, expected, rtol=0, atol=0.006))


def _check_minima(answer: Any) -> None:
    array = array_of(answer)
    if array is None or array.size != 4:
        raise NotYet(Text(en="Give four numbers.", zh="请给出四个数。"))
    values = np.asarray(array, dtype="float64").ravel()
    squared, sized = values[:2], values[2:]
    require(
        not (_near(squared, L1) and _near(sized, L2)),
        en="The numbers are right, but L2 and L1 are exchanged.",
        zh="数是对的，但 L2 和 L1 颠倒了。",
    )
    require(
        not _near(squared, CURVATURE / (CURVATURE + 2 * STRENGTH) * BEST),
        en="L2: this is for the penalty λw², as Keras has it. Here it is half of that.",
        zh="L2：这是惩罚为 λw² 时的结果，也就是 Keras 的写法。这里的惩罚只有它的一半。",
    )
    require(
        _near(squared, L2),
        en="L2: set $h (w - w^*) + \\lambda w$ to zero and solve for w.",
        zh="L2：令 $h (w - w^*) + \\lambda w$ 等于零，解出 w。",
        received=[float(value) for value in squared],
    )
    require(
        not _near(sized, BEST - STRENGTH),
        en="L1: the step towards zero is λ / h, not λ.",
        zh="L1：往零移动的距离是 λ / h，不是 λ。",
    )
    require(
        not _near(sized, BEST - STRENGTH / CURVATURE),
        en="L1: the first number is right. For $w^* = 0.3$ this w is on the other side of zero, "
        "where the penalty pulls the other way. Where do the two pulls meet?",
        zh="L1：第一个数对了。$w^* = 0.3$ 时，这个 w 到了零的另一边，那里惩罚的方向是反的。"
        "两边的力在哪里相遇？",
    )
    require(
        _near(sized, L1),
        en="L1: for w > 0, set $h (w - w^*) + \\lambda$ to zero. If there is no such w > 0, the "
        "minimum is at the kink.",
        zh="L1：w > 0 时，令 $h (w - w^*) + \\lambda$ 等于零。"
        "如果没有这样的 w > 0，最小值就在折点上。",
        received=[float(value) for value in sized],
    )


def _solve_minima() -> object:
    # 4 / (4 + 2) * w*, and w* - 2 / 4 but not below zero
    return (2.0, 0.2, 2.5, 0.0)


minima = Exercise(
    "minima",
    check=_check_minima,
    solution=_solve_minima,
    hints=[
        Text(
            en="At the minimum the slope of the loss, $h (w - w^*)$, and that of the penalty add "
            "up to zero.",
            zh="在最小值处，损失的斜率 $h (w - w^*)$ 与惩罚的斜率之和是零。",
        ),
        Text(
            en="The slope of λ|w| is λ for w > 0 and −λ for w < 0.",
            zh="λ|w| 的斜率，w > 0 时是 λ，w < 0 时是 −λ。",
        ),
    ],
    success=Text(
        en="Right. L2 takes a third off both weights; L1 takes 0.5 off both, and the small one "
        "has less than that.",
        zh="答对了。L2 让两个权重都小三分之一；L1 让两个都小 0.5，而小的那个还不到 0.5。",
    ),
)


def _check_repair(answer: Any) -> None:
    import keras  # slow, and hints are read without it

    require(
        isinstance(answer, keras.optimizers.SGD),
        en="Write an optimizer: `keras.optimizers.SGD(...)`.",
        zh="请写一个优化器：`keras.optimizers.SGD(...)`。",
        received=answer,
    )
    decay, momentum = answer.weight_decay, float(answer.momentum)
    learning_rate = float(np.asarray(answer.learning_rate))
    require(
        abs(learning_rate - LEARNING_RATE) < 1e-6,
        en="The learning rate stays 0.1: Keras multiplies the decay by it.",
        zh="学习率仍是 0.1：Keras 会用它去乘衰减。",
        received=learning_rate,
    )
    require(
        momentum == 0,
        en="With momentum these are other steps. The training before had none.",
        zh="加了动量，走的步就不一样了。原来的训练没有动量。",
        received=momentum,
    )
    require(
        bool(decay),
        en="Without `weight_decay` nothing shrinks the weights.",
        zh="没有 `weight_decay`，就没有什么会让权重变小。",
    )
    require(
        abs(decay - PENALTY) > 1e-9,
        en="This is still the colleague's number. What is the derivative of 0.003 w²?",
        zh="这还是同事写的数。0.003 w² 的导数是什么？",
    )
    require(
        abs(decay - 2 * PENALTY * LEARNING_RATE) > 1e-9,
        en="This is the factor with the learning rate in it. Keras multiplies by the learning "
        "rate itself.",
        zh="这个数里已经乘了学习率。Keras 会自己乘学习率。",
    )
    require(
        abs(decay - 2 * PENALTY) < 1e-9,
        en="A step of SGD with L2(s) shrinks w by the learning rate times 2s times w; with "
        "`weight_decay=d` it is the learning rate times d times w.",
        zh="SGD 加 L2(s)，每一步让 w 减小：学习率乘 2s 乘 w；用 `weight_decay=d`，"
        "是学习率乘 d 乘 w。",
        received=decay,
    )


def _solve_repair() -> object:
    import keras

    return keras.optimizers.SGD(0.1, weight_decay=2 * 0.003)


repair = Exercise(
    "repair",
    check=_check_repair,
    solution=_solve_repair,
    answer="repaired",
    hints=[
        Text(
            en="What does `L2(0.003)` add to the gradient of a weight?",
            zh="`L2(0.003)` 给一个权重的梯度加上了什么？",
        ),
        Text(
            en="It adds 2 · 0.003 · w. Compare this with the decay, d · w.",
            zh="加上了 2 · 0.003 · w。把它和衰减的 d · w 比一比。",
        ),
    ],
    success=Text(
        en="Right. The factor is the 2 of the derivative, which the textbook's penalty cancels and "
        "Keras' does not.",
        zh="答对了。这个 2 来自求导；教科书的惩罚事先把它约掉了，Keras 没有。",
    ),
)


def _check_smooth(answer: Any) -> None:
    array = array_of(answer)
    require(
        array is not None and array.shape == (len(LABELS), NUM_CLASSES),
        en="Give an array with a row for each of the four labels and a column for each of the "
        "five classes.",
        zh="请给出一个数组：四个标签各一行，五个类别各一列。",
        received=None if array is None else array.shape,
    )
    rows = np.asarray(array, dtype="float64")
    hot = np.eye(NUM_CLASSES)[LABELS]
    require(
        not np.allclose(rows, hot, atol=1e-6),
        en="This is one-hot encoding, not yet smoothed.",
        zh="这是独热编码，还没有平滑。",
    )
    require(
        np.allclose(rows.sum(axis=1), 1, atol=1e-6),
        en="Each row is a distribution: its numbers add up to 1. What is taken from the given "
        "class must be spread over all classes.",
        zh="每一行是一个分布，各数之和是 1。从所给类别拿走的，要分给所有类别。",
    )
    require(
        not np.allclose(
            rows, (1 - SMOOTHING) * hot + SMOOTHING / (NUM_CLASSES - 1) * (1 - hot), atol=1e-6
        ),
        en="You spread ε over the other four classes. It is spread over all five, the given one "
        "included.",
        zh="这是把 ε 分给另外四个类别。应当分给全部五个，所给的类别也在内。",
    )
    require(
        np.allclose(rows, (1 - SMOOTHING) * hot + SMOOTHING / NUM_CLASSES, atol=1e-6),
        en="The given class gets 1 − ε + ε / K, each other class ε / K, with K = 5.",
        zh="所给的类别得 1 − ε + ε / K，其余每个类别得 ε / K，K = 5。",
    )


def _solve_smooth() -> object:
    import numpy as np

    some_labels = np.array([3, 0, 4, 3])
    return (1 - 0.2) * np.eye(5)[some_labels] + 0.2 / 5


smooth = Exercise(
    "smooth",
    check=_check_smooth,
    solution=_solve_smooth,
    hints=[
        Text(
            en="`np.eye(5)[some_labels]` makes the one-hot rows.",
            zh="`np.eye(5)[some_labels]` 给出独热编码的各行。",
        ),
        Text(
            en="Multiply them by 1 − ε and add ε / 5 everywhere.",
            zh="乘以 1 − ε，再处处加上 ε / 5。",
        ),
    ],
    success=Text(
        en="Right. 0.84 for the given class and 0.04 for each other.",
        zh="答对了。所给的类别 0.84，其余各 0.04。",
    ),
)
