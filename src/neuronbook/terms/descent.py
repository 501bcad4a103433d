"""Words of the figures about losses and optimizers."""

LABELS = {
    # loss functions
    "Huber": "Huber",
    # a line, batch by batch
    "this batch": "这一批",
    "the line after it": "这一批之后的直线",
    "true line": "真实直线",
    "with all points": "用全部的点",
    "before and between batches": "第一批之前和每两批之间",
    "after the last batch": "最后一批之后",
    # a training step
    "new weights": "新的权重",
    # how near the solution
    "error at x = 10": "x = 10 处的误差",
    "float32": "float32",
    "float64": "float64",
    "inputs as given": "原来的输入",
    "inputs centred": "居中的输入",
    # optimizers, on one surface; the names of Keras stay
    "Nesterov": "Nesterov 动量",
    "SGD, scaled input": "SGD，输入已缩放",
    # a surface with two valleys
    "lowest place": "最低处",
    "without momentum": "没有动量",
    "with momentum": "有动量",
    "from near the ridge": "从山脊旁出发",
    # a sweep
    "learning rate of Adam": "Adam 的学习率",
    # two places to start from
    "start at zero": "从零开始",
    "start at the median": "从中位数开始",
    # the size of a batch
    "equal epochs": "轮次相同",
    "equal epochs, scaled learning rate": "轮次相同，学习率按比例放大",
    "equal steps": "步数相同",
    "validation MAE (MPa)": "验证集 MAE（MPa）",
}
