"""Exercises of chapter 08, a first Keras model: a line, its loss, and a program to repair."""

from __future__ import annotations

from typing import Any

from neuronbook.checking import (
    Exercise,
    number_in,
    require,
    require_adam,
    require_network,
    shape_of,
)
from neuronbook.exercises.hotel_compilation import check_cross_entropy
from neuronbook.i18n import Text

__all__ = ["centred", "repair", "share"]

RATE, MULTIPLIED_BY = 0.5, 1 - 2 * 0.5 * 35 / 12
SHARE = 0.979459  # the square of the slow factor, 1 - 0.01 * 1.03236
TOLERANCE = 0.002


def _check_centred(answer: Any) -> None:
    require(
        shape_of(answer) == (2,),
        en="Give two numbers, the learning rate and what the error of the weight is multiplied by.",
        zh="请给出两个数：学习率，以及权重的误差要乘以的数。",
    )
    rate, factor = (number_in(part) for part in answer)
    require(
        rate is not None and factor is not None and rate == rate and factor == factor,
        en="Both must be numbers.",
        zh="两个都必须是数。",
    )
    rate, factor = float(rate or 0), float(factor or 0)
    require(
        abs(rate - 1) > 1e-6,
        en="The derivative with respect to the bias is twice the mean error. Do not forget the 2.",
        zh="对偏置的导数是误差的平均的两倍，别忘了这个 2。",
    )
    require(
        abs(rate - RATE) < 1e-6,
        en="With centred inputs the error of the bias is multiplied by 1 − 2η. Make that zero.",
        zh="输入居中以后，偏置的误差乘以 1 − 2η。让它等于零。",
    )
    require(
        abs(factor + MULTIPLIED_BY) > TOLERANCE,
        en="Look at the sign: the step is larger than the error, so it lands on the other side.",
        zh="请看正负号：这一步比误差还大，会落到另一边去。",
    )
    require(
        abs(factor - (1 + MULTIPLIED_BY) / 2) > TOLERANCE,
        en="The derivative with respect to the weight has the factor 2 as well.",
        zh="对权重的导数里也有那个 2。",
    )
    require(
        abs(factor - MULTIPLIED_BY) < TOLERANCE,
        en="The error of the weight is multiplied by 1 − η · 2 · 35/12. Put in your η.",
        zh="权重的误差乘以 1 − η · 2 · 35/12。把你的 η 代进去。",
    )


def _solve_centred() -> object:
    return (0.5, 1 - 0.5 * 2 * 35 / 12)


centred = Exercise(
    "centred",
    check=_check_centred,
    solution=_solve_centred,
    answer="learning_rate, multiplied_by",
    hints=[
        Text(
            en="With centred inputs the mean of x is 0, so H is 2 times a diagonal matrix with "
            "35/12 and 1.",
            zh="输入居中以后，x 的平均是 0，所以 H 是 2 乘以一个对角矩阵，对角线上是 35/12 和 1。",
        ),
        Text(
            en="Along each direction a step multiplies the error by 1 − η λ.",
            zh="沿每个方向，一步把误差乘以 1 − η λ。",
        ),
    ],
    success=Text(
        en="Right, and do not use it: the error of the weight would nearly double in every step, "
        "and change its sign. One learning rate must suit all directions.",
        zh="答对了，但不要这样用：权重的误差每一步都几乎翻倍，还要变号。"
        "一个学习率，要照顾到所有方向。",
    ),
)


