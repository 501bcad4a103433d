"""What makes a model a stack of dense layers with ReLU between them, or why it is none."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from neuronbook.checking.feedback import require
from neuronbook.checking.probes import is_stack

__all__ = ["require_relu", "require_sizes"]


def require_sizes(model: Any, layer_sizes: Sequence[int]) -> None:
    """Go on if the weights are those of dense layers of these sizes, the inputs first."""
    shapes = [tuple(weight.shape) for weight in model.weights]
    kernels = [shape for shape in shapes if len(shape) == 2]
    units = [kernel[1] for kernel in kernels]
    num_layers = len(layer_sizes) - 1
    require(
        len(kernels) == num_layers,
        en=f"There should be {num_layers} `Dense` layers: {num_layers - 1} hidden ones and the "
        "output layer.",
        zh=f"`Dense` 层应该有 {num_layers} 个：{num_layers - 1} 个隐藏层，再加输出层。",
        received=units,
    )
    require(
        kernels[0][0] == layer_sizes[0],
        en=f"The number of inputs is not right. One example has {layer_sizes[0]}.",
        zh=f"输入的个数不对。一个样本有 {layer_sizes[0]} 个输入。",
        received=kernels[0][0],
    )
    require(
        units[-1] == 1,
        en="The target is one number, so the output layer needs one unit.",
        zh="目标只是一个数，所以输出层只需要一个单元。",
        received=units[-1],
    )
    require(
        units == list(layer_sizes[1:]),
        en=f"The units of the hidden layers should be {', '.join(map(str, layer_sizes[1:-1]))}.",
        zh=f"各个隐藏层的单元数应该是 {'、'.join(map(str, layer_sizes[1:-1]))}。",
        received=units,
    )
    expected = [shape for pair in pairwise(layer_sizes) for shape in (pair, pair[1:])]
    require(
        shapes == expected,
        en="The kernels have the right shapes, but there are more or fewer weights beside them "
        "than one bias for each unit. Use `Dense` layers as they come.",
        zh="各个核的形状是对的，但除了它们，权重不是正好每个单元一个偏置。请直接使用 `Dense` 层，"
        "不要改它的偏置，也不要加其他带权重的层。",
        received=shapes,
    )


def require_relu(model: Any, *, num_hidden: int) -> None:
    """Go on if every hidden layer ends in ReLU and the output layer in nothing."""
    hidden = ["relu"] * num_hidden
    require(
        not is_stack(model, ["linear"] * (num_hidden + 1)),
        en="There is no activation function anywhere, so all these layers together can do no "
        "more than one linear unit. Put ReLU after each hidden layer.",
        zh="哪里都没有激活函数，所以这些层加在一起，也只相当于一个线性单元。"
        "请在每个隐藏层后面加上 ReLU。",
    )
    require(
        not is_stack(model, [*hidden, "relu"]),
        en="The output layer has a ReLU too. It must be free to say any number, so it has no "
        "activation function.",
        zh="输出层也带了 ReLU。输出层要能说出任何数，所以不用激活函数。",
    )
    require(
        not any(
            is_stack(model, [*hidden[:k], "linear", *hidden[k + 1 :], "linear"])
            for k in range(num_hidden)
        ),
        en="One of the hidden layers has no activation function. Each of them needs its ReLU.",
        zh="有一个隐藏层没有激活函数。每个隐藏层都要有自己的 ReLU。",
    )
    require(
        is_stack(model, [*hidden, "linear"]),
        en="The layers have the right sizes, but the model computes something else than ReLU "
        "after each hidden layer and nothing after the output. Look at which functions there "
        "are, and at their order.",
        zh="各层的大小是对的，但模型算的并不是“每个隐藏层之后接 ReLU，输出层之后什么也不接”。"
        "请看看用的是哪些函数，顺序又是怎样的。",
    )
