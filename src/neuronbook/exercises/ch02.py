"""Exercises of chapter 02, deep networks, on the concrete table: 8 inputs and a strength."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from neuronbook.checking import (
    Exercise,
    leaves_of,
    number_in,
    require,
    require_network,
    require_shape,
)
from neuronbook.i18n import Text

__all__ = ["activation_layers", "deep_model", "input_shape", "parameters"]

NUM_ROWS = 1030
NUM_INPUTS = 8
COUNTED = (20, 64, 64, 3)  # the sizes of the stack whose parameters are counted


def _check_input_shape(answer: Any) -> None:
    entries = require_shape(answer)
    require(
        NUM_ROWS not in entries,
        en="The number of rows does not belong to the shape: the network looks at one mixture at "
        "a time. Count only the numbers that describe that mixture.",
        zh="行数不属于输入形状：网络每次只看一种混凝土。只数它看到的那些特征。",
    )
    require(
        entries != [NUM_INPUTS + 1],
        en="The table has 9 columns, but one of them, `CompressiveStrength`, is the target. The "
        "network must not be given what it is to predict.",
        zh="表格共有 9 列，但其中的 `CompressiveStrength` 是目标。要预测的东西不能交给网络当输入。",
    )
    require(
        entries != [NUM_INPUTS - 1],
        en="One input is missing. The seven ingredients are inputs, and so is the age: the same "
        "mixture gets stronger with the days.",
        zh="少了一个输入。七种原料是输入，龄期也是：同一种混凝土会一天天变强。",
    )
    require(
        len(entries) == 1,
        en="One mixture is a plain row of numbers: it has one axis, so its shape has one entry.",
        zh="一种混凝土就是一行数字，只有一个轴，所以形状只有一项。",
    )
    require(
        entries == [NUM_INPUTS],
        en="The list is right, the number is not. Count the columns of the table and leave out "
        "the target.",
        zh="写成列表是对的，但数字不对。数一数表格有几列，再去掉目标那一列。",
    )


def _solve_input_shape() -> object:
    return [8]


input_shape = Exercise(
    "input_shape",
    check=_check_input_shape,
    solution=_solve_input_shape,
    hints=[
        Text(
            en="Which columns may the network look at, and which one is it to predict?",
            zh="哪些列可以给网络看？哪一列是要它预测的？",
        ),
        Text(
            en="`concrete.shape` counts the rows and all the columns. The target is one of the "
            "columns.",
            zh="`concrete.shape` 给出行数和总列数，目标也算在列数里。",
        ),
    ],
    success=Text(
        en="Right. Seven ingredients and the age: 8 inputs along one axis.",
        zh="答对了。七种原料加上龄期：一个轴上的 8 个输入。",
    ),
)


def _check_deep_model(answer: Any) -> None:
    require_network(answer, NUM_INPUTS, ["Dense(512)", "relu"] * 3 + ["Dense(1)"])


def _solve_deep_model() -> object:
    import keras

    return keras.Sequential(
        [
            keras.Input(shape=[8]),
            keras.layers.Dense(units=512, activation="relu"),
            keras.layers.Dense(units=512, activation="relu"),
            keras.layers.Dense(units=512, activation="relu"),
            keras.layers.Dense(units=1),
        ]
    )


deep_model = Exercise(
    "deep_model",
    check=_check_deep_model,
    solution=_solve_deep_model,
    answer="model",
    hints=[
        Text(
            en="The list has five entries: what comes in, three hidden layers, the output layer.",
            zh="列表有五项：输入、三个隐藏层、输出层。",
        ),
        Text(
            en="A hidden layer is `keras.layers.Dense(units=512, activation='relu')`.",
            zh="一个隐藏层就是 `keras.layers.Dense(units=512, activation='relu')`。",
        ),
        Text(
            en="The output layer is the linear unit of chapter 1: one unit, no activation.",
            zh="输出层就是第 1 章的线性单元：一个单元，没有激活函数。",
        ),
    ],
    success=Text(
        en="Right. Three layers that bend, and one unit that adds up what they found.",
        zh="答对了。三层负责弯折，最后一个单元把它们的结果加起来。",
    ),
)


def _check_activation_layers(answer: Any) -> None:
    import keras

    require_network(answer, NUM_INPUTS, ["Dense(32)", "relu"] * 2 + ["Dense(1)"])
    inside = [
        layer.name
        for layer in leaves_of(answer)
        if isinstance(layer, keras.layers.Dense)
        and layer.activation is not keras.activations.linear
    ]
    require(
        not inside,
        en="The model computes the right thing, but these `Dense` layers still have an "
        "activation of their own. Take the argument away and leave the work to layers "
        "`Activation('relu')`.",
        zh="模型算得对，但这些 `Dense` 层仍然自带激活函数。"
        "请去掉这个参数，把活儿交给 `Activation('relu')` 层。",
        received=inside,
    )


def _solve_activation_layers() -> object:
    import keras

    return keras.Sequential(
        [
            keras.Input(shape=[8]),
            keras.layers.Dense(32),
            keras.layers.Activation("relu"),
            keras.layers.Dense(32),
            keras.layers.Activation("relu"),
            keras.layers.Dense(1),
        ]
    )


activation_layers = Exercise(
    "activation_layers",
    check=_check_activation_layers,
    solution=_solve_activation_layers,
    answer="model",
    hints=[
        Text(
            en="A `Dense` layer without the argument `activation` is linear.",
            zh="不写参数 `activation` 的 `Dense` 层是线性的。",
        ),
        Text(
            en="`keras.layers.Activation('relu')` is a layer without weights. It goes right "
            "after the layer whose outputs it bends.",
            zh="`keras.layers.Activation('relu')` 是没有权重的层，紧跟在它要弯折的那一层之后。",
        ),
        Text(
            en="The list gets two entries longer, because there are two hidden layers.",
            zh="隐藏层有两个，所以列表要多两项。",
        ),
    ],
    success=Text(
        en="Right. The same function and the same number of parameters, written in another way.",
        zh="答对了。同一个函数，参数也一样多，只是换了一种写法。",
    ),
)


def _check_parameters(answer: Any) -> None:
    require(
        not isinstance(answer, list | tuple),
        en="Give one number: the sum of what the layers have. (In Python it has no comma: "
        "`5,1` are two numbers.)",
        zh="请给出一个数，也就是各层参数个数之和。（Python 里的数不带逗号：`5,1` 是两个数。）",
    )
    number = number_in(answer)
    require(
        number is not None,
        en="Give one number, without quotation marks: the sum of what the layers have.",
        zh="请给出一个数，不加引号：各层参数个数之和。",
    )
    require(
        number is not None and number % 1 == 0,  # False for NaN and infinity
        en="A number of parameters is a whole number.",
        zh="参数的个数是一个整数。",
    )
    pairs = list(pairwise(COUNTED))
    kernels = [num_inputs * units for num_inputs, units in pairs]
    biases = [units for _, units in pairs]
    total = sum(kernels) + sum(biases)
    require(
        number != sum(kernels),
        en="These are the weights alone. Every unit has a bias too.",
        zh="这只是权重的个数。每个单元还有一个偏置。",
    )
    require(
        number != sum(biases),
        en="These are the biases alone. Every unit also has a weight for each of its inputs.",
        zh="这只是偏置的个数。每个单元对它的每个输入还有一个权重。",
    )
    require(
        number != sum(kernels) + len(pairs),
        en="A layer has not one bias, but one for each of its units.",
        zh="偏置不是每层一个，而是每个单元一个。",
    )
    require(
        number not in (total + COUNTED[0], sum(kernels) + sum(COUNTED[:-1])),
        en="The biases belong to the units of the layer that computes, not to its inputs.",
        zh="偏置属于进行计算的那一层的单元，不属于它的输入。",
    )
    require(
        number != total - kernels[-1] - biases[-1],
        en="The output layer is missing. It has weights and biases like every dense layer.",
        zh="漏了输出层。它和其他全连接层一样，有权重，也有偏置。",
    )
    require(
        number != total - kernels[0] - biases[0],
        en="The first hidden layer is missing. Its inputs are the numbers of one example.",
        zh="漏了第一个隐藏层。它的输入就是一个样本的那些数。",
    )
    require(
        number == total,
        en="Not this number. Go layer by layer: inputs × units + units. Activation layers have "
        "no parameters.",
        zh="不是这个数。请一层一层算：输入数 × 单元数 + 单元数。激活层没有参数。",
    )


def _solve_parameters() -> object:
    hidden1 = 20 * 64 + 64
    hidden2 = 64 * 64 + 64
    output = 64 * 3 + 3
    return hidden1 + hidden2 + output


parameters = Exercise(
    "parameters",
    check=_check_parameters,
    solution=_solve_parameters,
    hints=[
        Text(
            en="A dense layer has inputs × units weights, and as many biases as units.",
            zh="一个全连接层有“输入数 × 单元数”个权重，偏置的个数等于单元数。",
        ),
        Text(
            en="The inputs of a layer are the outputs of the layer before: first 20, then 64, "
            "then 64.",
            zh="一层的输入就是前一层的输出：先是 20，然后是 64，再是 64。",
        ),
        Text(
            en="What does a layer `Activation` have to learn? Nothing.",
            zh="`Activation` 层有什么要学的？什么也没有。",
        ),
    ],
    success=Text(
        en="Right. 1,344 + 4,160 + 195 = 5,699.",
        zh="答对了。1,344 + 4,160 + 195 = 5,699。",
    ),
)
