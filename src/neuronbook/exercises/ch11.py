"""Exercises of chapter 11, vanishing and exploding gradients."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from neuronbook.checking import Exercise, leaves_of, number_in, require, require_model, shape_of
from neuronbook.i18n import Text

__all__ = ["initializer", "repair", "variance"]

NUM_INPUTS = 8
NUM_LAYERS = 30
UNITS = 32
LEAST, MOST = 1e-3, 1e3  # norms of a gradient that training can use
RATIO = 100.0

Floats = NDArray[np.floating[Any]]


def _near(value: float | None, expected: float) -> bool:
    return value is not None and abs(value - expected) < 1e-6 * expected


def _check_variance(answer: Any) -> None:
    values = [number_in(each) for each in answer] if isinstance(answer, list | tuple) else []
    require(
        len(values) == 2 and None not in values,
        en="Give two numbers: the variance in the first layer and in the fifth.",
        zh="请给出两个数：第一层的方差和第五层的方差。",
    )
    first, fifth = values
    require(
        not _near(first, 8),
        en="8 is 200 · 0.04 · 1. But the inputs went through ReLU: what is the mean of their "
        "square, if that of the sums before was 1?",
        zh="8 等于 200 · 0.04 · 1。可是输入先经过了 ReLU："
        "原来的和，平方的平均是 1；过了 ReLU 还剩多少？",
    )
    require(
        not _near(first, 2),
        en="2 is the standard deviation of the sums. The question asks for their variance.",
        zh="2 是和的标准差，题目问的是方差。",
    )
    require(
        _near(first, 4),
        en="The first number is not right. It is the number of inputs, times the variance of a "
        "weight, times the mean square of an input.",
        zh="第一个数不对。它等于输入的个数，乘以权重的方差，再乘以输入平方的平均。",
    )
    require(
        not _near(fifth, 20),
        en="The layers do not add to the variance, they multiply it.",
        zh="每一层不是给方差加上一个数，而是乘上一个数。",
    )
    require(
        not _near(fifth, 256),
        en="256 is the variance in the fourth layer, 4⁴. One layer is missing.",
        zh="256 是第四层的方差，也就是 4⁴。还差一层。",
    )
    require(
        _near(fifth, 4**5),
        en="The first number is right. Each further layer multiplies the variance by the same "
        "factor; there are four further layers.",
        zh="第一个数对了。往后每一层都乘以同一个因子，还要经过四层。",
    )


def _solve_variance() -> object:
    return (4, 4**5)


variance = Exercise(
    "variance",
    check=_check_variance,
    solution=_solve_variance,
    answer="first, fifth",
    hints=[
        Text(
            en="The variance of a sum is n σ² E[h²], and ReLU leaves half: E[h²] = ½.",
            zh="和的方差是 n σ² E[h²]；ReLU 留下一半，所以 E[h²] = ½。",
        ),
        Text(
            en="200 · 0.04 · ½ is the factor of every layer, the first one included.",
            zh="200 · 0.04 · ½ 就是每一层的因子，第一层也一样。",
        ),
    ],
    success=Text(
        en="Right. 4, and 4⁵ = 1,024. In thirty layers it would be 4³⁰, about 10¹⁸.",
        zh="答对了。先是 4，后来是 4⁵ = 1,024。要是有三十层，就是 4³⁰，大约 10¹⁸。",
    ),
)


def _draw(answer: Any, n_in: int, n_out: int) -> Floats:
    """Return what a reader's initializer draws, or say why it cannot be a kernel."""
    kernel = answer(n_in, n_out, np.random.default_rng(0))
    require(
        shape_of(kernel) == (n_in, n_out),
        en="The kernel has a row for each input and a column for each unit: its shape is "
        "`(n_in, n_out)`.",
        zh="核的每一行对应一个输入，每一列对应一个单元，所以形状是 `(n_in, n_out)`。",
        received=shape_of(kernel),
    )
    return np.asarray(kernel, dtype=float)


