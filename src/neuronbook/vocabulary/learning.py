"""Terms of learning, in every chapter."""

from __future__ import annotations

from neuronbook.vocabulary.term import Term

TERMS = (
    Term("machine learning", "机器学习"),
    Term("deep learning", "深度学习", never=("深层学习",)),
    Term("supervised learning", "监督学习", never=("监控学习",)),
    Term("unsupervised learning", "无监督学习", never=("非监督学习",)),
    Term("semi-supervised learning", "半监督学习", never=("半监控学习",)),
    Term("data set", "数据集"),
    Term("model", "模型"),
    Term("structured data", "结构化数据", forms=("structured", "结构化")),
    Term("unstructured data", "非结构化数据", forms=("unstructured", "非结构化")),
    Term("example", "样本", never=("样例", "data point", "training sample", "training instance")),
    Term("feature", "特征"),
    Term("target", "目标"),
    Term("label", "标签"),
    Term("training set", "训练集", never=("训练组",)),
    Term("validation set", "验证集", never=("校验集", "确认集", "开发集", "development set")),
    Term("test set", "测试集", never=("检验集",)),
    Term("held out", "留出", also=("held back", "留下")),
    Term("seed", "种子"),
    Term("hyperparameter", "超参数", never=("超级参数", "超参量", "hyper-parameter")),
    Term("inference", "推断"),
    Term("training", "训练", forms=("train", "trained"), everyday=True),
    Term("prediction", "预测"),
    Term("error", "误差"),
    Term("metric", "指标"),
    Term("baseline", "基线"),
    Term("least squares", "最小二乘"),
    Term("fitting", "拟合", forms=("fit", "fitted")),
    Term("mean", "均值", also=("平均值", "平均")),
    Term("median", "中位数"),
    Term("standard deviation", "标准差", never=("标准偏差",)),
    Term("variance", "方差"),
    Term("standard error", "标准误差"),
    Term("paired difference", "配对差"),
    Term("random forest", "随机森林", forms=("forest", "森林")),
    Term("decision tree", "决策树"),
    Term("likelihood", "似然", never=("概似",)),
)
