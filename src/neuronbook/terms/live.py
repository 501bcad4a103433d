"""Words of the figures that the reader moves, and of their controls."""

LABELS = {
    "Move the figure": "调整这幅图",
    "Reset": "复原",
    "Play": "播放",
    "Pause": "暂停",
    # a line and its loss
    "weight w": "权重 w",
    "bias b": "偏置 b",
    "MSE = {}": "MSE = {}",
    "y = {} x + {}: MSE = {}, MAE = {}": "y = {} x + {}：MSE = {}，MAE = {}",
    # three units and their sum
    "blue: kink": "蓝：折点",
    "blue: output weight": "蓝：输出权重",
    "orange: kink": "橙：折点",
    "orange: output weight": "橙：输出权重",
    "green: kink": "绿：折点",
    "green: output weight": "绿：输出权重",
    "slopes from left to right: 0, {}, {}, {}": "从左到右的斜率：0，{}，{}，{}",
    # descent, batch by batch
    "step": "步数",
    "step {}: {} examples seen, loss {}": "第 {} 步：看过 {} 个样本，损失 {}",
    # how networks cut a plane
    "neurons in the middle": "中间的神经元个数",
    "{} neurons: {} % of the dots on the right side": "{} 个神经元：{} % 的点分对了",
    # masks of dropout
    "rate p": "比率 p",
    "draw": "第几次抽取",
    "of {} hidden units {} stay on average here, {} over all masks; factor {}": (
        "{} 个隐藏单元，这里平均留下 {} 个，全部掩码平均 {} 个；放大 {} 倍"
    ),
    # a threshold and its costs
    "a false alarm costs": "一次误报的代价",
    "a fifth of a miss": "漏报的五分之一",
    "half a miss": "漏报的一半",
    "as much as a miss": "与漏报一样",
    "as much as {} misses": "相当于 {} 次漏报",
    "relative cost": "相对代价",
    "threshold {}: {} misses, {} false alarms, relative cost {}": (
        "阈值 {}：漏报 {} 次，误报 {} 次，相对代价 {}"
    ),
}