def _check_initializer(answer: Any) -> None:
    require(
        callable(answer) and not isinstance(answer, type),
        en="`draw` is a function. Write `def draw(n_in, n_out, rng): ...`, and give its name "
        "without brackets.",
        zh="`draw` 是一个函数。请写 `def draw(n_in, n_out, rng): ...`，交名字，不要加括号。",
    )
    kernel = _draw(answer, 400, 100)
    expected, measured = 2 / 400, float(kernel.var())
    require(
        abs(kernel.mean()) < 0.2 * expected**0.5,
        en="The mean of the weights is not 0. Draw between -a and a.",
        zh="权重的均值不是 0。请在 -a 和 a 之间抽取。",
        received=round(float(kernel.mean()), 4),
    )
    reasons = {
        2 / 100: Text(
            en="This is the variance 2 / n_out, which keeps the gradient on its way back. He's "
            "rule counts the inputs of a unit.",
            zh="这个方差是 2 / n_out，是让梯度往回走时不变的。He 的规则数的是一个单元的输入。",
        ),
        2 / 500: Text(
            en="This is the variance of Glorot's rule. For ReLU, He's rule needs 2 / n_in.",
            zh="这是 Glorot 规则的方差。对 ReLU，He 的规则要的是 2 / n_in。",
        ),
        2 / 1200: Text(
            en="The variance is a third of what it should be: a uniform distribution between -a "
            "and a has the variance a² / 3, not a².",
            zh="方差只有应有的三分之一：-a 到 a 之间的均匀分布，方差是 a² / 3，不是 a²。",
        ),
        1 / 400: Text(
            en="The variance is half of what it should be. ReLU sets half of every sum to zero; "
            "the 2 makes up for it.",
            zh="方差只有应有的一半。ReLU 把一半变成了零，2 就是用来补上这一半的。",
        ),
    }
    for variance_of_fault, reason in reasons.items():
        require(
            abs(measured / variance_of_fault - 1) > 0.05,
            en=reason.en,
            zh=reason.zh,
            received=round(measured, 5),
        )
    require(
        abs(measured / expected - 1) < 0.05,
        en="The variance of the weights is not 2 / n_in. For n_in = 400 it should be 0.005.",
        zh="权重的方差不是 2 / n_in。n_in = 400 时，应该是 0.005。",
        received=round(measured, 5),
    )
    largest = float(np.abs(kernel).max())
    require(
        largest <= (3 * expected) ** 0.5 * (1 + 1e-6),
        en="The variance is right, but some weights lie beyond a. Draw them uniformly, with "
        "`rng.uniform(-a, a, size=...)`.",
        zh="方差对了，可是有的权重超出了 a。请用 `rng.uniform(-a, a, size=...)` 均匀地抽取。",
        received=round(largest, 4),
    )
    other = float(_draw(answer, 50, 800).var())
    require(
        abs(other / (2 / 50) - 1) < 0.05,
        en="The variance is right for 400 inputs, but not for 50. It should follow `n_in`.",
        zh="400 个输入时方差是对的，50 个时就不对了。它应该随 `n_in` 改变。",
        received=round(other, 5),
    )


def _solve_initializer() -> object:
    return lambda n_in, n_out, rng: (6 / n_in) ** 0.5 * rng.uniform(-1, 1, size=(n_in, n_out))


initializer = Exercise(
    "initializer",
    check=_check_initializer,
    solution=_solve_initializer,
    answer="draw",
    hints=[
        Text(
            en="A uniform distribution between -a and a has the variance a² / 3.",
            zh="-a 到 a 之间的均匀分布，方差是 a² / 3。",
        ),
        Text(en="Solve a² / 3 = 2 / n_in for a.", zh="从 a² / 3 = 2 / n_in 解出 a。"),
        Text(
            en="`rng.uniform(-a, a, size=(n_in, n_out))` draws the kernel.",
            zh="`rng.uniform(-a, a, size=(n_in, n_out))` 就抽出了核。",
        ),
    ],
    success=Text(
        en="Right. It is what Keras calls `he_uniform`.",
        zh="答对了。Keras 里它叫 `he_uniform`。",
    ),
)


def _gradient_norms(model: Any, kernels: list[Any]) -> list[float]:
    """Return the norm of the gradient of each kernel; leave the model as it was."""
    import tensorflow as tf

    rng = np.random.default_rng(0)
    x = rng.normal(size=(64, NUM_INPUTS)).astype("float32")
    y = rng.normal(size=(64, 1)).astype("float32")
    before = [variable.numpy() for variable in model.variables]
    try:
        with tf.GradientTape() as tape:
            y_pred = tf.cast(model(x, training=True), "float32")
            loss = tf.reduce_mean(tf.abs(y_pred - y))
        gradients = tape.gradient(loss, kernels)
    finally:
        for variable, value in zip(model.variables, before, strict=True):
            variable.assign(value)
    return [
        float("nan") if each is None else float(np.linalg.norm(np.asarray(each, dtype=float)))
        for each in gradients
    ]


