"""Words of the figures about overfitting and underfitting."""

LABELS = {
    # knowing and remembering
    "true strength": "真实的强度",
    "shuffled strength": "打乱的强度",
    # signal and noise
    "learned": "学到的曲线",
    "seen": "见过的点",
    "new": "新的点",
    "after {} steps: MSE {} seen, {} new": "{} 步后：MSE 见过的 {}，新的 {}",
    # wider and deeper
    "small": "小",
    "wider": "更宽",
    "deeper": "更深",
    "both": "宽且深",
    "linear ({})": "线性（{}）",
    "small ({})": "小（{}）",
    "wider ({})": "更宽（{}）",
    "deeper ({})": "更深（{}）",
    "both ({})": "宽且深（{}）",
}
