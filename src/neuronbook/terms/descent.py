"""Words of the figures about losses and optimizers."""

LABELS: dict[str, str] = {
    # loss functions
    "error": "误差",
    "MSE": "MSE",
    "Huber": "Huber",
    "alcohol (% vol)": "酒精（% vol）",
    "grade": "分数",
    # a line, batch by batch
    "Batch {} of {}": "第 {} 批，共 {} 批",
    "this batch": "这一批",
    "the line after it": "这一批之后的直线",
    "true line": "真实直线",
    "before and between batches": "第一批之前和每两批之间",
    "after the last batch": "最后一批之后",
    # optimizers, on one surface; the names of Keras stay
    "SGD": "SGD",
    "momentum": "动量",
    "Nesterov": "Nesterov 动量",
    "RMSprop": "RMSprop",
    "Adam": "Adam",
    "SGD, scaled input": "SGD，输入已缩放",
    # two places to start from
    "MAE (points of the grade)": "MAE（分）",
    "start at zero": "从零开始",
    "start at the median": "从中位数开始",
    # predictions of a grade
    "tasters' grade": "品酒师给的分数",
    "network's grade": "网络给的分数",
    "perfect prediction": "完全说中",
    "median prediction": "预测的中位数",
}
