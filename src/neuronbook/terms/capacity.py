"""Words of the figures about overfitting and underfitting."""

LABELS: dict[str, str] = {
    # knowing and remembering
    "true popularity": "真实的热度",
    "shuffled popularity": "打乱的热度",
    "loss (MAE, quality points)": "损失（MAE，品质分）",
    # signal and noise
    "learned": "学到的曲线",
    "seen": "见过的点",
    "new": "新的点",
    "after {} steps: MSE {} seen, {} new": "{} 步后：MSE 见过的 {}，新的 {}",
    # wider and deeper
    "small": "小",
    "wider": "更宽",
    "deeper": "更深",
    "both": "又宽又深",
    "linear ({})": "线性（{}）",
    "small ({})": "小（{}）",
    "wider ({})": "更宽（{}）",
    "deeper ({})": "更深（{}）",
    "both ({})": "又宽又深（{}）",
    "loss (MAE, MPa)": "损失（MAE，MPa）",
    # early stopping
    "weights kept: {} at epoch {}": "保留的权重：{}，第 {} 个轮次",
    # choosing
    "networks to choose from": "候选网络的个数",
    "on the wines that chose": "在用来挑选的酒上",
    "on the other wines": "在另一半酒上",
    # the leak
    "at random": "随机",
    "by song": "按歌曲",
    "by artist": "按艺人",
    "advantage of the network (points of popularity)": "网络的优势（热度，分）",
    "network better →": "网络更好 →",
    "← linear unit better": "← 线性单元更好",
}
