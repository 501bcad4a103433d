"""Words of the figures about results: predictions, models in rows, seeds."""

LABELS = {
    # predictions of a grade
    "tasters' grade": "品酒师给的分数",
    "network's grade": "网络给的分数",
    "perfect prediction": "预测完全准确",
    "median prediction": "预测的中位数",
    # choosing among networks
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
