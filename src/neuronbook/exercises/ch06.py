"""Exercises of chapter 06, binary classification, on the hotel bookings: 63 encoded inputs."""

from __future__ import annotations

from typing import Any

import numpy as np

from neuronbook.checking import Exercise, NotYet, array_of, number_in, require
from neuronbook.exercises.hotel_compilation import check_compiled
from neuronbook.exercises.hotel_network import check_network
from neuronbook.i18n import Text

__all__ = ["compiled", "gradient", "network", "threshold"]


X = np.array([4.0, -2.0, 1.0])  # the last is the input of the bias
P = 0.75  # the score is 4 - 4 + ln 3, and 3 / (3 + 1)
SLOPES = (P - 1) * X


def _check_gradient(answer: Any) -> None:
    array = array_of(answer)
    if array is None or array.size != 3:
        raise NotYet(
            Text(
                en="Give three numbers: the slopes with respect to both weights and to the bias.",
                zh="请给出三个数：对两个权重的斜率，和对偏置的斜率。",
            )
        )
    slopes = np.asarray(array, dtype="float64").ravel()

    def is_near(expected: Any) -> bool:
        return bool(np.allclose(slopes, expected, rtol=0, atol=1e-3))

    require(
        not is_near(-SLOPES),
        en="The sizes are right, the signs are not. The score of a good example should rise, so a "
        "weight with a positive input has a negative slope: the loss falls as it grows.",
        zh="大小对了，正负号反了。类别为 1 时，得分应当升高；输入为正，权重变大，损失就变小，"
        "所以斜率是负的。",
    )
    require(
        not is_near(P * X),
        en="This is $p x_j$. The true class is missing: how wrong is an answer of $p$ if $y = 1$?",
        zh="这是 $p x_j$，漏了真实的类别：$y = 1$ 时，回答 $p$ 错了多少？",
    )
    require(
        not is_near((P - 1) * P * (1 - P) * X),
        en="There is a factor $p (1 - p)$ too many. It is the slope of the sigmoid; the slope of "
        "the cross-entropy with respect to $p$ has the same factor in its denominator.",
        zh="多了一个因子 $p (1 - p)$。它是 sigmoid 的斜率；"
        "而交叉熵对 $p$ 的斜率，分母里正好也有它。",
    )
    require(
        not is_near((P - 1) / (P * (1 - P)) * X),
        en="This stops at the slope with respect to $p$. The chain goes on: $p$ is the sigmoid of "
        "the score, whose slope is $p (1 - p)$.",
        zh="这只求到了对 $p$ 的斜率。链还没有完：$p$ 是得分的 sigmoid，它的斜率是 $p (1 - p)$。",
    )
    require(
        not is_near(2 * (P - 1) * P * (1 - P) * X),
        en="These are the slopes of the squared error. The loss here is the cross-entropy.",
        zh="这是平方误差的斜率。这里的损失是交叉熵。",
    )
    require(
        not is_near([P - 1] * 3),
        en="This is the slope with respect to the score. Each weight is multiplied by an input, "
        "so multiply by it too.",
        zh="这是对得分的斜率。每个权重前面都有一个输入：要乘上它。",
    )
    require(
        abs(slopes[2] - SLOPES[2]) < 1e-3,
        en="Begin with the bias: its slope is $p - y$. What is $p$ if the score is $\\ln 3$?",
        zh="先算偏置：它的斜率就是 $p - y$。得分是 $\\ln 3$ 时，$p$ 是多少？",
        received=float(slopes[2]),
    )
    require(
        is_near(SLOPES),
        en="The bias is right. The slope of a weight is the same number times its input.",
        zh="偏置对了。权重的斜率，是同一个数乘以它的输入。",
        received=[float(slope) for slope in slopes[:2]],
    )


def _solve_gradient() -> object:
    # z = 4 - 4 + ln 3, p = 3 / (3 + 1), and p - y = -0.25, times the inputs 4, -2 and 1
    return (-1.0, 0.5, -0.25)