def _check_repair(answer: Any) -> None:
    import keras

    require_model(answer)
    require(
        tuple(answer.input_shape) == (None, NUM_INPUTS) and tuple(answer.output_shape) == (None, 1),
        en="The network keeps its 8 inputs and its single output.",
        zh="网络仍然是 8 个输入、一个输出。",
    )
    dense = [each for each in leaves_of(answer) if isinstance(each, keras.layers.Dense)]
    hidden = [each for each in dense if each.units == UNITS]
    require(
        len(hidden) >= NUM_LAYERS,
        en="A network with fewer layers would learn, but here it should keep its depth: thirty "
        "hidden `Dense` layers of 32 units.",
        zh="层少了当然学得动，但这里要保持深度：三十个隐藏的 `Dense` 层，每层 32 个单元。",
        received=len(hidden),
    )
    norms = _gradient_norms(answer, [hidden[0].kernel, hidden[-1].kernel])
    first, last = norms
    shown = [f"{norm:.1e}" for norm in norms]
    require(
        np.isfinite(first) and np.isfinite(last),
        en="A gradient of the first or of the last hidden kernel is missing or not finite.",
        zh="第一个或最后一个隐藏层的核，梯度不存在，或者不是有限的数。",
        received=shown,
    )
    require(
        first > last / RATIO,
        en="The first layer still starves: its gradient is less than a hundredth of that of the "
        "last hidden layer. Which activation function has a derivative of at most ¼?",
        zh="第一层还是得不到梯度：不到最后一个隐藏层的百分之一。哪个激活函数的导数最多只有 ¼？",
        received=shown,
    )
    require(
        first < last * RATIO,
        en="Now the gradient explodes on its way to the first layer: it is more than a hundred "
        "times that of the last hidden layer.",
        zh="现在梯度在往第一层走的路上爆炸了：是最后一个隐藏层的一百倍以上。",
        received=shown,
    )
    require(
        min(norms) >= LEAST,
        en="First and last are about the same, but both are tiny: signal and gradient fade "
        "together. With ReLU, Glorot's variance is half of what is needed.",
        zh="首尾差不多，可是都太小：信号和梯度一起减弱了。"
        "用 ReLU 时，Glorot 的方差只有所需的一半。",
        received=shown,
    )
    require(
        max(norms) <= MOST,
        en="First and last are about the same, but both are huge: signal and gradient explode "
        "together. The variance of the weights is too large.",
        zh="首尾差不多，可是都太大：信号和梯度一起爆炸了。权重的方差太大。",
        received=shown,
    )


def _solve_repair() -> object:
    import keras

    hidden = [keras.layers.Dense(32, "relu", kernel_initializer="he_normal") for _ in range(30)]
    return keras.Sequential([keras.Input((8,)), *hidden, keras.layers.Dense(1)])


repair = Exercise(
    "repair",
    check=_check_repair,
    solution=_solve_repair,
    answer="repaired",
    hints=[
        Text(
            en="`build_stack` takes the activation function and the initializer as arguments.",
            zh="`build_stack` 的参数里就有激活函数和初始化方法。",
        ),
        Text(
            en="Look for a stack in the figures whose line is level and near 1.",
            zh="在图里找一找：哪个网络的线是平的，而且在 1 附近？",
        ),
        Text(
            en="ReLU with `he_normal` is one; tanh with Glorot's weights, sigmoid with batch "
            "normalization, or residual connections are others.",
            zh="一种是 ReLU 加 `he_normal`；tanh 加 Glorot 的权重、sigmoid 加批量归一化、"
            "残差连接也都可以。",
        ),
    ],
    success=Text(
        en="Right. Signal and gradient reach the other end of the stack. `train_seeds` shows "
        "whether it learns.",
        zh="答对了。信号和梯度都能走到另一头。学得怎样，用 `train_seeds` 试一试。",
    ),
)
