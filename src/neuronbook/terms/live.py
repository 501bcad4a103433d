"""Words of the figures that the reader moves, and of their controls."""

LABELS = {
    "Move the figure": "调整这幅图",
    "Reset": "复原",
    # a line and its loss
    "weight w": "权重 w",
    "bias b": "偏置 b",
    "MSE = {}": "MSE = {}",
    "y = {} x + {}: MSE = {}, MAE = {}": "y = {} x + {}：MSE = {}，MAE = {}",
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
