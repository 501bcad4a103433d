"""Words of learning curves."""

LABELS = {
    "training": "训练集",
    "validation": "验证集",
    "training loss (MAE)": "训练损失（MAE）",
    "training loss (MAE, MPa)": "训练损失（MAE，MPa）",
    "validation loss (MAE)": "验证损失（MAE）",
    "validation accuracy": "验证准确率",
    "MAE (points of the grade)": "MAE（分）",
    "loss (MAE)": "损失（MAE）",
    "loss (MAE, MPa)": "损失（MAE，MPa）",
    "loss (MAE, quality points)": "损失（MAE，品质分）",
    "loss (cross-entropy)": "损失（交叉熵）",
    "with dropout": "有随机失活",
    # early stopping
    "weights kept: {} at epoch {}": "保留的权重：{}，第 {} 个轮次",
}
