"""Words of the figures about results: predictions, models in rows, seeds."""

LABELS = {
    # predictions of a grade
    "tasters' grade": "品酒师给的分数",
    "network's grade": "网络给的分数",
    "perfect prediction": "预测完全准确",
    "median prediction": "预测的中位数",
    # the leak
    "at random": "随机",
    "by identical inputs": "输入相同的不分开",
    "advantage of the network (quality points)": "网络的优势（品质分）",
    "network better →": "网络更好 →",
    "← linear unit better": "← 线性单元更好",
    # the size of leaks
    "scaling": "缩放",
    "deposit_type": "deposit_type",
    "time": "时间",
    "twins": "重复的酒",
    "artists": "艺人",
    "error that is hidden (% of the constant's)": "掩盖的误差（以常数的误差为 100%）",
    "← looks worse": "← 显得更差",
    "looks better than it is →": "显得比实际更好 →",
    # against the number of examples
    "examples per class": "每个类别的样本数",
    "from scratch": "从零训练",
    "frozen base": "冻结主干",
    "fine-tuned": "微调",
    "logistic regression on pixels": "像素上的逻辑回归",
    "ImageNet features": "ImageNet 特征",
    "random features": "随机特征",
    # month by month
    "whole training year": "整个训练年",
    "same month": "同一个月",
    "same month, shuffled": "同一个月，打乱",
    "mean PSI of the columns": "各列 PSI 的平均",
}
