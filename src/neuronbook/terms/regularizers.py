"""Words of the figures about penalties, dropout and batch normalization."""

LABELS = {
    # dropout
    "training: mask {}": "训练：掩码 {}",
    "inference: all units": "推断：全部单元",
    "number of masks": "掩码个数",
    "output of the unit": "单元的输出",
    "dropped: {}": "只丢弃：{}",
    "dropped and scaled: {}": "丢弃并放大：{}",
    "nothing dropped: {}": "不丢弃：{}",
    "training, no dropout": "训练集，无随机失活",
    "validation, no dropout": "验证集，无随机失活",
    "training, dropout": "训练集，有随机失活",
    "validation, dropout": "验证集，有随机失活",
    # batch normalization
    "raw measurements": "原始测量值",
    "batch normalization first": "最前面加批量归一化",
    "size of the gradient": "梯度的大小",
    "measured": "测量值",
    "after the layer": "经过该层之后",
    "batches seen": "见过的批数",
    "momentum {}": "动量 {}",
    "mean of the training set": "训练集的均值",
    "moving mean (mg/L)": "移动均值（毫克/升）",
    "plain network": "普通网络",
    "with both layers": "加上两种层",
    "with both layers, momentum {}": "加上两种层，动量 {}",
    "after each activation": "在每个激活函数之后",
    "first in the stack": "在最前面",
    "scaled by hand": "手工缩放",
    # penalties
    "strength of the penalty": "惩罚的强度",
    "share of the pictures": "图片的比例",
    "wrong labels learned": "记住的错标签",
    "mistakes on new pictures": "新图片上的错误",
    "mistakes on new pictures, no penalty": "新图片上的错误，没有惩罚",
    "no penalty": "没有惩罚",
<<<<<<< HEAD
    "squared bias": "偏差的平方",
=======
    "squared statistical bias": "偏差的平方",
>>>>>>> c15
    "squared error (without the noise)": "平方误差（不含噪声）",
    "almost no penalty": "几乎没有惩罚",
    "strength {}": "强度 {}",
    "hidden units": "隐藏单元的个数",
    "error rate on new pictures": "新图片上的错误率",
    "curvature h": "曲率 h",
    "share of the way to the best weight": "走到最佳权重的比例",
    "error rate, minus no remedy": "错误率，减去不用办法",
    "← remedy better": "← 用办法更好",
    "no remedy better →": "不用办法更好 →",
}
