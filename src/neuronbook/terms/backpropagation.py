"""Words of the figures about backpropagation."""

LABELS = {
    # there and back
    "Forward, step {} of {}": "前向，第 {} 步，共 {} 步",
    "Back, step {} of {}": "反向，第 {} 步，共 {} 步",
    "above: value": "上：数值",
    "below: derivative": "下：导数",
    # what a gradient costs
    "number of weights": "权重个数",
    "time (seconds)": "时间（秒）",
}
