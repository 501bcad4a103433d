"""Words of the figures about results: predictions, models in rows, seeds."""

LABELS = {
    # predictions of a grade
    "tasters' grade": "品酒师给的分数",
    "network's grade": "网络给的分数",
    "perfect prediction": "预测完全准确",
    "median prediction": "预测的中位数",
    # the leak
    "at random": "随机",
    "by identical inputs": "输入相同的不分开",
    "advantage of the network (quality points)": "网络的优势（品质分）",
    "network better →": "网络更好 →",
    "← linear unit better": "← 线性单元更好",
}
