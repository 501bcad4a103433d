"""What the terms of `neuronbook.vocabulary.layers` mean."""

from __future__ import annotations

from neuronbook.i18n import Text

DEFINITIONS = {
    "layer": Text(
        en=(
            "A step of a network that takes in a batch of data and passes a batch of data on, "
            "with or without weights."
        ),
        zh="网络中的一步：接过一批数据，再交出一批数据，可以有权重，也可以没有。",
    ),
    "dense layer": Text(
        en="A row of units of which each is connected to all inputs.",
        zh="一排单元，每个都与全部输入相连。",
    ),
    "input layer": Text(
        en="The inputs of a network; nothing is computed there.",
        zh="网络的输入，那里什么也不计算。",
    ),
    "hidden layer": Text(
        en=(
            "A layer between the inputs and the output layer, for whose units the data contain no"
            " right answers."
        ),
        zh="输入与输出层之间的层，数据里没有它的单元应当输出什么。",
    ),
    "output layer": Text(
        en="The last layer, whose outputs are the answer of the network.",
        zh="最后一层，它的输出就是网络的答案。",
    ),
    "deep network": Text(
        en="A network with several layers, one after another, that have weights.",
        zh="把几个有权重的层前后叠起来的网络。",
    ),
    "activation function": Text(
        en=(
            "The function that is applied to the sum of a unit, and without which stacked layers "
            "could only draw straight lines."
        ),
        zh="作用在单元的和上的函数；没有它，叠再多的层也只能画出直线。",
    ),
    "rectified linear unit": Text(
        en=(
            "A unit whose activation function turns negative sums into zero and leaves positive "
            "ones as they are."
        ),
        zh="激活函数把负的和变成零、正的和原样保留的单元。",
    ),
    "softmax": Text(
        en=(
            "The function that turns a vector of scores into positive numbers that add up to 1, "
            "larger for larger scores."
        ),
        zh="把一组得分变成加起来等于 1 的正数的函数，得分越大，得到的数也越大。",
    ),
    "kink": Text(
        en="The input at which the sum of a rectified linear unit is zero, where its line bends.",
        zh="使整流线性单元的和等于零的那个输入，线在这里弯折。",
    ),
    "crease": Text(
        en=(
            "The line in the space of the inputs along which a unit bends the output of the "
            "network."
        ),
        zh="输入空间中的一条线，网络的输出沿着它被一个单元折弯。",
    ),
    "residual connection": Text(
        en=(
            "A path that adds the input of some layers to their output, so that they only have to"
            " learn the difference."
        ),
        zh="把几层的输入直接加到它们的输出上的通路，这几层只需学会其中的差。",
    ),
    "residual block": Text(
        en="A few layers together with the residual connection around them.",
        zh="几个层，连同绕过它们的残差连接。",
    ),
    "dead unit": Text(
        en=(
            "A rectified linear unit whose sum is negative for every example, so that it outputs "
            "zero and no longer learns."
        ),
        zh="在每个样本上的和都是负数的整流线性单元，输出总是零，再也学不到什么。",
    ),
    "Glorot initialization": Text(
        en=(
            "Drawing weights with the variance 2 divided by the sum of the numbers of inputs and "
            "outputs, so that signals keep their size in both directions."
        ),
        zh="抽取权重时，方差取 2 除以输入个数与输出个数之和，使信号往前、往回都大致保持大小。",
    ),
    "He initialization": Text(
        en=(
            "Drawing weights with the variance 2 divided by the number of inputs, so that signals"
            " keep their size on their way through ReLU layers."
        ),
        zh="抽取权重时，方差取 2 除以输入个数，使信号穿过 ReLU 层时大致保持大小。",
    ),
    "universal approximation": Text(
        en=(
            "The theorem that one hidden layer with enough units, with ReLU for instance, can "
            "come as close as you like to any continuous function on a bounded, closed range."
        ),
        zh=(
            "一条定理：在有界的闭区域里，"
            "单元足够多的一个隐藏层（例如用 ReLU）可以逼近任何连续函数，要多近有多近。"
        ),
    ),
}
