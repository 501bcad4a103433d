"""Terms of capacity, learning curves, and examples kept apart."""

from __future__ import annotations

from neuronbook.vocabulary.term import Term

TERMS = (
    Term("learning curve", "学习曲线"),
    Term("early stopping", "早停", never=("早期停止", "提早停止")),
    Term("callback", "回调", never=("回呼", "回叫", "召回函数", "call-back")),
    Term(
        "overfitting",
        "过拟合",
        forms=("overfit",),
        never=("过度拟合", "过适应", "超拟合", "over-fitting"),
    ),
    Term(
        "underfitting", "欠拟合", forms=("underfit",), never=("拟合不足", "欠适应", "under-fitting")
    ),
    Term(
        "signal",
        "信号",
        within=(
            "04-overfitting-and-underfitting",
            "05-dropout-and-batch-normalization",
            "15-regularization",
        ),
        everyday=True,
    ),
    Term("noise", "噪声", never=("噪音", "杂讯"), everyday=True),
    Term("capacity", "容量", everyday=True),
    Term("double descent", "双下降", never=("双重下降",)),
    Term("leak", "泄漏", never=("泄露",)),
    Term("generalization", "泛化", never=("概化", "generalisation")),
    Term("leave-one-out", "留一法", also=("留一交叉验证",)),
    Term("cross-validation", "交叉验证", never=("交叉检验", "交叉校验", "cross validation")),
    Term("nested cross-validation", "嵌套交叉验证", never=("嵌套交叉检验",)),
    Term("fold", "折", within=("12-preparing-data",), everyday=True),
    Term("missing-value flag", "缺失标记"),
    Term("vocabulary", "词表"),
    Term("out of vocabulary", "词表外", forms=("out-of-vocabulary",)),
)
