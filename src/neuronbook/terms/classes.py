"""Words of the figures about classes and thresholds."""

LABELS = {
    "good": "好",
    "bad": "坏",
    "pulse": "脉冲",
    "real part": "实部",
    "imaginary part": "虚部",
    # scores and probabilities
    "probability": "概率",
    "predicted probability of class 1": "预测的类别 1 的概率",
    "cross-entropy": "交叉熵",
    # thresholds
    "threshold": "阈值",
    "threshold {}": "阈值 {}",
    "prediction": "预测",
    "truth": "实际",
    "true positive rate": "真正例率",
    "false positive rate": "假正例率",
    "true positive rate (recall)": "真正例率（召回率）",
    "area = {}": "面积 = {}",
    "precision": "精确率",
    "recall": "召回率",
    "average loss per booking": "平均每笔预订的损失",
    # balance and seeds
    "share of class 1": "类别 1 的比例",
    "majority baseline": "多数类基线",
    "network": "网络",
}
