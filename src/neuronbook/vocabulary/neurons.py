"""Terms of neurons, and what they compute."""

from __future__ import annotations

from neuronbook.vocabulary.term import Term

TERMS = (
    Term("neuron", "神经元", never=("神经单元",), everyday=True),
    Term("dendrite", "树突"),
    Term("axon", "轴突"),
    Term("synapse", "突触"),
    Term("unit", "单元", besides=("单元格",), everyday=True),
    Term("network", "网络", everyday=True),
    Term("input", "输入", everyday=True),
    Term("output", "输出", everyday=True),
    Term("weight", "权重", never=("权值",), everyday=True),
    Term("bias", "偏置", never=("偏差项", "偏移项")),
    Term("linear unit", "线性单元"),
    Term("statistical bias", "偏差"),
    Term("dot product", "点积", never=("点乘",)),
    Term("matrix product", "矩阵乘法"),
    Term("derivative", "导数"),
    Term(
        "score",
        "得分",
        within=(
            "01-single-neuron",
            "02-deep-neural-networks",
            "06-binary-classification",
            "09-image-classification",
            "10-backpropagation",
            "14-what-filters-see",
            "15-regularization",
        ),
        everyday=True,
    ),
    Term("kernel", "核", besides=("核心", "核对")),
    Term("tensor", "张量"),
    Term(
        "axis",
        "轴",
        within=(
            "01-single-neuron",
            "09-image-classification",
            "11-vanishing-and-exploding-gradients",
            "13-convolutional-networks",
        ),
    ),
    Term("hyperplane", "超平面"),
    Term("mean squared error", "均方误差", short="MSE", never=("平均平方误差",)),
    Term("mean absolute error", "平均绝对误差", short="MAE", never=("平均绝对偏差",)),
    Term("weight initialization", "权重初始化"),
)
