"""Words of figures in every chapter."""

LABELS = {
    "always the median": "一律回答中位数",
    "synthetic data": "合成数据",
    "1 input": "1 个输入",
    "{} inputs": "{} 个输入",
    "1 neuron": "1 个神经元",
    "{} neurons": "{} 个神经元",
    "1 unit": "1 个单元",
    "{} units": "{} 个单元",
    "1 output": "1 个输出",
    "{} outputs": "{} 个输出",
    # data sets
    "good": "好",
    "bad": "坏",
    "quality": "品质评分",
    "grade": "分数",
}
