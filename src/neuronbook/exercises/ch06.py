"""Exercises of chapter 06, binary classification, on the hotel bookings: 63 encoded inputs."""

from __future__ import annotations

import warnings
from numbers import Real
from typing import Any

import numpy as np

from neuronbook.checking import Exercise, require, require_model, shape_of
from neuronbook.exercises.hotel_network import check_network
from neuronbook.i18n import Text

__all__ = ["compiled", "network", "threshold"]


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
            en="`keras.layers.BatchNormalization()`, `keras.layers.Dense(256, activation=...)` and "
            "`keras.layers.Dropout(0.3)` make up one block. Only the very first layer is extra.",
            zh="`keras.layers.BatchNormalization()`、`keras.layers.Dense(256, activation=...)` 和 "
            "`keras.layers.Dropout(0.3)` 组成一段。只有最前面的一层是额外的。",
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


def _check_compiled(answer: Any) -> None:
    import keras

    require_model(answer)
    require(
        answer.compiled,
        en="The model is not compiled yet. Call `model.compile(...)`.",
        zh="模型还没有编译。请调用 `model.compile(...)`。",
    )
    name = type(answer.optimizer).__name__
    require(
        name == "Adam",
        en="The optimizer should be Adam.",
        zh="优化器应当是 Adam。",
        received=name,
    )
    require(
        not isinstance(answer.loss, list | tuple | dict) and answer.loss is not None,
        en="The model has one output, so it needs one loss.",
        zh="模型只有一个输出，所以要有一个损失函数。",
        received=answer.loss,
    )
    # Ask the model itself: what it reports on a few made-up bookings tells loss and metrics.
    generator = np.random.default_rng(0)
    x = generator.normal(size=(64, answer.input_shape[-1])).astype("float32")
    y = (generator.random(64) < 0.4).astype("float32")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        report = answer.evaluate(x, y, batch_size=64, return_dict=True, verbose=0)
    p = keras.ops.convert_to_numpy(answer(x, training=False))[:, 0].astype(float)
    loss = keras.losses.get(answer.loss)
    name = getattr(loss, "__name__", type(loss).__name__)
    _check_loss(report.pop("loss"), y, p, name)
    _check_metrics(report, np.mean((p > 0.5) == y))


def _check_loss(value: float, y: Any, p: Any, name: str) -> None:
    require(
        "categorical" not in name.lower(),
        en="Categorical cross-entropy is for one output unit per class. With a single probability "
        "it is the binary cross-entropy.",
        zh="分类交叉熵（categorical）用于每个类别一个输出单元的情形。只有一个概率时，要用二元交叉熵。",
        received=name,
    )
    cross_entropy = -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))
    require(
        abs(value - cross_entropy) < 1e-4,
        en="The loss should be the binary cross-entropy.",
        zh="损失函数应当是二元交叉熵。",
        received=name,
    )


def _check_metrics(report: dict[str, float], accuracy: float) -> None:
    require(
        bool(report),
        en="No metric is reported, only the loss. Give `metrics=[...]`, a list.",
        zh="现在只报告损失，没有指标。请给出 `metrics=[...]`，写成列表。",
        received=list(report),
    )
    require(
        any(abs(value - accuracy) < 1e-4 for value in report.values()),
        en="None of the metrics is the share of right answers at a threshold of one half.",
        zh="这些指标里，没有一个是阈值为二分之一时答对的比例。",
        received=list(report),
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
    check=_check_compiled,
    solution=_solve_compiled,
    answer="model",
    hints=[
        Text(
            en="`model.compile` takes the optimizer, the loss, and a list of metrics.",
            zh="`model.compile` 接收优化器、损失函数，以及一列指标。",
        ),
        Text(
            en="All three can be given by name. The names are in the cells that build and train "
            "the radar network.",
            zh="三样都可以写名字。名字就在搭建和训练雷达网络的那两个单元格里。",
        ),
    ],
    success=Text(
        en="Right. The cross-entropy is what training minimizes; the accuracy is only reported.",
        zh="答对了。训练最小化的是交叉熵；准确率只是报告给人看的。",
    ),
)


def _check_threshold(answer: Any) -> None:
    is_number = shape_of(answer) in [(), (1,)] or isinstance(answer, Real)
    require(
        is_number and not isinstance(answer, bool),
        en="A threshold is one number.",
        zh="阈值是一个数。",
    )
    value = float(np.asarray(answer, dtype=float).reshape(()))
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
        abs(value - 0.2) < 0.03,
        en="The direction is right. At the threshold it must not matter what you say: set the two "
        "expected losses equal and solve for the probability.",
        zh="方向对了。正好在阈值上时，怎么说都一样：令两种期望损失相等，解出概率。",
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
            "if you say that it will come? And if you say that it will be cancelled?",
            zh="取一笔以概率 $p$ 取消的预订。说它会来，平均损失多少？说它会取消，平均又损失多少？",
        ),
        Text(
            en="“Will come” loses $4 p$ on average, “will be cancelled” loses $1 - p$. The "
            "threshold is where the two are equal.",
            zh="说“会来”平均损失 $4 p$，说“会取消”平均损失 $1 - p$。两者相等的地方就是阈值。",
        ),
    ],
    success=Text(
        en="Right: $4 p = 1 - p$ gives $p = 1/5$. This holds as far as the probabilities are "
        "honest; the figure below tries it out.",
        zh="答对了：由 $4 p = 1 - p$ 得 $p = 1/5$。前提是概率靠得住；下面的图来检验一下。",
    ),
)
