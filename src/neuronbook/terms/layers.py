"""Words of the figures about layers and activation functions."""

LABELS = {
    # concrete
    "age (days)": "龄期（天）",
    "compressive strength (MPa)": "抗压强度（MPa）",
    "straight line": "直线",
    "bent line": "折线",
    # bending
    "no activation": "没有激活函数",
    "ReLU in between": "中间加 ReLU",
    "three units": "三个单元",
    "their sum": "它们的和",
    "1 hidden layer": "1 个隐藏层",
    "{} hidden layers": "{} 个隐藏层",
    # activation functions: names stay as they are
    "function": "函数",
    "derivative": "导数",
    "ReLU": "ReLU",
    "LeakyReLU": "LeakyReLU",
    "ELU": "ELU",
    "SELU": "SELU",
    "SiLU": "SiLU",
    "GELU": "GELU",
    "sigmoid": "sigmoid",
    "tanh": "tanh",
    "relu": "relu",
    "elu": "elu",
    "selu": "selu",
    "swish": "swish",
    # softmax
    "scores + {}": "得分 + {}",
    "scores × {}": "得分 × {}",
    "probabilities": "概率",
}
