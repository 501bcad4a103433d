"""Words of the figures of the cheat sheets."""

# what Keras calls things stays as it is
NAMES = (
    "MeanSquaredError", "MeanAbsoluteError", "LogCosh", "BinaryCrossentropy",
    "BinaryFocalCrossentropy", "Hinge", "SquaredHinge", "GlorotUniform", "HeNormal", "LecunNormal",
    "RandomNormal", "CosineDecay", "ExponentialDecay", "InverseTimeDecay", "PolynomialDecay",
    "PiecewiseConstantDecay",
)  # fmt: skip
LABELS = {name: name for name in NAMES} | {
    "error ŷ − y": "误差 ŷ − y",
    "score of an example with y = 1": "目标 y = 1 的样本的得分",
    "probability density": "概率密度",
}
