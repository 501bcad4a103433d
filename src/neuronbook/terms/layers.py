"""Words of the figures about layers and activation functions."""

# the names of activation functions stay as they are
NAMES = ("LeakyReLU", "ELU", "SELU", "SiLU", "GELU", "tanh", "relu", "elu", "selu", "swish")
LABELS = {name: name for name in NAMES} | {
    # bending
    "straight line": "直线",
    "bent line": "折线",
    "no activation": "没有激活函数",
    "ReLU in between": "中间加 ReLU",
    "three units": "三个单元",
    "their sum": "它们的和",
    "1 hidden layer": "1 个隐藏层",
    "{} hidden layers": "{} 个隐藏层",
    "cement (kg per m³)": "水泥（kg/m³）",
    "function": "函数",
    # gradients and variances by layer
    "norm of the gradient": "梯度的范数",
    "variance of the sums": "和的方差",
    "normal({}, {})": "正态（{}, {}）",
    "Glorot": "Glorot",
    "He": "He",
    "variance {}/n": "方差 {}/n",
    "theory": "理论",
    "sigmoid, {} hidden layers": "sigmoid，{} 个隐藏层",
    "ReLU, {} hidden layers": "ReLU，{} 个隐藏层",
    "sigmoid, Glorot": "sigmoid，Glorot",
    "sigmoid, batch normalization": "sigmoid，批量归一化",
    "ReLU, He": "ReLU，He",
    "ReLU, batch normalization": "ReLU，批量归一化",
    "ReLU, residual": "ReLU，残差",
    "ReLU, residual, s = {}": "ReLU，残差，s = {}",
    # softmax
    "scores + {}": "得分 + {}",
    "scores × {}": "得分 × {}",
}
