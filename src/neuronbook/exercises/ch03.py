"""Exercises of chapter 03, stochastic gradient descent, on fuel economy and on a line."""

from __future__ import annotations

import unicodedata
from typing import Any

from neuronbook.checking import (
    Exercise,
    NotYet,
    array_of,
    require,
    require_adam,
    require_mae,
    require_network,
)
from neuronbook.exercises.fuel_training import FUEL_NETWORK, NUM_INPUTS, check_training
from neuronbook.i18n import Text

__all__ = ["compiled", "first_step", "fitted", "settings"]

FIRST_STEP = (-0.001, 0.001)


def _check_first_step(answer: Any) -> None:
    changes = array_of(answer)
    if changes is None or changes.shape != (2,):
        raise NotYet(
            Text(
                en="Give two numbers, the change of the first weight and that of the second.",
                zh="请给出两个数：第一个权重的改变和第二个权重的改变。",
            )
        )
    first, second = changes.astype(float)
    require(
        not _close((first, second), (0.001, -0.001)),
        en="The sizes are right, the signs are not: a step goes against the gradient.",
        zh="大小对了，符号反了：每一步都逆着梯度走。",
    )
    require(
        not _close((first, second), (-0.001, -0.001)) and not _close((first, second), (0.001,) * 2),
        en="The two gradients have different signs, so the two changes have, too.",
        zh="两个梯度的符号不同，所以两个改变的符号也不同。",
    )
    require(
        not _close((first, second), (-0.2, 3e-5)),
        en="That is the step of plain SGD, η times the gradient. Adam divides by a root.",
        zh="这是普通 SGD 的一步：η 乘以梯度。Adam 还要除以一个平方根。",
    )
    require(
        not _close((first, second), (-0.0031623, 0.0031623)),
        en="You left out the corrections: in the first step m is 0.1 g, s is 0.001 g², and both "
        "are divided by what they lack.",
        zh="漏了修正：第一步里 m 是 0.1 g，s 是 0.001 g²，两者都要除以各自的修正因子。",
    )
    require(
        _close((first, second), FIRST_STEP),
        en="Put t = 1 and m₀ = s₀ = 0 into the equation. What is left of g, once it is divided by "
        "the root of g²?",
        zh="把 t = 1、m₀ = s₀ = 0 代入公式。g 除以 g² 的平方根，还剩下什么？",
        received=(float(first), float(second)),
    )


def _close(pair: tuple[float, float], other: tuple[float, ...]) -> bool:
    return all(abs(a - b) <= 0.01 * abs(b) for a, b in zip(pair, other, strict=True))


def _solve_first_step() -> object:
    return (-0.001, 0.001)


first_step = Exercise(
    "first_step",
    check=_check_first_step,
    solution=_solve_first_step,
    answer="changes",
    hints=[
        Text(
            en="With t = 1, m₁ = (1 - β₁) g and s₁ = (1 - β₂) g². Now divide by 1 - β₁ and 1 - β₂.",
            zh="t = 1 时，m₁ = (1 - β₁) g，s₁ = (1 - β₂) g²。再分别除以 1 - β₁ 和 1 - β₂。",
        ),
        Text(
            en="The corrected m is g, the corrected s is g², and g divided by the root of g² is 1 "
            "or -1.",
            zh="修正后的 m 就是 g，修正后的 s 就是 g²；g 除以 g² 的平方根，是 1 或 -1。",
        ),
    ],
    success=Text(
        en="Right. The first step is η long for every weight, whatever the size of its gradient.",
        zh="答对了。不管梯度有多大，第一步里每个权重都移动 η。",
    ),
)


def _check_compiled(answer: Any) -> None:
    require_network(answer, NUM_INPUTS, FUEL_NETWORK)
    require_adam(answer)
    require_mae(answer)


def _solve_compiled() -> object:
    import keras

    fuel_model = keras.Sequential(
        [
            keras.Input(shape=(50,)),
            keras.layers.Dense(128, activation="relu"),
            keras.layers.Dense(128, activation="relu"),
            keras.layers.Dense(64, activation="relu"),
            keras.layers.Dense(1),
        ]
    )
    fuel_model.compile(optimizer="adam", loss="mae")
    return fuel_model


compiled = Exercise(
    "compiled",
    check=_check_compiled,
    solution=_solve_compiled,
    answer="fuel_model",
    hints=[
        Text(
            en="`build_deep` makes the network: it takes the number of inputs and "
            "`hidden_units=(...)`. Or write the layers yourself, as in chapter 2.",
            zh="`build_deep` 可以搭出这个网络：给它输入的个数，再给 `hidden_units=(...)`。"
            "也可以像第 2 章那样自己写出各层。",
        ),
        Text(
            en="`compile` takes an `optimizer` and a `loss`. Both may be given by name, or as an "
            "object.",
            zh="`compile` 需要 `optimizer` 和 `loss`，两者都可以写名字，也可以给对象。",
        ),
        Text(
            en='The names are `"adam"` and `"mae"`.',
            zh='它们的名字是 `"adam"` 和 `"mae"`。',
        ),
    ],
    success=Text(
        en="Right. 31,361 parameters, ready to learn.",
        zh="答对了。31,361 个参数，可以开始学了。",
    ),
)


