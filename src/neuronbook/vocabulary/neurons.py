"""Terms of neurons, and what they compute."""

from __future__ import annotations

from neuronbook.vocabulary.term import Term

TERMS = (
    Term("neuron", "神经元", never=("神经单元",)),
    Term("dendrite", "树突"),
    Term("axon", "轴突"),
    Term("synapse", "突触"),
    Term("unit", "单元"),
    Term("network", "网络"),
    Term("input", "输入"),
    Term("output", "输出"),
    Term("weight", "权重", never=("权值",)),
    Term("bias", "偏置", never=("偏差项", "偏移项")),
    Term("linear unit", "线性单元"),
    Term("statistical bias", "偏差"),
    Term("dot product", "点积", never=("点乘",)),
    Term("matrix product", "矩阵乘法"),
    Term("derivative", "导数"),
    Term("score", "得分"),
    Term("kernel", "核"),
    Term("tensor", "张量"),
    Term("axis", "轴"),
    Term("hyperplane", "超平面"),
    Term("mean squared error", "均方误差", short="MSE", never=("平均平方误差",)),
    Term("mean absolute error", "平均绝对误差", short="MAE", never=("平均绝对偏差",)),
    Term("weight initialization", "权重初始化"),
)