gradient = Exercise(
    "gradient",
    check=_check_gradient,
    solution=_solve_gradient,
    hints=[
        Text(
            en="$\\partial L / \\partial p = (p - y) / (p (1 - p))$ and "
            "$\\partial p / \\partial z = p (1 - p)$. Multiply.",
            zh="$\\partial L / \\partial p = (p - y) / (p (1 - p))$，"
            "$\\partial p / \\partial z = p (1 - p)$。把两者相乘。",
        ),
        Text(
            en="The score is $1 \\cdot 4 + 2 \\cdot (-2) + \\ln 3 = \\ln 3$, and $e^{\\ln 3} = 3$.",
            zh="得分是 $1 \\cdot 4 + 2 \\cdot (-2) + \\ln 3 = \\ln 3$，而 $e^{\\ln 3} = 3$。",
        ),
    ],
    success=Text(
        en="Right. $p = 3/4$, so $p - y = -1/4$: times the inputs 4 and $-2$, and 1 for the bias. "
        "In general $\\partial L / \\partial p = -y/p + (1 - y)/(1 - p) = (p - y)/(p (1 - p))$, "
        "and the slope of the sigmoid, $p (1 - p)$, cancels the denominator.",
        zh="答对了。$p = 3/4$，所以 $p - y = -1/4$，再乘以输入 4 和 $-2$，偏置则乘以 1。"
        "一般地，$\\partial L / \\partial p = -y/p + (1 - y)/(1 - p) = (p - y)/(p (1 - p))$，"
        "而 sigmoid 的斜率 $p (1 - p)$ 正好消去分母。",
    ),
)


def _solve_network() -> object:
    import keras

    return keras.Sequential(
        [
            keras.Input(shape=(63,)),
            keras.layers.BatchNormalization(),
            keras.layers.Dense(256, activation="relu"),
            keras.layers.BatchNormalization(),
            keras.layers.Dropout(0.3),
            keras.layers.Dense(256, activation="relu"),
            keras.layers.BatchNormalization(),
            keras.layers.Dropout(0.3),
            keras.layers.Dense(1, activation="sigmoid"),
        ]
    )


network = Exercise(
    "network",
    check=check_network,
    solution=_solve_network,
    answer="model",
    hints=[
        Text(
            en="Each entry of the list is one or more layers of a `keras.Sequential`.",
            zh="清单里的每一项，就是 `keras.Sequential` 里的一层或几层。",
        ),
        Text(
            en="`keras.layers.Dense(256, activation=...)`, `keras.layers.BatchNormalization()` and "
            "`keras.layers.Dropout(0.3)`, in this order, make up one block. Only the very first "
            "layer is extra.",
            zh="`keras.layers.Dense(256, activation=...)`、`keras.layers.BatchNormalization()` 和 "
            "`keras.layers.Dropout(0.3)` 依次组成一段。只有最前面的一层是额外的。",
        ),
        Text(
            en="The last layer turns 256 numbers into one probability: one unit, and the "
            "activation of this chapter.",
            zh="最后一层把 256 个数变成一个概率：一个单元，加上本章的激活函数。",
        ),
    ],
    success=Text(
        en="Right. 84,733 parameters, 1,150 of which are the moving averages of the "
        "normalizations: they are not trained.",
        zh="答对了。一共 84,733 个参数，其中 1,150 个是批量归一化的移动平均，不参加训练。",
    ),
)


def _solve_compiled() -> object:
    import keras

    model = keras.Sequential(
        [
            keras.Input(shape=(63,)),
            keras.layers.BatchNormalization(),
            keras.layers.Dense(256, activation="relu"),
            keras.layers.BatchNormalization(),
            keras.layers.Dropout(0.3),
            keras.layers.Dense(256, activation="relu"),
            keras.layers.BatchNormalization(),
            keras.layers.Dropout(0.3),
            keras.layers.Dense(1, activation="sigmoid"),
        ]
    )
    model.compile(
        optimizer="adam",
        loss="binary_crossentropy",
        metrics=["binary_accuracy"],
    )
    return model


