"""What the terms of `neuronbook.vocabulary.neurons` mean."""

from __future__ import annotations

from neuronbook.i18n import Text

DEFINITIONS = {
    "neuron": Text(
        en=(
            "A nerve cell and, in this book, the small piece of arithmetic named after it, also "
            "called a unit."
        ),
        zh="神经细胞；在本书里也指由它得名的那一小段算术，又叫单元。",
    ),
    "dendrite": Text(
        en="A branch of a nerve cell through which signals come in.",
        zh="神经细胞接收信号的分枝。",
    ),
    "axon": Text(
        en="The fibre along which a nerve cell sends its pulse to other cells.",
        zh="神经细胞把脉冲传给其他细胞的那条纤维。",
    ),
    "synapse": Text(
        en="The place where one nerve cell passes its signal to another, strongly or weakly.",
        zh="一个神经细胞把信号传给另一个的地方，传递有强有弱。",
    ),
    "unit": Text(
        en=(
            "The building block of networks: it multiplies its inputs by weights, adds a bias "
            "and, in most cases, passes the sum through an activation function."
        ),
        zh="网络的基本构件：把输入乘以权重、加上偏置，通常再让得到的和经过激活函数。",
    ),
    "network": Text(
        en="Units that are connected, so that the outputs of some are the inputs of others.",
        zh="彼此相连的许多单元，一些单元的输出就是另一些单元的输入。",
    ),
    "input": Text(
        en="A number that a unit or a model is given.",
        zh="交给单元或模型的数。",
    ),
    "output": Text(
        en="A number that a unit or a model returns.",
        zh="单元或模型给出的数。",
    ),
    "weight": Text(
        en="The number by which a unit multiplies one of its inputs, and which training changes.",
        zh="单元用来乘某个输入的数，由训练来改动。",
    ),
    "bias": Text(
        en="The number that a unit adds to the weighted sum of its inputs.",
        zh="单元在输入的加权和之外再加上的一个数。",
    ),
    "linear unit": Text(
        en="A unit that multiplies its inputs by weights and adds a bias, and does nothing else.",
        zh="只把输入乘以权重、再加上偏置的单元。",
    ),
    "statistical bias": Text(
        en=(
            "How far the predictions of a method, averaged over many training sets, lie from the "
            "truth."
        ),
        zh="一种方法的预测对许多训练集取平均之后，与真实值还差多远。",
    ),
    "dot product": Text(
        en="The sum of the products of two equally long vectors, taken entry by entry.",
        zh="两个一样长的向量，对应的数相乘，再加起来。",
    ),
    "matrix product": Text(
        en="The table of the dot products of every row of one matrix with every column of another.",
        zh="让一个矩阵的每一行与另一个矩阵的每一列做点积，把结果排成一张新表的运算。",
    ),
    "derivative": Text(
        en=(
            "The slope of a function at a point: how many times as much as the input the output "
            "changes, for tiny changes."
        ),
        zh="函数在一点的斜率：输入有微小变化时，输出的变化是它的多少倍。",
    ),
    "score": Text(
        en="The output of a unit for one class before it is turned into a probability.",
        zh="某个类别的单元在化成概率之前的输出。",
    ),
    "kernel": Text(
        en=(
            "The table of the weights of a layer; in a dense layer it has one row per input and "
            "one column per unit."
        ),
        zh="一层的权重排成的表；在全连接层里，每行对应一个输入，每列对应一个单元。",
    ),
    "tensor": Text(
        en=(
            "An array of numbers with any number of axes: the form in which TensorFlow computes"
            " with data and weights."
        ),
        zh="有任意多个轴的数组，TensorFlow 就以这种形式对数据和权重作计算。",
    ),
    "axis": Text(
        en=(
            "One of the directions in which the numbers of an array are counted, such as rows or "
            "columns."
        ),
        zh="数组里给数编号的一个方向，例如行或列。",
    ),
    "hyperplane": Text(
        en=(
            "What a line is for one input and a plane for two: the flat surface that a linear "
            "unit draws over any number of inputs."
        ),
        zh="一个输入时是直线，两个输入时是平面；推广到任意多个输入，线性单元画出的那种平直的面。",
    ),
    "mean squared error": Text(
        en="The mean of the squares of the errors.",
        zh="误差平方的平均。",
    ),
    "mean absolute error": Text(
        en="The mean of the errors without their signs.",
        zh="误差去掉正负号之后的平均。",
    ),
    "weight initialization": Text(
        en="The way in which the weights are drawn before training begins.",
        zh="训练开始之前，权重按什么办法随机抽取。",
    ),
}
