"""Exercises of chapter 01, a single neuron, on the red wine table: 11 inputs and a quality."""

from __future__ import annotations

from typing import Any

import numpy as np

from neuronbook.checking import (
    Exercise,
    array_of,
    require,
    require_network,
    require_shape,
    shape_of,
)
from neuronbook.i18n import Text

__all__ = ["input_shape", "linear_model", "scores_kernel", "weights"]

NUM_ROWS = 1599
NUM_INPUTS = 11


def _check_input_shape(answer: Any) -> None:
    entries = require_shape(answer)
    require(
        NUM_ROWS not in entries,
        en="The number of rows does not belong to the shape: a unit looks at one wine at "
        "a time. Count only the inputs of that wine.",
        zh="行数不属于输入形状：神经元每次只看一款酒。只数一款酒有几个输入。",
    )
    require(
        entries != [NUM_INPUTS + 1],
        en="The table has 12 columns, but one of them, `quality`, is the target. The "
        "model must not be given what it is to predict.",
        zh="表格共有 12 列，但其中的 `quality` 是目标。要预测的东西不能交给模型当输入。",
    )
    require(
        len(entries) == 1,
        en="One wine is a plain row of numbers: it has one axis, so its shape has one entry.",
        zh="一款酒就是一行数字，只有一个轴，所以形状只有一项。",
    )
    require(
        entries == [NUM_INPUTS],
        en="The list is right, the number is not. Count the columns of the table and "
        "leave out the target.",
        zh="写成列表是对的，但数字不对。数一数表格有几列，再去掉目标那一列。",
    )


def _solve_input_shape() -> object:
    return [11]


input_shape = Exercise(
    "input_shape",
    check=_check_input_shape,
    solution=_solve_input_shape,
    hints=[
        Text(
            en="Which columns does the model see, and which one is it to predict?",
            zh="哪些列是给模型看的？哪一列是要它预测的？",
        ),
        Text(
            en="`red_wine.shape` counts the rows and all the columns. The target `quality` is one "
            "of the columns.",
            zh="`red_wine.shape` 给出行数和总列数，目标 `quality` 也算在列数里。",
        ),
        Text(
            en="Write a list with a single number: the number of columns less one.",
            zh="写一个只含一个数的列表：总列数减 1。",
        ),
    ],
    success=Text(
        en="Right. One wine has one axis with 11 entries; `quality` is the target and stays out.",
        zh="答对了。一款酒只有一个轴，轴上有 11 项；`quality` 是目标，不算在内。",
    ),
)


def _check_linear_model(answer: Any) -> None:
    require_network(answer, NUM_INPUTS, ["Dense(1)"], explain=_explain_linear_model)


def _explain_linear_model(model: Any, parts: list[str]) -> None:
    _check_one_unit([tuple(weight.shape) for weight in model.weights])
    require(
        len(parts) == 1 or parts[-1][:1].isupper(),  # functions have small letters
        en="The output is not just the weighted sum plus the bias: an activation function changes "
        "it. Leave it out.",
        zh="输出不只是加权和再加偏置：激活函数改变了它。请去掉激活函数。",
        received=parts,
    )


def _check_one_unit(shapes: list[tuple[int, ...]]) -> None:
    require(
        len(shapes) <= 2,
        en="There is more than one layer with weights. A linear unit is a single "
        "`Dense` layer between the inputs and the output.",
        zh="带权重的层不止一层。线性单元只有一个 `Dense` 层，直接从输入得到输出。",
        received=shapes,
    )
    require(
        len(shapes) != 1,
        en="The bias is missing: without it the output is 0 whenever all inputs are 0. "
        "Leave `use_bias` as it is.",
        zh="缺少偏置：没有它，只要输入全是 0，输出就只能是 0。请保留 `use_bias` 的默认值。",
        received=shapes,
    )
    require(
        len(shapes) == 2 and len(shapes[0]) == 2,
        en="The model has no `Dense` layer.",
        zh="模型里没有 `Dense` 层。",
        received=shapes,
    )
    require(
        shapes[0][1] == 1,
        en="The quality is one number, so the layer needs one unit: `units=1`.",
        zh="品质评分只是一个数，所以这一层只需要一个单元：`units=1`。",
        received=shapes[0][1],
    )


