"""Terms of regularizers."""

from __future__ import annotations

from neuronbook.vocabulary.term import Term

TERMS = (
    Term("regularization", "正则化", never=("正规化", "规则化", "regularisation")),
    Term("penalty", "惩罚", everyday=True),
    Term("L2 penalty", "L2 惩罚"),
    Term("L1 penalty", "L1 惩罚"),
    Term("strength", "强度", within=("15-regularization",), everyday=True),
    Term("ridge regression", "岭回归", never=("脊回归",)),
    Term("label smoothing", "标签平滑"),
    Term("decoupled weight decay", "解耦的权重衰减"),
    Term("weight decay", "权重衰减", never=("权重衰退", "权重递减")),
    Term(
        "dropout",
        "随机失活",
        also=("暂退法",),
        never=("剪枝", "丢弃法", "丢弃层", "随机丢弃", "辍学", "drop-out"),
    ),
    Term("rate", "比率", within=("05-dropout-and-batch-normalization",), everyday=True),
    Term("mask", "掩码", never=("掩膜", "蒙版", "遮罩")),
    Term("thinned network", "抽稀的网络"),
    Term(
        "batch normalization",
        "批量归一化",
        never=("批归一化", "批标准化", "批规范化", "batch norm"),
    ),
    Term("layer normalization", "层归一化", never=("层标准化", "layer norm")),
    Term("moving average", "移动平均", never=("滑动平均", "running average")),
    Term("data augmentation", "数据增强", never=("数据增广", "数据扩增")),
)
