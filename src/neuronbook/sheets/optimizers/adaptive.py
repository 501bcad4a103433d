"""Optimizers that give each weight a step of its own: Adam and its relatives, and the others."""

from neuronbook.i18n import Text
from neuronbook.sheets.entries import Entry, Group

__all__ = ["ADAM", "SCALED"]

MOMENTS = "m = beta_1 * m + (1 - beta_1) * g\nv = beta_2 * v + (1 - beta_2) * g**2\n"
MOMENTS_TEX = (
    r"m &\leftarrow \beta_1 m + (1 - \beta_1)\,g \\ v &\leftarrow \beta_2 v + (1 - \beta_2)\,g^2"
)

ADAM = Group(
    "adam",
    entries=(
        Entry(
            "Adam",
            tex=rf"\begin{{aligned}} {MOMENTS_TEX} \\ w &\leftarrow w - "
            r"\eta\,\frac{\sqrt{1 - \beta_2^t}}{1 - \beta_1^t} \frac{m}{\sqrt v + \epsilon} "
            r"\end{aligned}",
            start="m = v = 0",
            code=f"{MOMENTS}"
            "rate = learning_rate * np.sqrt(1 - beta_2**t) / (1 - beta_1**t)\n"
            "w = w - rate * m / (np.sqrt(v) + epsilon)",
            use=Text(
                en="The first choice. Works for most networks near its own learning rate, 0.001.",
                zh="首选。多数网络用默认学习率 0.001 上下就行。",
            ),
            avoid=Text(
                en="Weights are to decay: in Adam an L2 penalty acts unevenly; take AdamW. Memory "
                "is short: it keeps two numbers a weight.",
                zh="要让权重衰减：L2 惩罚在 Adam 里作用不均匀，用 AdamW。"
                "内存紧张：每个权重它要多存两个数。",
            ),
            chapter="ch03-optimizers",
        ),
        Entry(
            "AdamW",
            tex=rf"\begin{{aligned}} w &\leftarrow w - \eta \lambda w \\ {MOMENTS_TEX} \\ "
            r"w &\leftarrow w - "
            r"\eta\,\frac{\sqrt{1 - \beta_2^t}}{1 - \beta_1^t} \frac{m}{\sqrt v + \epsilon} "
            r"\end{aligned}",
            start="m = v = 0",
            code="w = w - learning_rate * weight_decay * w\n"
            f"{MOMENTS}"
            "rate = learning_rate * np.sqrt(1 - beta_2**t) / (1 - beta_1**t)\n"
            "w = w - rate * m / (np.sqrt(v) + epsilon)",
            use=Text(
                en="Transformers, fine-tuning, and wherever Adam overfits: every weight shrinks "
                "by the same share.",
                zh="Transformer、微调，以及 Adam 会过拟合的地方：每个权重都按同样的比例缩小。",
            ),
            avoid=Text(
                en="Biases and normalization should not shrink: name them with "
                "`exclude_from_weight_decay`.",
                zh="偏置和归一化层不该缩小：用 `exclude_from_weight_decay` 把它们除外。",
            ),
            chapter="ch15-decay",
        ),
        Entry(
            "Nadam",
            tex=rf"\begin{{aligned}} {MOMENTS_TEX} \\ w &\leftarrow w - \eta\,"
            r"\frac{\mu_{t+1} m / (1 - \prod_{i \le t+1} \mu_i) + (1 - \mu_t)\,g / "
            r"(1 - \prod_{i \le t} \mu_i)}{\sqrt{v / (1 - \beta_2^t)} + \epsilon} \\ "
            r"\mu_t &= \beta_1 \bigl(1 - \tfrac12 0.96^t\bigr) \end{aligned}",
            start="m = v = 0; product = 1",
            code=f"{MOMENTS}"
            "now = beta_1 * (1 - 0.5 * 0.96**t)\n"
            "next = beta_1 * (1 - 0.5 * 0.96 ** (t + 1))\n"
            "product = product * now\n"
            "ahead = next * m / (1 - product * next) + (1 - now) * g / (1 - product)\n"
            "w = w - learning_rate * ahead / (np.sqrt(v / (1 - beta_2**t)) + epsilon)",
            use=Text(
                en="As Adam, with Nesterov's look ahead: sometimes a little faster.",
                zh="同 Adam，加上 Nesterov 的往前看：有时略快。",
            ),
            avoid=Text(
                en="Results are compared with others', which mostly have Adam.",
                zh="要与别人的结果比较：别人多半用 Adam。",
            ),
        ),
        Entry(
            "Adamax",
            tex=r"\begin{aligned} m &\leftarrow \beta_1 m + (1 - \beta_1)\,g \\ "
            r"u &\leftarrow \max(\beta_2 u, \lvert g \rvert) \\ w &\leftarrow w - "
            r"\frac{\eta}{1 - \beta_1^t} \frac{m}{u + \epsilon} \end{aligned}",
            start="m = u = 0",
            code="m = beta_1 * m + (1 - beta_1) * g\n"
            "u = np.maximum(beta_2 * u, np.abs(g))\n"
            "w = w - learning_rate / (1 - beta_1**t) * m / (u + epsilon)",
            use=Text(
                en="Embeddings, most of whose gradients are 0 in any batch: it remembers the "
                "largest gradient.",
                zh="嵌入：一批里大多数梯度是 0。它记的是最大的梯度。",
            ),
            avoid=Text(
                en="A single huge gradient may come: the steps stay small for a long time.",
                zh="可能冒出一个极大的梯度：之后很久步子都很小。",
            ),
        ),
        Entry(
            "Lamb",
            tex=rf"\begin{{aligned}} {MOMENTS_TEX} \\ "
            r"r &= \frac{m / (1 - \beta_1^t)}{\sqrt{v / (1 - \beta_2^t)} + \epsilon} \qquad "
            r"w \leftarrow w - \eta\,\frac{\lVert w \rVert}{\lVert r \rVert}\,r \end{aligned}",
            start="m = v = 0",
            code=f"{MOMENTS}"
            "r = m / (1 - beta_1**t) / (np.sqrt(v / (1 - beta_2**t)) + epsilon)\n"
            "w = w - learning_rate * np.linalg.norm(w) / np.linalg.norm(r) * r",
            use=Text(
                en="Batches of thousands of examples: every layer moves by a share of its own "
                "size.",
                zh="一批有几千个样本：每一层的步子都按自己权重的大小取一个比例。",
            ),
            avoid=Text(
                en="Usual batches: Adam does as well.",
                zh="普通大小的批：Adam 一样好。",
            ),
        ),
        Entry(
            "ScheduleFreeAdamW",
            tex=r"\begin{aligned} v &\leftarrow \beta_2 v + (1 - \beta_2)\,g^2 \\ "
            r"x &= \frac{w - (1 - \beta_1)\,z}{\beta_1} \qquad z \leftarrow z - "
            r"\frac{\eta\,g}{\sqrt{v / (1 - \beta_2^t)} + \epsilon} \\ "
            r"x &\leftarrow x + \frac{z - x}{t} \qquad "
            r"w \leftarrow \beta_1 x + (1 - \beta_1)\,z \end{aligned}",
            start="v = 0; z = w",
            code="v = beta_2 * v + (1 - beta_2) * g**2\n"
            "x = (w - (1 - beta_1) * z) / beta_1\n"
            "z = z - learning_rate * g / (np.sqrt(v / (1 - beta_2**t)) + epsilon)\n"
            "x = x + (z - x) / t\n"
            "w = beta_1 * x + (1 - beta_1) * z",
            use=Text(
                en="You do not know how long training will last: averaging takes the place of a "
                "schedule.",
                zh="不知道要训练多久：用平均代替学习率调度。",
            ),
            avoid=Text(
                en="TensorFlow with the Keras of this page: it takes z after its step where the "
                "formula takes it before, so it does not compute the formula. Nor together with a "
                "schedule.",
                zh="在 TensorFlow 上用本页的 Keras：公式用的是走步之前的 z，"
                "它用的却是之后的，算出来的不是这个公式。也不要再配学习率调度。",
            ),
        ),
    ),
)