def _solve_linear_model() -> object:
    import keras

    return keras.Sequential(
        [
            keras.Input(shape=(11,)),
            keras.layers.Dense(units=1),
        ]
    )


linear_model = Exercise(
    "linear_model",
    check=_check_linear_model,
    solution=_solve_linear_model,
    answer="model",
    hints=[
        Text(
            en="A `keras.Sequential` takes a list: first what comes in, then the layers.",
            zh="`keras.Sequential` 接收一个列表：先写输入，再依次写各层。",
        ),
        Text(
            en="What comes in is `keras.Input` with the shape from the previous exercise. The unit "
            "is a `keras.layers.Dense`.",
            zh="输入用 `keras.Input`，形状就是上一道练习的答案；单元用 `keras.layers.Dense`。",
        ),
        Text(
            en="How many numbers does the model predict for one wine? That is `units`.",
            zh="对每款酒，模型要预测几个数？`units` 就是几。",
        ),
    ],
    success=Text(
        en="Right. Eleven inputs, one weight for each, and one bias: 12 parameters.",
        zh="答对了。11 个输入，每个输入一个权重，再加一个偏置：一共 12 个参数。",
    ),
)


def _check_weights(answer: Any) -> None:
    require(
        not (hasattr(answer, "layers") and hasattr(answer, "weights")),
        en="This is the model itself. Ask it for its weights.",
        zh="这是模型本身。请从模型里取出权重。",
    )
    require(
        isinstance(answer, list | tuple) or shape_of(answer) is None,
        en="This is a single tensor. The unit has two: the weights and the bias.",
        zh="这只是一个张量。一个单元有两个张量：权重和偏置。",
    )
    require(
        isinstance(answer, list | tuple),
        en="Give the pair `(w, b)`: first the weights, then the bias.",
        zh="请给出一对 `(w, b)`：先权重，后偏置。",
    )
    require(
        len(answer) == 2,
        en="A pair has two parts, the weights and the bias.",
        zh="应该是两样东西：权重和偏置。",
    )
    require(
        not all(isinstance(part, int | tuple) for part in answer),
        en="These are numbers or shapes. Give the tensors themselves.",
        zh="这是个数或者形状。请给出张量本身。",
    )
    _check_shapes([shape_of(part) for part in answer])
    require(
        all(bool(np.isfinite(np.asarray(array_of(part), "float64")).all()) for part in answer),
        en="The shapes are right, but some entries are no longer finite numbers: training has "
        "diverged. Build the model again.",
        zh="形状是对的，但里面已经不是数了：训练发散过。请重新搭建模型。",
    )


def _check_shapes(shapes: list[tuple[int, ...] | None]) -> None:
    require(
        None not in shapes,
        en="Both parts must be tensors or arrays of numbers.",
        zh="两个部分都必须是由数字组成的张量或数组。",
    )
    require(
        shapes != [(1,), (NUM_INPUTS, 1)],
        en="These are the right tensors in the wrong order. The weights come first.",
        zh="张量是对的，但顺序反了。权重在前。",
    )
    kernel = shapes[0]
    require(
        kernel != (1, NUM_INPUTS),
        en="The kernel is transposed: Keras keeps a row for each input and a column for each unit.",
        zh="核转置了：Keras 里每个输入占一行，每个单元占一列。",
    )
    require(
        not (kernel is not None and len(kernel) == 2 and kernel[1] != 1),
        en="The model has more than one unit. One number is to be predicted, so it needs one.",
        zh="这个模型的单元不止一个。要预测的只有一个数，一个单元就够了。",
    )
    require(
        not (kernel is not None and len(kernel) == 2 and kernel[0] != NUM_INPUTS),
        en="There must be 11 rows of weights, one for each input.",
        zh="权重应该有 11 行，每个输入一行。",
    )
    require(
        shapes == [(NUM_INPUTS, 1), (1,)],
        en="The shapes must be those that the layer keeps: `(11, 1)` for the weights and "
        "`(1,)` for the bias. Take the tensors as they are.",
        zh="形状应当和层里保存的一致：权重是 `(11, 1)`，偏置是 `(1,)`。请直接使用原来的张量。",
    )


