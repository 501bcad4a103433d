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
    # how exact finite differences are
    "one side": "一边",
    "both sides": "两边",
    "length of the step": "步长",
    "largest relative gap": "最大相对误差",
}