compiled = Exercise(
    "compiled",
    check=check_compiled,
    solution=_solve_compiled,
    answer="model",
    hints=[
        Text(
            en="`model.compile` takes the optimizer, the loss, and a list of metrics.",
            zh="`model.compile` 接收优化器、损失函数，以及一列指标。",
        ),
        Text(
            en="All three can be given by name. The names are in the cell that builds the radar "
            "network.",
            zh="三样都可以写名字。名字就在搭建雷达网络的那个单元格里。",
        ),
    ],
    success=Text(
        en="Right. The cross-entropy is what training minimizes; the accuracy is only reported.",
        zh="答对了。训练最小化的是交叉熵；准确率只是报告给人看的。",
    ),
)


def _check_threshold(answer: Any) -> None:
    value = number_in(answer)
    if value is None:
        raise NotYet(
            Text(
                en="A threshold is one number, without quotation marks.",
                zh="阈值是一个数，不加引号。",
            )
        )
    require(
        0 < value < 1,
        en="A threshold is compared with probabilities, so it lies between 0 and 1. At its ends "
        "every booking, or none, would be called a cancellation.",
        zh="阈值要与概率相比，所以在 0 与 1 之间。"
        "取在两端，就会把每一笔都判为取消，或者一笔也不判。",
    )
    require(
        abs(value - 0.5) > 0.02,
        en="One half treats both mistakes as equally bad. Here one costs 4 and the other 1.",
        zh="二分之一把两种错误看得一样重。这里一种要损失 4，另一种只损失 1。",
    )
    require(
        value < 0.5,
        en="This makes the expensive mistake more frequent: fewer bookings are called a "
        "cancellation, so more are wrongly expected to come. Move the other way.",
        zh="这样一来，贵的那种错误反而更多：判为取消的少了，误以为会来的就多了。请往另一边移。",
    )
    require(
        abs(value - 0.25) > 0.005,
        en="Nearly. One to four is the ratio of the two losses, but a probability is compared "
        "with the whole, one plus four.",
        zh="差一点。一比四是两种损失的比，而概率是部分与整体之比，整体是一加四。",
    )
    require(
        abs(value - 0.2) < 1e-6,  # as far as numbers of 32 bits go
        en="The direction is right. At the threshold both answers must cost the same: set the two "
        "expected losses equal and solve for the probability.",
        zh="方向对了。正好在阈值上时，两种回答的代价一样：令两种期望损失相等，解出概率。",
    )


def _solve_threshold() -> object:
    # at the threshold both answers cost the same: 4 p = 1 (1 - p)
    return 1 / (4 + 1)


threshold = Exercise(
    "threshold",
    check=_check_threshold,
    solution=_solve_threshold,
    hints=[
        Text(
            en="Take a booking that is cancelled with probability $p$. What do you lose on average "
            "if you predict that it will come? And if you predict that it will be cancelled?",
            zh="取一笔以概率 $p$ 取消的预订。判为会来，平均损失多少？判为会取消，平均又损失多少？",
        ),
        Text(
            en="“Will come” loses $4 p$ on average, “will be cancelled” loses $1 - p$. The "
            "threshold is where the two are equal.",
            zh="判为“会来”平均损失 $4 p$，判为“会取消”平均损失 $1 - p$。两者相等的地方就是阈值。",
        ),
    ],
    success=Text(
        en="Right: $4 p = 1 - p$ gives $p = 1/5$. This holds as far as the probabilities are "
        "calibrated; the figure below tries it out.",
        zh="答对了：由 $4 p = 1 - p$ 得 $p = 1/5$。前提是概率经过校准；下面的图来检验一下。",
    ),
)
