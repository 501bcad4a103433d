"""Words of the figures about classes and thresholds."""

LABELS = {
    # radar echoes
    "pulse": "脉冲",
    "real part": "实部",
    "imaginary part": "虚部",
    # scores and probabilities
    "predicted probability of class 1": "预测的类别 1 的概率",
    "share of class 1": "类别 1 的比例",
    "predicted probability": "预测的概率",
    "observed share": "实际的比例",
    # confusion matrix of several classes
    "predicted class": "预测的类别",
    "true class": "真实的类别",
    # temperature scaling
    "temperature 1": "温度为 1",
    "fitted temperature": "拟合的温度",
    # thresholds
    "threshold {}": "阈值 {}",
    "truth": "实际",
    "true positive rate (recall)": "真正例率（召回率）",
    "area = {}": "面积 = {}",
    "average loss per booking": "平均每笔预订的损失",
}
