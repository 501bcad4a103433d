"""Terms of classes and probabilities."""

from __future__ import annotations

from neuronbook.vocabulary.term import Term

TERMS = (
    Term("class", "类别", everyday=True),
    Term("positive class", "正类"),
    Term("probability", "概率", never=("几率", "机率"), everyday=True),
    Term("sigmoid", "sigmoid"),
    Term("log-odds", "对数胜算", never=("对数几率",)),
    Term("logistic regression", "逻辑回归", never=("逻辑斯", "对数几率回归", "罗吉斯")),
    Term("threshold", "阈值", never=("阀值", "门槛值"), everyday=True),
    Term("accuracy", "准确率", never=("准确度", "正确率")),
    Term("error rate", "错误率", everyday=True),
    Term("precision", "精确率", never=("查准率", "精准率", "精确度")),
    Term("recall", "召回率", never=("查全率",)),
    Term("cross-entropy", "交叉熵", never=("互熵", "cross entropy")),
    Term("majority baseline", "多数类基线"),
    Term("calibration", "校准", forms=("calibrated",)),
    Term("reliability diagram", "可靠性图"),
    Term("confidence", "置信度", never=("自信度",), everyday=True),
    Term("temperature scaling", "温度缩放", never=("温度标定", "温度校准")),
    Term("temperature", "温度", everyday=True),
    Term("confusion matrix", "混淆矩阵", never=("混乱矩阵",)),
    Term("true positive rate", "真正例率", never=("真阳性率", "真正率")),
    Term("false positive rate", "假正例率", never=("假阳性率", "假正率")),
    Term("ROC curve", "ROC 曲线"),
    Term("AUC", "AUC"),
    Term("one-hot encoding", "独热编码", also=("one-hot",), never=("独热码", "one hot encoding")),
    Term("hinge loss", "合页损失", never=("关键损失", "铰链损失", "折页损失", "枢纽损失")),
    Term("pseudo-label", "伪标签", never=("伪标记", "pseudolabel")),
)
