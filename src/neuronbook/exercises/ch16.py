"""Exercises of chapter 16, transfer learning."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from neuronbook.checking import Exercise, array_of, number_in, require
from neuronbook.i18n import Text

__all__ = ["means", "repair", "separable"]

DEPTHWISE, MIXING = 5 * 5 * 40, 40 * 80
LEARNED = 2 * 40 + 2 * 80  # γ and β of both normalizations

LAYERS = {
    "early": False,
    "early_bn": False,
    "late": True,
    "late_bn": False,
    "head": True,
}

NEAREST = [1, 0, 1, 0, 2]
NEIGHBOURS = [0, 0, 1, 2, 1]
LARGEST_PRODUCT = [1, 2, 2, 2, 2]
FARTHEST = [2, 2, 0, 1, 0]


def _check_separable(answer: Any) -> None:
    number = number_in(answer)
    require(
        number is not None and number % 1 == 0,
        en="Give one whole number.",
        zh="请给出一个整数。",
    )
    require(
        number != DEPTHWISE + MIXING + 2 * LEARNED,
        en="The optimizer does not change the moving averages; they are not among the parameters "
        "that learn.",
        zh="移动平均不是由优化器改变的，不算在要学习的参数里。",
    )
    require(
        number != DEPTHWISE + MIXING,
        en="Batch normalization has parameters that learn too: γ and β for each channel.",
        zh="批量归一化也有要学习的参数：每个通道一个 γ、一个 β。",
    )
    require(
        number not in (5 * 5 * 40 * 80, 5 * 5 * 40 * 80 + 2 * 80, 5 * 5 * 40 * 80 + LEARNED),
        en="This is an ordinary convolution, which looks at neighbours and mixes the channels at "
        "once.",
        zh="这是普通的卷积，同时看相邻像素又混合通道。",
    )
    require(
        number != DEPTHWISE + MIXING + LEARNED + 40 + 80,
        en="The convolutions have no biases here.",
        zh="这里的卷积没有偏置。",
    )
    require(
        number == DEPTHWISE + MIXING + LEARNED,
        en="Not this number. Add four terms: 25 weights for each of 40 channels, 40 weights for "
        "each of 80 filters, and twice the channels of each normalization.",
        zh="不是这个数。四项相加：40 个通道各 25 个权重，80 个卷积核各 40 个权重，"
        "再加上两次归一化，各是通道数的两倍。",
    )


def _solve_separable() -> object:
    depthwise = 5 * 5 * 40
    mixing = 40 * 80
    normalizations = 2 * 40 + 2 * 80
    return depthwise + mixing + normalizations


separable = Exercise(
    "separable",
    check=_check_separable,
    solution=_solve_separable,
    answer="parameters",
    hints=[
        Text(
            en="The depthwise convolution has one filter of 5 × 5 for each channel.",
            zh="逐通道卷积在每个通道上有一个 5 × 5 的核。",
        ),
        Text(
            en="Of the four numbers that batch normalization has for a channel, the optimizer "
            "changes two.",
            zh="批量归一化在每个通道上有四个数，优化器只改变其中两个。",
        ),
    ],
    success=Text(
        en="Right: 1,000 + 3,200 + 80 + 160 = 4,440. An ordinary convolution would have 80,000 "
        "weights.",
        zh="答对了：1,000 + 3,200 + 80 + 160 = 4,440。普通的卷积要 80,000 个权重。",
    ),
)


def _check_repair(answer: Any) -> None:
    table = answer.to_dict() if hasattr(answer, "to_dict") else answer
    require(
        isinstance(table, Mapping) and {*table} == {*LAYERS},
        en="Give what `trainable_layers(model)` returns: for each of the five layers, whether it "
        "learns.",
        zh="请给出 `trainable_layers(model)` 的结果：五层各自学不学。",
    )
    learns = {name: bool(table[name]) for name in LAYERS}
    require(
        not all(learns.values()),
        en="Everything learns. Line 3 changes `base.trainable`, and with it every layer of the "
        "base.",
        zh="全都在学。第 3 行改变了 `base.trainable`，主干的每一层都跟着变了。",
    )
    require(
        learns["head"],
        en="The head must learn: its weights are random.",
        zh="分类头必须学：它的权重是随机的。",
    )
    require(
        not learns["early_bn"] and not learns["late_bn"],
        en="A layer of batch normalization still learns. Leave it out of the loop, or set it back "
        "to False.",
        zh="还有批量归一化层在学。让循环跳过它，或者再设回 False。",
    )
    require(
        learns["late"],
        en="The late convolution does not learn. Within the loop, `trainable` must become True for "
        "it.",
        zh="靠后的卷积没有学。循环里要把它的 `trainable` 设为 True。",
    )
    require(
        not learns["early"],
        en="The early convolution learns. Unfreeze only the layers from the late one on.",
        zh="靠前的卷积在学。只解冻从靠后的卷积开始的那些层。",
    )


def _solve_repair() -> object:
    import keras

    from neuronbook.transfer import freeze, trainable_layers

    base = keras.Sequential(
        [
            keras.Input((28, 28, 1)),
            keras.layers.Conv2D(8, 3, name="early"),
            keras.layers.BatchNormalization(name="early_bn"),
            keras.layers.Conv2D(16, 3, name="late"),
            keras.layers.BatchNormalization(name="late_bn"),
            keras.layers.Flatten(),
        ]
    )
    head = keras.layers.Dense(5, activation="softmax", name="head")
    model = keras.Sequential([keras.Input((28, 28, 1)), base, head])
    freeze(base)
    for layer in base.layers[2:]:
        layer.trainable = not isinstance(layer, keras.layers.BatchNormalization)
    return trainable_layers(model)


repair = Exercise(
    "repair",
    check=_check_repair,
    solution=_solve_repair,
    answer="trainable_layers(model)",
    hints=[
        Text(
            en="What does line 3 do to the layers that `freeze` had frozen?",
            zh="第 3 行对 `freeze` 冻结过的层做了什么？",
        ),
        Text(
            en="`isinstance(layer, keras.layers.BatchNormalization)` tells which layers to leave.",
            zh="用 `isinstance(layer, keras.layers.BatchNormalization)` 可以认出要跳过的层。",
        ),
    ],
    success=Text(
        en="Right. Without line 3 the early layers stay frozen, and batch normalization is left "
        "out. Compile the model before you go on.",
        zh="答对了。去掉第 3 行，靠前的层就仍然冻结；批量归一化也跳过了。继续训练之前，要先编译。",
    ),
)


def _check_means(answer: Any) -> None:
    array = array_of(answer)
    require(
        array is not None and np.shape(array) == (5,),
        en="Give five class numbers, one for each new picture.",
        zh="请给出五个类别编号，每张新图片一个。",
    )
    found = np.asarray(array, dtype="float64").tolist()
    require(
        found != NEIGHBOURS,
        en="These are the classes of the nearest single pictures, not of the nearest means.",
        zh="这是最近的单张图片的类别，不是最近的均值的类别。",
    )
    require(
        found != LARGEST_PRODUCT,
        en="The largest dot product is not the smallest distance: means with large numbers win it.",
        zh="点积最大不等于距离最小：数值大的均值占便宜。",
    )
    require(
        found != FARTHEST,
        en="These are the farthest means. You want `argmin`.",
        zh="这是最远的均值。要用 `argmin`。",
    )
    require(
        found == NEAREST,
        en="Not these classes. The means are (3, 1, 1), (0, 5, 2) and (2, 1, 8); square the "
        "differences and add them up.",
        zh="类别不对。三个均值是 (3, 1, 1)、(0, 5, 2)、(2, 1, 8)；把差平方，再加起来。",
    )


def _solve_means() -> object:
    import numpy as np

    z = np.array([[4, 0, 1], [2, 2, 1], [0, 4, 3], [0, 6, 1], [1, 1, 9], [3, 1, 7]])
    kinds = np.array([0, 0, 1, 1, 2, 2])
    z_new = np.array([[1, 3, 1], [1, 2, 3], [2, 5, 5], [3, 0, 4.2], [0, 2, 5.1]])
    middles = np.array([z[kinds == kind].mean(axis=0) for kind in range(3)])
    distances = ((z_new[:, np.newaxis] - middles) ** 2).sum(axis=2)  # (5, 3)
    return distances.argmin(axis=1)


means = Exercise(
    "means",
    check=_check_means,
    solution=_solve_means,
    answer="nearest",
    hints=[
        Text(
            en="`z[kinds == 0].mean(axis=0)` is the mean of class 0.",
            zh="`z[kinds == 0].mean(axis=0)` 是类别 0 的均值。",
        ),
        Text(
            en="`z_new[:, np.newaxis] - middles` has the shape (5, 3, 3): pictures, classes, "
            "features.",
            zh="`z_new[:, np.newaxis] - middles` 的形状是 (5, 3, 3)：图片、类别、特征。",
        ),
    ],
    success=Text(
        en="Right. With very few examples this head often keeps up with regression.",
        zh="答对了。样本极少时，这种分类头常常不输给回归。",
    ),
)
