"""Activation functions that end at a lowest and a highest value."""

from dataclasses import replace

from neuronbook.i18n import Text
from neuronbook.sheets.activations.rectifiers import CURVE
from neuronbook.sheets.entries import Entry, Group

__all__ = ["BOUNDED"]

BOUNDED = Group(
    "bounded",
    picture=replace(CURVE, limits=(-1.1, 1.1)),
    entries=(
        Entry(
            "sigmoid",
            tex=r"\sigma(x) = \frac{1}{1 + e^{-x}}",
            code="1 / (1 + np.exp(-x))",
            use=Text(
                en="The last layer for yes or no: turns a score into a probability. And gates "
                "inside LSTM and GRU.",
                zh="回答是或否的最后一层：把得分变成概率。还有 LSTM、GRU 里的门。",
            ),
            avoid=Text(
                en="Hidden layers: its slope is at most 0.25, so gradients vanish. One of several "
                "classes: `softmax`.",
                zh="隐藏层：斜率最大只有 0.25，梯度会消失。几个类别选一个：用 `softmax`。",
            ),
            chapter="ch06-sigmoid",
        ),
        Entry(
            "tanh",
            tex=r"\tanh x = \frac{e^x - e^{-x}}{e^x + e^{-x}}",
            code="np.tanh(x)",
            use=Text(
                en="Recurrent layers, and outputs between −1 and 1 (pixels so scaled).",
                zh="循环层；还有取值在 −1 和 1 之间的输出（这样缩放过的像素）。",
            ),
            avoid=Text(
                en="Deep stacks: far from 0 it is flat, and gradients vanish.",
                zh="很深的网络：离 0 远了就平，梯度会消失。",
            ),
            chapter="ch02-activations",
        ),
        Entry(
            "softsign",
            tex=r"\frac{x}{1 + \lvert x \rvert}",
            code="x / (1 + np.abs(x))",
            use=Text(
                en="As `tanh`, flattening more slowly and without an exponential.",
                zh="同 `tanh`，但变平得慢，也不用算指数。",
            ),
            avoid=Text(
                en="The ends ±1 should nearly be reached: it gets there slowly.",
                zh="要求真的接近 ±1：它到得很慢。",
            ),
            chapter="ch10-hand",
        ),
        Entry(
            "hard_sigmoid",
            tex=r"\frac{\min(\max(0, x + 3), 6)}{6}",
            code="np.clip(x + 3, 0, 6) / 6",
            use=Text(
                en="`sigmoid` as a straight line from −3 to 3, for small devices.",
                zh="从 −3 到 3 是直线的 `sigmoid`，用于小设备。",
            ),
            avoid=Text(
                en="Its result is to be a probability: it says exactly 0 and 1, whose "
                "cross-entropy has no bound.",
                zh="要当概率用：它会给出恰好的 0 和 1，交叉熵可以大得没有边。",
            ),
        ),
        Entry(
            "sparse_sigmoid",
            tex=r"\begin{cases} 0 & x \le -1 \\ \tfrac12 (x + 1) & -1 < x < 1 \\ 1 & x \ge 1 "
            r"\end{cases}",
            code="np.clip((x + 1) / 2, 0, 1)",
            use=Text(
                en="Gates that may close and open altogether.",
                zh="可以完全关上、完全打开的门。",
            ),
            avoid=Text(
                en="Scores often lie beyond ±1: the slope there is 0.",
                zh="得分常常超出 ±1：那里斜率是 0。",
            ),
        ),
        Entry(
            "hard_tanh",
            tex=r"\min(\max(-1, x), 1)",
            code="np.clip(x, -1, 1)",
            use=Text(
                en="`tanh` as a straight line from −1 to 1, for small devices.",
                zh="从 −1 到 1 是直线的 `tanh`，用于小设备。",
            ),
            avoid=Text(
                en="Numbers often lie beyond ±1: the slope there is 0.",
                zh="数常常超出 ±1：那里斜率是 0。",
            ),
        ),
        Entry(
            "log_sigmoid",
            tex=r"\ln \sigma(x) = -\ln(1 + e^{-x})",
            code="-np.log1p(np.exp(-x))",
            use=Text(
                en="A loss of your own that needs the logarithm of a probability: more exact than "
                "taking both one after the other.",
                zh="自己写的损失里要用概率的对数：比先算 sigmoid 再取对数准。",
            ),
            avoid=Text(
                en="`BinaryCrossentropy(from_logits=True)` does the same for you.",
                zh="`BinaryCrossentropy(from_logits=True)` 已经替你这样算了。",
            ),
            picture=replace(CURVE, limits=(-4, 1.1)),
        ),
    ),
)