def _solve_fitted() -> object:
    import numpy as np

    from neuronbook.datasets import load_fuel_economy
    from neuronbook.datasets.splits import encode, split_by_group
    from neuronbook.models import build_deep

    cars = load_fuel_economy()
    columns = list(cars.columns.drop("FE"))
    some, others = split_by_group(cars, columns, shares=(0.7, 0.3), seed=0)
    x_cars, x_new_cars = encode(some[columns], others[columns])
    y_cars, y_new_cars = np.log(some["FE"]), np.log(others["FE"])
    fuel_model = build_deep(50, hidden_units=(128, 128, 64))
    fuel_model.compile(optimizer="adam", loss="mae")
    return fuel_model.fit(
        x_cars,
        y_cars,
        validation_data=(x_new_cars, y_new_cars),
        batch_size=128,
        epochs=200,
        verbose=0,
    )


fitted = Exercise(
    "fitted",
    check=check_training,
    solution=_solve_fitted,
    answer="history",
    hints=[
        Text(
            en="`fuel_model.fit` takes the inputs and the target: `x_cars` and `y_cars`.",
            zh="`fuel_model.fit` 需要输入和目标，也就是 `x_cars` 和 `y_cars`。",
        ),
        Text(
            en="The size of a batch is `batch_size`, and the number of passes is `epochs`. The new "
            "cars go into `validation_data`, inputs and target in brackets.",
            zh="一批的大小写作 `batch_size`，看几遍写作 `epochs`。留出的车写进 `validation_data`，"
            "输入和目标放在一对括号里。",
        ),
        Text(
            en="`history = fuel_model.fit(x_cars, y_cars, validation_data=(x_new_cars, "
            "y_new_cars), batch_size=..., epochs=..., verbose=0)`",
            zh="写成：`history = fuel_model.fit(x_cars, y_cars, validation_data=(x_new_cars, "
            "y_new_cars), batch_size=..., epochs=..., verbose=0)`",
        ),
    ],
    success=Text(
        en="Right. `plots.plot_curves(history.history)` draws both curves.",
        zh="答对了。`plots.plot_curves(history.history)` 可以画出两条曲线。",
    ),
)

SETTINGS = {
    (0.05, 32, 256): "A",
    (0.05, 2, 256): "B",
    (0.05, 128, 256): "C",
    (0.02, 32, 256): "D",
    (0.2, 32, 256): "E",
    (1.0, 32, 256): "F",
    (0.9, 4096, 8192): "G",
    (0.99, 4096, 8192): "H",
}


def _check_settings(answer: Any) -> None:
    if getattr(answer, "shape", None) == (4,):  # letters in an array, or a column of a table
        answer = list(answer)
    require(
        isinstance(answer, str | list | tuple) and len(answer) == 4,
        en="There are four questions. Give four letters in their order, in brackets or without.",
        zh="一共四个问题，请按次序给出四个字母，可以写成列表。",
    )
    letters = [_letter(part) for part in answer]
    require(
        None not in letters,
        en="Every answer is one of the letters A to H.",
        zh="每个回答都是 A 到 H 中的一个字母。",
    )
    slowest, unsteadiest, hopeless, jumper = letters
    require(
        slowest == "D",
        en="The first answer, one of A to E: with small learning rates, the setting that is left "
        "farthest behind is the one with the shortest steps.",
        zh="第一问（A 到 E）：学习率都不大时，落在最后的，是步子最短的那一个。",
        received=slowest,
    )
    require(
        unsteadiest == "B",
        en="The second answer, one of A, B and C: the mean of a few points varies more than the "
        "mean of many.",
        zh="第二问（A、B、C）：几个点的平均，比许多点的平均晃得更厉害。",
        received=unsteadiest,
    )
    require(
        hopeless == "F",
        en="The third answer: a step multiplies the distance of the bias by 1 - 2η. Where is this "
        "not below 1 in size?",
        zh="第三问：每走一步，偏置到谷底的距离乘以 1 - 2η。什么时候它的绝对值不小于 1？",
        received=hopeless,
    )
    require(
        jumper == "G",
        en="The fourth answer: a jumper that arrives has a 1 - 2η that is negative, and whose 50th "
        "power is nearly zero.",
        zh="第四问：来回跳又能到达的，1 - 2η 是负数，而且它的 50 次方几乎为零。",
        received=jumper,
    )


def _letter(part: Any) -> str | None:
    """Return the letter of a setting: from the letter itself, or from the three numbers."""
    if isinstance(part, list | tuple):
        return SETTINGS.get(tuple(part))
    letter = (
        unicodedata.normalize("NFKC", part[:9]).strip().upper() if isinstance(part, str) else ""
    )
    return letter if letter in set(SETTINGS.values()) else None


def _solve_settings() -> object:
    return ("D", "B", "F", "G")


settings = Exercise(
    "settings",
    check=_check_settings,
    solution=_solve_settings,
    answer="slowest, unsteadiest, hopeless, jumper",
    hints=[
        Text(
            en="The learning rate sets the length of a step, the batch size how much it trembles.",
            zh="学习率决定步子有多长，批量大小决定步子抖得多厉害。",
        ),
        Text(
            en="The slope of the bias is about 2 (b - 2), so a step multiplies b - 2 by about "
            "1 - 2η. Above a rate of 0.5 that is negative: each step goes over the bottom.",
            zh="偏置的斜率约为 2(b - 2)，所以每走一步，b - 2 大约乘以 1 - 2η。"
            "学习率大于 0.5 时，这个乘数是负的：每一步都跨过谷底。",
        ),
        Text(
            en="Work out 1 - 2η for F, G and H, and then its 50th power.",
            zh="为 F、G、H 算出 1 - 2η，再算它的 50 次方。",
        ),
    ],
    success=Text(
        en="Right. Now look at the fans below.",
        zh="答对了。现在看看下面的扇形吧。",
    ),
)
