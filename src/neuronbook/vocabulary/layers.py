"""Terms of layers, and how a network bends."""

from __future__ import annotations

from neuronbook.vocabulary.term import Term

TERMS = (
    Term("layer", "层", besides=("分层", "层次"), everyday=True),
    Term("dense layer", "全连接层", never=("密集层", "稠密层", "致密层", "fully connected layer")),
    Term("input layer", "输入层"),
    Term("hidden layer", "隐藏层", never=("隐层", "隐含层")),
    Term("output layer", "输出层"),
    Term("deep network", "深度网络", also=("deep neural network", "深度神经网络")),
    Term("activation function", "激活函数", also=("activation",), never=("激励函数", "活化函数")),
    Term("rectified linear unit", "整流线性单元", short="ReLU", never=("修正线性单元", "线性整流")),
    Term("softmax", "softmax"),
    Term("kink", "折点"),
    Term("crease", "折痕"),
    Term("residual connection", "残差连接", never=("残差链接", "residual link")),
    Term("residual block", "残差块"),
    Term("dead unit", "死单元"),
    Term("Glorot initialization", "Glorot 初始化", also=("Xavier initialization",)),
    Term("He initialization", "He 初始化"),
    Term("universal approximation", "万能近似", never=("万能逼近", "通用近似")),
)
