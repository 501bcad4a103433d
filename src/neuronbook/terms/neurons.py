"""Words of the figures about one neuron: cells, units, lines, scores."""

LABELS = {
    "cell body": "细胞体",
    # lines
    "fitted line: y = {} x + {}": "拟合直线：y = {} x + {}",
    "fitted line: y = {} x − {}": "拟合直线：y = {} x − {}",
    "without bias: y = {} x": "没有偏置：y = {} x",
    "with bias: y = {} x + {}": "有偏置：y = {} x + {}",
    # the same unit while it is trained
    "before training": "训练之前",
    "after {} epochs": "{} 个轮次之后",
    # scores of three classes
    "top": "上亮",
    "left": "左亮",
    "diagonal": "对角",
}
