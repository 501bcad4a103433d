"""Words of the figures about dropout and batch normalization."""

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
}
