"""Words of learning curves."""

LABELS = {
    "epoch": "轮次",
    "loss": "损失",
    "loss (MAE)": "损失（MAE）",
    "loss (cross-entropy)": "损失（交叉熵）",
    "loss (MSE)": "损失（MSE）",
    "MAE": "MAE",
    "training": "训练集",
    "validation": "验证集",
    "training loss": "训练损失",
    "validation loss": "验证损失",
    "training accuracy": "训练准确率",
    "validation accuracy": "验证准确率",
    "accuracy": "准确率",
    "baseline": "基线",
    "median": "中位数",
    "learning rate": "学习率",
    "batch size": "批量大小",
}
