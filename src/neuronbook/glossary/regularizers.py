"""What the terms of `neuronbook.vocabulary.regularizers` mean."""

from __future__ import annotations

from neuronbook.i18n import Text

DEFINITIONS = {
    "regularization": Text(
        en=(
            "Any means that is to make the loss on new examples smaller, even at the price of a"
            " larger training loss."
        ),
        zh="为了减小新样本上的损失而采取的各种办法，哪怕训练损失因此变大。",
    ),
    "penalty": Text(
        en="A term added to the loss that grows with the size of the weights.",
        zh="加在损失上的一项，权重越大，它就越大。",
    ),
    "L2 penalty": Text(
        en=(
            "A penalty in proportion to the sum of the squares of the weights, which makes "
            "large weights small."
        ),
        zh="与权重的平方和成正比的惩罚，使大的权重变小。",
    ),
    "L1 penalty": Text(
        en=(
            "A penalty in proportion to the sum of the absolute values of the weights, which "
            "can make some of them exactly zero."
        ),
        zh="与权重的绝对值之和成正比的惩罚，能让一些权重正好变成零。",
    ),
    "strength": Text(
        en="The number by which a penalty is multiplied before it is added to the loss.",
        zh="惩罚加到损失上之前所乘的那个数。",
    ),
    "ridge regression": Text(
        en="A linear unit fitted by least squares with an L2 penalty.",
        zh="带 L2 惩罚、用最小二乘拟合的线性单元。",
    ),
    "label smoothing": Text(
        en=(
            "Training towards probabilities slightly below 1 for the given class and slightly "
            "above 0 for the others."
        ),
        zh="训练时把给定类别的目标概率定得略低于 1，其余类别略高于 0。",
    ),
    "decoupled weight decay": Text(
        en=(
            "Weight decay that is kept out of the gradient, so that an optimizer like Adam does "
            "not rescale it."
        ),
        zh="不放进梯度、而是另外去做的权重衰减，这样 Adam 一类的优化器就不会改变它的大小。",
    ),
    "weight decay": Text(
        en="Making every weight a little smaller in each step of training.",
        zh="训练的每一步都让各个权重缩小一点。",
    ),
    "dropout": Text(
        en=(
            "Switching off randomly chosen units in each step of training, so that no unit can "
            "rely on particular others."
        ),
        zh="训练的每一步随机关掉一部分单元，使任何单元都不能只依靠某几个别的单元。",
    ),
    "rate": Text(
        en="The probability with which dropout leaves a unit out.",
        zh="随机失活关掉一个单元的概率。",
    ),
    "mask": Text(
        en=(
            "The list of zeros and ones that says which units stay in a step of training and "
            "which are left out."
        ),
        zh="由 0 和 1 组成的名单，说明训练的这一步哪些单元留下、哪些离场。",
    ),
    "thinned network": Text(
        en="What remains of a network when a mask of dropout has taken units out.",
        zh="随机失活的掩码去掉一些单元之后，网络剩下的部分。",
    ),
    "batch normalization": Text(
        en=(
            "A layer that scales each of its inputs to mean 0 and standard deviation 1 over the "
            "batch, and then stretches and shifts it by two learned numbers."
        ),
        zh="一种层：在一批样本上把每个输入缩放到均值 0、标准差 1，再用两个学来的数缩放和平移。",
    ),
    "layer normalization": Text(
        en=(
            "A layer that scales the numbers of each single example to mean 0 and standard "
            "deviation 1, and then stretches and shifts them by learned numbers."
        ),
        zh="一种层：对每一个样本，把它自己的各个数缩放到均值 0、标准差 1，再用学来的数缩放和平移。",
    ),
    "moving average": Text(
        en=(
            "A mean that is carried on: each new value counts for a small share and earlier ones "
            "count for less and less."
        ),
        zh="不断更新的平均值：每个新值占一小份，越早的值所占的份额越小。",
    ),
    "data augmentation": Text(
        en=(
            "Making new training examples from old ones by changes that do not affect the answer,"
            " such as shifting a picture."
        ),
        zh="用不影响答案的改变（例如平移图片），从已有的训练样本变出新的来。",
    ),
}