def _check_share(answer: Any) -> None:
    value = number_in(answer)
    require(
        value is not None and value == value,
        en="Give one number: which share of the loss one epoch leaves.",
        zh="请给出一个数：一个轮次之后，损失剩下原来的几分之几（写成小数）。",
    )
    value = float(value or 0)
    require(
        abs(value - SHARE**100) > TOLERANCE,
        en="That is the share that a hundred epochs leave. Take the root of order 100.",
        zh="这是一百个轮次之后剩下的。请开 100 次方。",
    )
    require(
        abs(value - SHARE**0.5) > TOLERANCE,
        en="This is the factor of the error. The loss is made of squares.",
        zh="这是误差的倍数。损失是由平方组成的。",
    )
    require(
        abs(value - (1 - SHARE)) > TOLERANCE,
        en="This is the share that an epoch takes away, not the share that it leaves.",
        zh="这是一个轮次减掉的比例，不是剩下的。",
    )
    require(
        abs(value - 1 / SHARE) > TOLERANCE,
        en="The loss falls, so the share is below 1. Divide the later loss by the earlier one.",
        zh="损失在下降，所以答案小于 1。用后面的损失除以前面的。",
    )
    require(
        abs(value - SHARE) < TOLERANCE / 2,
        en="Divide the last loss by the one 100 epochs before, and take the root of order 100.",
        zh="用最后一个损失除以 100 个轮次之前的，再开 100 次方。",
    )


def _solve_share() -> object:
    import keras
    import numpy as np

    keras.utils.set_random_seed(0)
    x = np.array([[-1.0], [0.0], [1.0], [2.0], [3.0], [4.0]])
    y = np.array([-3.0, -1.0, 1.0, 3.0, 5.0, 7.0])
    model = keras.Sequential([keras.Input(shape=(1,)), keras.layers.Dense(1)])
    model.compile(optimizer=keras.optimizers.SGD(0.01), loss="mse")
    loss = model.fit(x, y, epochs=500, verbose=0).history["loss"]
    return (loss[-1] / loss[-101]) ** (1 / 100)


share = Exercise(
    "share",
    check=_check_share,
    solution=_solve_share,
    hints=[
        Text(
            en="`loss[-1]` is the last loss, `loss[-101]` the one 100 epochs before.",
            zh="`loss[-1]` 是最后一个损失，`loss[-101]` 是 100 个轮次之前的。",
        ),
        Text(
            en="If each epoch leaves the share s, a hundred leave s to the power of 100.",
            zh="如果每个轮次剩下原来的 s，一百个轮次就剩下 s 的 100 次方。",
        ),
    ],
    success=Text(
        en="Right: the square of the slow factor. When the error falls geometrically, so does the "
        "loss, twice as fast on a logarithmic axis.",
        zh="答对了，正是慢方向上那个数的平方。误差按等比缩小，损失也按等比缩小，在对数坐标上快一倍。",
    ),
)


def _check_repair(answer: Any) -> None:
    require_network(answer, 2, ["Dense(8)", "relu", "Dense(1)", "sigmoid"])
    require_adam(answer)
    check_cross_entropy(answer)


def _solve_repair() -> object:
    import keras

    coat_model = keras.Sequential(
        [
            keras.Input(shape=(2,)),
            keras.layers.Dense(8, activation="relu"),
            keras.layers.Dense(1, activation="sigmoid"),
        ]
    )
    coat_model.compile(optimizer="adam", loss="binary_crossentropy")
    return coat_model


repair = Exercise(
    "repair",
    check=_check_repair,
    solution=_solve_repair,
    answer="coat_model",
    hints=[
        Text(
            en="`shape` is the shape of one example, without the number of examples.",
            zh="`shape` 是一个样本的形状，不包括样本的个数。",
        ),
        Text(
            en="What is the softmax of a single number? And what stands between two dense layers?",
            zh="一个数的 softmax 是多少？两个全连接层之间要有什么？",
        ),
        Text(
            en='A probability of one of two classes goes with `"binary_crossentropy"`.',
            zh='两个类别中一个的概率，配的是 `"binary_crossentropy"`。',
        ),
    ],
    success=Text(
        en="Right: the shape of one example, a bend between the layers, a sigmoid, and the loss "
        "that belongs to it.",
        zh="答对了：一个样本的形状，层与层之间的弯折，一个 sigmoid，以及与它相配的损失。",
    ),
)