SCALED = Group(
    "scaled",
    entries=(
        Entry(
            "RMSprop",
            tex=r"v \leftarrow \rho v + (1 - \rho)\,g^2 \qquad "
            r"w \leftarrow w - \frac{\eta\,g}{\sqrt{v + \epsilon}}",
            start="v = 0",
            code="v = rho * v + (1 - rho) * g**2\nw = w - learning_rate * g / np.sqrt(v + epsilon)",
            use=Text(
                en="Recurrent networks and reinforcement learning: Adam without momentum.",
                zh="循环网络和强化学习：没有动量的 Adam。",
            ),
            avoid=Text(
                en="Nothing speaks for it: Adam is better known. The formula is that of "
                "`momentum=0` and `centered=False`.",
                zh="没有特别的理由：Adam 更常用。公式是 `momentum=0`、`centered=False` 时的。",
            ),
            chapter="ch03-optimizers",
        ),
        Entry(
            "Adagrad",
            tex=r"a \leftarrow a + g^2 \qquad w \leftarrow w - \frac{\eta\,g}{\sqrt{a + \epsilon}}",
            start="a = initial_accumulator_value",
            code="a = a + g**2\nw = w - learning_rate * g / np.sqrt(a + epsilon)",
            use=Text(
                en="Linear models with many features of which few occur in an example: words, "
                "clicks.",
                zh="特征很多、每个样本只出现几个的线性模型：单词、点击。",
            ),
            avoid=Text(
                en="Deep networks: its steps only ever shrink.",
                zh="深的网络：它的步子只会越来越小。",
            ),
        ),
        Entry(
            "Adadelta",
            tex=r"\begin{aligned} a &\leftarrow \rho a + (1 - \rho)\,g^2 \qquad "
            r"d = \sqrt{\frac{b + \epsilon}{a + \epsilon}}\;g \\ "
            r"b &\leftarrow \rho b + (1 - \rho)\,d^2 \qquad w \leftarrow w - \eta d \end{aligned}",
            start="a = b = 0",
            code="a = rho * a + (1 - rho) * g**2\n"
            "d = np.sqrt((b + epsilon) / (a + epsilon)) * g\n"
            "b = rho * b + (1 - rho) * d**2\n"
            "w = w - learning_rate * d",
            use=Text(
                en="Steps in the unit of the weights. Set `learning_rate=1`, as the paper has it.",
                zh="步子的单位与权重相同。要像论文那样设 `learning_rate=1`。",
            ),
            avoid=Text(
                en="As it comes: with Keras' own learning rate 0.001 it hardly moves.",
                zh="直接用默认设置：Keras 默认的学习率 0.001 让它几乎不动。",
            ),
        ),
    ),
)
