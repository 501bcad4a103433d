"""Activation functions of a whole vector, and those that hidden layers seldom have."""

from dataclasses import replace

from neuronbook.i18n import Text
from neuronbook.sheets.activations.rectifiers import CURVE
from neuronbook.sheets.entries import Entry, Group, Picture

__all__ = ["OTHERS", "VECTORS"]

FIRST = Picture(
    Text(en="first output for the scores (x, 0)", zh="得分为 (x, 0) 时的第一个输出"),
    start=-4,
    stop=4,
    given=("x = np.array([x, 0.0])",),
    limits=(-0.1, 1.1),
)

VECTORS = Group(
    "vectors",
    picture=FIRST,
    entries=(
        Entry(
            "softmax",
            tex=r"\frac{e^{x_k}}{\sum_j e^{x_j}}",
            code="np.exp(x) / np.sum(np.exp(x), axis=axis, keepdims=True)",
            use=Text(
                en="The last layer for one of several classes: scores become probabilities that "
                "add up to 1.",
                zh="几个类别选一个时的最后一层：得分变成概率，加起来是 1。",
            ),
            avoid=Text(
                en="One output only: it is always 1. Several classes may be right at once: "
                "`sigmoid`. The loss has `from_logits=True`: nothing.",
                zh="只有一个输出：结果永远是 1。可以同时属于几类：用 `sigmoid`。"
                "损失设了 `from_logits=True`：什么都不加。",
            ),
            chapter="ch02-softmax",
        ),
        Entry(
            "log_softmax",
            tex=r"x_k - \ln \sum_j e^{x_j}",
            code="x - np.log(np.sum(np.exp(x), axis=axis, keepdims=True))",
            use=Text(
                en="A loss of your own that needs logarithms of probabilities.",
                zh="自己写的损失里要用概率的对数。",
            ),
            avoid=Text(
                en="Keras' cross-entropies: they want probabilities or scores.",
                zh="Keras 的交叉熵：它们要的是概率或得分。",
            ),
            picture=replace(FIRST, limits=(-4, 0.5)),
        ),
        Entry(
            "sparsemax",
            tex=r"\max(0, x_k - \tau) \qquad \sum_k \max(0, x_k - \tau) = 1",
            code="""\
s = -np.sort(-x, axis=axis)
k = np.arange(1, x.shape[axis] + 1)
tau = (np.cumsum(s, axis=axis) - 1) / k
size = np.sum(s > tau, axis=axis, keepdims=True)
np.maximum(0, x - np.take_along_axis(tau, size - 1, axis=axis))""",
            use=Text(
                en="As `softmax`, but classes far behind get exactly 0: attention that looks at "
                "few places.",
                zh="同 `softmax`，但落后很多的类别恰好得 0：只看少数几处的注意力。",
            ),
            avoid=Text(
                en="Cross-entropy follows: the logarithm of 0 is not finite. Nor in the Keras of "
                "this page: where several classes get more than 0, its results do not add up to "
                "1 (keras issue 23425, mended since).",
                zh="后面接交叉熵：0 的对数不是有限数。本页所用的 Keras 也不行：只要有几类大于 0，"
                "结果加起来就不是 1（keras issue 23425，新版已改正）。",
            ),
        ),
        Entry(
            "glu",
            tex=r"a\,\sigma(b) \qquad x = (a, b)",
            code="a, b = np.split(x, 2, axis=axis)\na / (1 + np.exp(-b))",
            use=Text(
                en="Gates: one half of the outputs says how much of the other half passes. Give "
                "the layer before it twice as many units.",
                zh="门控：输出的一半决定另一半通过多少。前一层的单元数要加倍。",
            ),
            avoid=Text(
                en="The number of units is odd.",
                zh="单元数是奇数。",
            ),
            picture=Picture(
                Text(en="x; a = x, b = 1", zh="x；a = x，b = 1"),
                start=-4,
                stop=4,
                given=("x = np.array([x, 1.0])",),
                limits=(-3, 3),
            ),
        ),
    ),
)

OTHERS = Group(
    "others",
    picture=replace(CURVE, limits=(-3, 3)),
    entries=(
        Entry(
            "linear",
            tex="x",
            code="x",
            use=Text(
                en="The last layer for a number, and for scores with `from_logits=True`. What a "
                "layer has if you say nothing.",
                zh="预测数值的最后一层，以及配 `from_logits=True` 的得分。不写激活函数时就是它。",
            ),
            avoid=Text(
                en="Between two dense layers: both together are then one.",
                zh="两个全连接层之间：那样两层合起来只相当于一层。",
            ),
            chapter="ch02-one",
        ),
        Entry(
            "exponential",
            tex="e^x",
            code="np.exp(x)",
            use=Text(
                en="The last layer where the result is above 0 and effects multiply: a rate for "
                "the Poisson loss.",
                zh="最后一层，结果大于 0，各因素是相乘的：配泊松损失的发生率。",
            ),
            avoid=Text(
                en="Scores may be large: 30 becomes ten million million. `softplus` is tamer.",
                zh="得分可能很大：30 会变成十万亿。`softplus` 温和得多。",
            ),
        ),
        Entry(
            "threshold",
            tex=r"\begin{cases} x & x > \theta \\ c & x \le \theta \end{cases}",
            code="np.where(x > threshold, x, default_value)",
            example={"threshold": 0.5, "default_value": -1.0},
            use=Text(
                en="A rule of your own inside a network: small numbers become one value.",
                zh="在网络里放一条自己的规则：小的数都换成同一个值。",
            ),
            avoid=Text(
                en="As a string: its two numbers would be missing.",
                zh="写成字符串：那样就缺了两个数。",
            ),
        ),
        Entry(
            "hard_shrink",
            tex=r"\begin{cases} x & \lvert x \rvert > \lambda \\ 0 & \lvert x \rvert \le \lambda "
            r"\end{cases}",
            code="np.where(np.abs(x) > threshold, x, 0)",
            use=Text(
                en="Denoising: what is small counts as noise and goes.",
                zh="去噪：小的数算作噪声，去掉。",
            ),
            avoid=Text(
                en="An ordinary hidden layer: it jumps, and is straight elsewhere.",
                zh="一般的隐藏层：它有跳跃，其余地方是直线。",
            ),
        ),
        Entry(
            "soft_shrink",
            tex=r"\operatorname{sign}(x) \max(0, \lvert x \rvert - \lambda)",
            code="np.sign(x) * np.maximum(0, np.abs(x) - threshold)",
            use=Text(
                en="Sparse codes: the step of an L1 penalty, which pulls small numbers to 0.",
                zh="稀疏编码：它正是 L1 惩罚的那一步，把小的数拉到 0。",
            ),
            avoid=Text(
                en="Large numbers must keep their size: all lose λ.",
                zh="大的数要保持原样：它让每个数都少 λ。",
            ),
            chapter="ch15-penalties",
        ),
        Entry(
            "tanh_shrink",
            tex=r"x - \tanh x",
            code="x - np.tanh(x)",
            use=Text(
                en="As `soft_shrink`, smooth everywhere.",
                zh="同 `soft_shrink`，处处光滑。",
            ),
            avoid=Text(
                en="An ordinary hidden layer: around 0 its slope is 0.",
                zh="一般的隐藏层：0 附近斜率是 0。",
            ),
        ),
    ),
)
