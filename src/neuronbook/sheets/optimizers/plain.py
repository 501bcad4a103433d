"""Optimizers that follow the gradient, with or without momentum."""

from neuronbook.i18n import Text
from neuronbook.sheets.entries import Entry, Group

__all__ = ["PLAIN"]

PLAIN = Group(
    "plain",
    entries=(
        Entry(
            "SGD",
            tex=r"m \leftarrow \mu m - \eta g \qquad w \leftarrow w + m",
            start="m = 0",
            code="m = momentum * m - learning_rate * g\n"
            "w = w + (momentum * m - learning_rate * g if nesterov else m)",
            use=Text(
                en="Linear models, and large image networks with `momentum=0.9` and a schedule, "
                "where it often ends a little better than Adam. `nesterov=True` looks ahead.",
                zh="线性模型；大型图像网络设 `momentum=0.9` 并配学习率调度，"
                "结果往往比 Adam 略好。`nesterov=True` 会往前看一步。",
            ),
            avoid=Text(
                en="Inputs of very different scale, or no time to look for a learning rate.",
                zh="输入的大小悬殊，或者没有时间去找合适的学习率。",
            ),
            chapter="ch03-optimizers",
        ),
    ),
)
