"""What the terms of `neuronbook.vocabulary.descent` mean."""

from __future__ import annotations

from neuronbook.i18n import Text

DEFINITIONS = {
    "loss": Text(
        en="The number that says how wrong a model is, and that training makes small.",
        zh="衡量模型错了多少的数，训练就是要让它变小。",
    ),
    "loss function": Text(
        en="The function that compares predictions with true values and returns the loss.",
        zh="把预测与真实值相比较、给出损失的函数。",
    ),
    "gradient": Text(
        en=(
            "The slopes of the loss with respect to all weights together, which point in the "
            "direction in which it rises most steeply."
        ),
        zh="损失对所有权重的斜率合在一起，指向损失增加得最快的方向。",
    ),
    "gradient descent": Text(
        en=(
            "Changing all weights again and again by a small step against the gradient, so that "
            "the loss falls."
        ),
        zh="沿着与梯度相反的方向，一小步一小步地改动所有权重，让损失下降。",
    ),
    "stochastic gradient descent": Text(
        en=(
            "Gradient descent in which each step uses the gradient on a few randomly drawn "
            "examples."
        ),
        zh="每一步只用随机抽出的几个样本来计算梯度的梯度下降。",
    ),
    "minibatch": Text(
        en="The few examples that are drawn at random for one step of training.",
        zh="为训练的一步随机抽出的几个样本。",
    ),
    "batch": Text(
        en="Examples that go through a network together.",
        zh="一起送进网络的若干样本。",
    ),
    "batch size": Text(
        en="The number of examples in one batch.",
        zh="一批里样本的个数。",
    ),
    "epoch": Text(
        en="One pass of training over all examples of the training set.",
        zh="训练把训练集的全部样本看过一遍。",
    ),
    "learning rate": Text(
        en="The number by which the gradient is multiplied to give a step of the weights.",
        zh="走一步时用来乘梯度的数，它决定步子的大小。",
    ),
    "optimizer": Text(
        en="The method that turns gradients into steps of the weights.",
        zh="根据梯度来改动权重的方法。",
    ),
    "momentum": Text(
        en=(
            "Letting part of the previous step go on in the next one, so that steps in the same "
            "direction add up and those to and fro cancel out."
        ),
        zh="让上一步的一部分延续到下一步，方向一致的步子越走越快，来回摇摆的互相抵消。",
    ),
    "Nesterov momentum": Text(
        en=(
            "Momentum that takes the gradient at the place to which the previous step would carry"
            " the weights."
        ),
        zh="动量的一种：在上一步将要把权重带到的地方求梯度。",
    ),
    "RMSprop": Text(
        en="An optimizer that divides the step of each weight by the recent size of its gradient.",
        zh="一种优化器，把每个权重的步子除以它的梯度近来的大小。",
    ),
    "Adam": Text(
        en=(
            "An optimizer that joins momentum with the division by the recent size of each "
            "gradient, as in RMSprop."
        ),
        zh="一种优化器，把动量和 RMSprop 那样除以梯度近来大小的做法结合在一起。",
    ),
    "condition number": Text(
        en=(
            "How many times as strongly a surface curves in the direction in which it curves "
            "most as in the one in which it curves least."
        ),
        zh="曲面在弯曲得最厉害的方向上，弯曲程度是弯曲得最轻的方向上的多少倍。",
    ),
    "local minimum": Text(
        en=(
            "A point that is lower than everything near it, though not necessarily lower than "
            "all other points."
        ),
        zh="函数在某一点的值，比附近各点都低，但别处可能还有更低的。",
    ),
    "saddle point": Text(
        en="A point where the surface is level, rising in some directions and falling in others.",
        zh="曲面在这一点是平的，往某些方向上升，往另一些方向下降。",
    ),
    "backpropagation": Text(
        en=(
            "Computing all slopes of the loss in one pass from the output back to the inputs, "
            "with the chain rule."
        ),
        zh="按链式法则，从输出往回走一趟，把损失的所有斜率都算出来。",
    ),
    "forward pass": Text(
        en="Computing the prediction of a network from its inputs, layer by layer.",
        zh="由输入开始，一层一层地算出网络的预测。",
    ),
    "chain rule": Text(
        en="The rule that the derivatives of functions applied one after another are multiplied.",
        zh="函数一个接一个地作用时，导数相乘的法则。",
    ),
    "computational graph": Text(
        en=(
            "A drawing of a calculation in which each circle is a value and each line leads from "
            "a value to one computed from it."
        ),
        zh="把计算画成的图，每个圆圈是一个数值，每条线从一个数值通向由它算出的数值。",
    ),
    "finite difference": Text(
        en=(
            "The change of a function divided by a small change of its input, as an estimate of "
            "the derivative."
        ),
        zh="函数的变化除以输入的微小变化，用来估计导数。",
    ),
    "gradient check": Text(
        en="Comparing computed derivatives with finite differences to find mistakes in the code.",
        zh="把算出的导数与有限差分相比较，以找出代码里的错误。",
    ),
    "Jacobian": Text(
        en=(
            "The table of the derivatives of all outputs of an operation with respect to all its "
            "inputs."
        ),
        zh="一个运算的所有输出对所有输入的导数排成的表。",
    ),
    "vector-Jacobian product": Text(
        en=(
            "The derivatives of the loss with respect to the outputs of an operation, as a row, "
            "times its Jacobian: the derivatives with respect to its inputs."
        ),
        zh="损失对一个运算各个输出的导数排成一行，乘以它的雅可比矩阵，得到损失对各个输入的导数。",
    ),
    "reverse mode": Text(
        en=(
            "Applying the chain rule from the output backwards, which gives the derivatives of "
            "one output with respect to all inputs in one pass."
        ),
        zh="从输出往回使用链式法则，走一趟就得到一个输出对所有输入的导数。",
    ),
    "forward mode": Text(
        en=(
            "Applying the chain rule from an input onwards, which gives the derivatives of all "
            "outputs with respect to that input in one pass."
        ),
        zh="从一个输入往前使用链式法则，走一趟就得到所有输出对这个输入的导数。",
    ),
    "batch gradient descent": Text(
        en="Gradient descent in which each step uses the whole training set.",
        zh="每一步都用上整个训练集的梯度下降。",
    ),
    "vanishing gradient": Text(
        en=(
            "A gradient that is almost zero in the layers near the input, because many small "
            "factors are multiplied."
        ),
        zh="许多小的因子相乘，使靠近输入的那些层梯度几乎为零。",
    ),
    "exploding gradient": Text(
        en=(
            "A gradient that becomes enormous in the layers near the input, because many large "
            "factors are multiplied."
        ),
        zh="许多大的因子相乘，使靠近输入的那些层梯度大得惊人。",
    ),
    "norm": Text(
        en=(
            "One number for the size of a vector or a table, in this book the square root of "
            "the sum of the squares of its entries."
        ),
        zh="用一个数表示向量或表的大小；本书里是所有元素的平方和再开平方。",
    ),
    "gradient clipping": Text(
        en="Shortening a gradient whose norm is above a limit, without changing its direction.",
        zh="梯度的范数超过限度时把它缩短，方向不变。",
    ),
}