def _solve_weights() -> object:
    import keras

    model = keras.Sequential(
        [
            keras.Input(shape=(11,)),
            keras.layers.Dense(units=1),
        ]
    )
    return model.weights


weights = Exercise(
    "weights",
    check=_check_weights,
    solution=_solve_weights,
    answer="w, b",
    hints=[
        Text(
            en="A model keeps everything it can learn in one attribute.",
            zh="模型把所有可以学习的东西都放在一个属性里。",
        ),
        Text(
            en="`model.weights` is a list of two variables. Their shapes show which is which.",
            zh="`model.weights` 是一个含有两个变量的列表，看形状就知道哪个是哪个。",
        ),
        Text(
            en="Unpack the list: `w, b = model.weights`. There are eleven weights, in a kernel of "
            "shape `(11, 1)`, and one bias, of shape `(1,)`.",
            zh="把列表拆开：`w, b = model.weights`。核里有十一个权重，形状是 `(11, 1)`；"
            "偏置有一个，形状是 `(1,)`。",
        ),
    ],
    success=Text(
        en="Right. The weights have shape `(11, 1)`, one for each input of the one unit; the bias "
        "has shape `(1,)`.",
        zh="答对了。权重的形状是 `(11, 1)`，这一个单元的每个输入各有一个；偏置的形状是 `(1,)`。",
    ),
)


SCORE_WEIGHTS = np.array([[1, 1, -1, -1], [1, -1, 1, -1], [1, -1, -1, 1]], dtype="float64")


def _check_scores_kernel(answer: Any) -> None:
    kernel = np.asarray(array_of(answer))  # without axes if it is none
    shape = kernel.shape
    require(
        len(shape) == 2,
        en="Give a matrix, an array with rows and columns.",
        zh="请给出一个矩阵，也就是有行有列的数组。",
    )
    require(
        shape != (3, 4),
        en="This has a row for each unit. Keras multiplies each example, a row, with the columns "
        "of the kernel.",
        zh="这个矩阵里，每个单元占一行。Keras 是让每个样本（一行）与核的每一列做点积。",
        received=shape,
    )
    require(
        shape == (4, 3),
        en="The kernel has a row for each of the four pixels and a column for each of the three "
        "units.",
        zh="核的每一行对应一个像素，共四行；每一列对应一个单元，共三列。",
        received=shape,
    )
    require(
        not np.array_equal(kernel, SCORE_WEIGHTS.reshape(4, 3)),
        en="The shape is right, but `reshape` only refills the numbers row by row, which "
        "mixes the weights of different units. Rows must become columns.",
        zh="形状对了，但 `reshape` 只是把数逐行重排，不同单元的权重混在了一起。应当让行变成列。",
    )
    require(
        np.array_equal(kernel, SCORE_WEIGHTS.T),
        en="The shape is right, the numbers are not: each column must hold one row of `W`.",
        zh="形状对了，数不对：每一列应当是 `W` 的一行。",
    )


def _solve_scores_kernel() -> object:
    import numpy as np

    patterns = np.array([[1, 1, -1, -1], [1, -1, 1, -1], [1, -1, -1, 1]])
    return patterns.T


scores_kernel = Exercise(
    "scores_kernel",
    check=_check_scores_kernel,
    solution=_solve_scores_kernel,
    answer="kernel",
    hints=[
        Text(
            en="Read the message: which shape does the layer's kernel have, and which does `W`?",
            zh="读一读报错：层里的核是什么形状？`W` 又是什么形状？",
        ),
        Text(
            en="In `W` each unit has a row, in a kernel it has a column.",
            zh="在 `W` 里，一个单元占一行；在核里，一个单元占一列。",
        ),
        Text(en="`W.T` is the transpose of `W`.", zh="`W.T` 是 `W` 的转置。"),
    ],
    success=Text(
        en="Right. Rows have become columns, and every example is a row of the batch.",
        zh="答对了。行变成了列，而每个样本是一批数据里的一行。",
    ),
)
