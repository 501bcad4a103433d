"""Activation functions that let positive numbers through: straight ones and smooth ones."""

from neuronbook.i18n import Text
from neuronbook.sheets.entries import Entry, Group, Picture

__all__ = ["CURVE", "RECTIFIERS", "SMOOTH"]

CURVE = Picture(
    Text(en="x; dashed: the derivative", zh="x；虚线是导数"),
    start=-4,
    stop=4,
    limits=(-1.5, 3),
    with_slope=True,
)

RECTIFIERS = Group(
    "rectifiers",
    picture=CURVE,
    entries=(
        Entry(
            "relu",
            tex=r"\max(0, x)",
            code="np.maximum(0, x)",
            use=Text(
                en="The first choice in hidden layers of dense and convolutional networks, with "
                "He initialization.",
                zh="全连接网络和卷积网络隐藏层的首选，配 He 初始化。",
            ),
            avoid=Text(
                en="Many units are dead: their sums are negative for every example, the slope is "
                "0, and they learn nothing any more. Not in the last layer for targets below 0.",
                zh="死单元很多：对每个样本和都是负的，斜率为 0，再也学不动。"
                "目标可能小于 0 时，不要放在最后一层。",
            ),
            chapter="ch02-relu",
        ),
        Entry(
            "leaky_relu",
            tex=r"\begin{cases} x & x \ge 0 \\ s\,x & x < 0 \end{cases}",
            code="np.where(x >= 0, x, negative_slope * x)",
            use=Text(
                en="As `relu`, but no unit can die, as its left side has a slope too.",
                zh="同 `relu`，但左边也有斜率，单元不会死掉。",
            ),
            avoid=Text(
                en="You compare with other texts: the function has slope 0.2 by default, the "
                "layer `LeakyReLU` 0.3, the paper 0.01. Say which.",
                zh="要与别处的结果比较时留心：函数默认的斜率是 0.2，"
                "层 `LeakyReLU` 是 0.3，论文是 0.01。要写明用的是哪个。",
            ),
            chapter="ch02-activations",
        ),
        Entry(
            "relu6",
            tex=r"\min(\max(0, x), 6)",
            code="np.minimum(np.maximum(0, x), 6)",
            use=Text(
                en="Networks for phones that compute with 8-bit numbers, which a bounded range "
                "suits.",
                zh="在手机上用 8 位整数计算的网络：数有上限，便于量化。",
            ),
            avoid=Text(
                en="Nothing will be quantized: beyond 6 the slope is 0 as well.",
                zh="不打算量化：超过 6 之后斜率也是 0，没有好处。",
            ),
            chapter="ch18-lite",
            picture=Picture(CURVE.label, start=-4, stop=8, limits=(-1.5, 7), with_slope=True),
        ),
        Entry(
            "elu",
            tex=r"\begin{cases} x & x > 0 \\ \alpha\,(e^x - 1) & x \le 0 \end{cases}",
            code="np.where(x > 0, x, alpha * np.expm1(x))",
            use=Text(
                en="Hidden layers whose outputs should have a mean near zero, without batch "
                "normalization.",
                zh="隐藏层，希望输出的均值接近零，又不用批量归一化。",
            ),
            avoid=Text(
                en="Speed counts: an exponential costs more than a comparison.",
                zh="看重速度：算指数比做一次比较慢。",
            ),
            chapter="ch02-more",
        ),
        Entry(
            "celu",
            tex=r"\max(0, x) + \min\bigl(0, \alpha\,(e^{x / \alpha} - 1)\bigr)",
            code="np.maximum(0, x) + np.minimum(0, alpha * np.expm1(x / alpha))",
            use=Text(
                en="As `elu`, but without a kink at 0 for any `alpha`.",
                zh="同 `elu`，但无论 `alpha` 是多少，0 处都没有折点。",
            ),
            avoid=Text(
                en="`alpha` is 1: then both are the same, and `elu` is better known.",
                zh="`alpha` 是 1：两者完全相同，用更常见的 `elu` 即可。",
            ),
        ),
        Entry(
            "selu",
            tex=r"1.0507 \begin{cases} x & x > 0 \\ 1.6733\,(e^x - 1) & x \le 0 \end{cases}",
            code="1.0507009873554805 * np.where(x > 0, x, 1.6732632423543772 * np.expm1(x))",
            use=Text(
                en="Deep stacks of dense layers without normalization: with "
                "`lecun_normal` weights, mean 0 and variance 1 keep themselves.",
                zh="只有全连接层、不做归一化的深网络：权重用 `lecun_normal` 时，"
                "均值 0、方差 1 会自己保持下去。",
            ),
            avoid=Text(
                en="Convolutions, residual connections, or ordinary dropout (it needs "
                "`AlphaDropout`): the balance is lost.",
                zh="有卷积、残差连接，或者普通的随机失活（要用 `AlphaDropout`）：平衡就没有了。",
            ),
            chapter="ch02-more",
        ),
    ),
)

SMOOTH = Group(
    "smooth",
    picture=CURVE,
    entries=(
        Entry(
            "silu",
            tex=r"x\,\sigma(x) = \frac{x}{1 + e^{-x}}",
            code="x / (1 + np.exp(-x))",
            use=Text(
                en="Deep convolutional networks (EfficientNet); smooth, and slightly negative "
                "left of 0.",
                zh="深的卷积网络（EfficientNet）；处处光滑，0 的左边略小于零。",
            ),
            avoid=Text(
                en="Speed on small devices counts: take `hard_silu`.",
                zh="要在小设备上跑得快：用 `hard_silu`。",
            ),
            chapter="ch02-more",
        ),
        Entry(
            "gelu",
            tex=r"\frac{x}{2} \Bigl(1 + \operatorname{erf} \frac{x}{\sqrt 2}\Bigr)",
            code="from scipy.special import erf\n\nx / 2 * (1 + erf(x / np.sqrt(2)))",
            use=Text(
                en="Transformers, whose usual choice it is.",
                zh="Transformer 里通常用它。",
            ),
            avoid=Text(
                en="A pretrained network was trained with `approximate=True`: use the same.",
                zh="预训练的网络用的是 `approximate=True`：这时要用同样的设置。",
            ),
            chapter="ch02-more",
        ),
        Entry(
            "mish",
            tex=r"x \tanh\bigl( \ln(1 + e^x) \bigr)",
            code="x * np.tanh(np.log1p(np.exp(x)))",
            use=Text(
                en="A pretrained network has it (YOLOv4). Nearly the curve of `silu`.",
                zh="预训练的网络用了它（YOLOv4）。曲线与 `silu` 很接近。",
            ),
            avoid=Text(
                en="You start anew: `silu` costs less.",
                zh="从头训练：`silu` 更省。",
            ),
        ),
        Entry(
            "softplus",
            tex=r"\ln(1 + e^x)",
            code="np.log1p(np.exp(x))",
            use=Text(
                en="The last layer, where the result must be above 0: a count, a width, a "
                "standard deviation.",
                zh="最后一层，结果必须大于 0：计数、宽度、标准差。",
            ),
            avoid=Text(
                en="Hidden layers: `relu` learns as well and faster.",
                zh="隐藏层：`relu` 一样好，还更快。",
            ),
        ),
        Entry(
            "squareplus",
            tex=r"\tfrac12 \bigl( x + \sqrt{x^2 + b} \bigr)",
            code="(x + np.sqrt(x**2 + b)) / 2",
            use=Text(
                en="As `softplus`, without exponential or logarithm; `b` says how round it is.",
                zh="同 `softplus`，但不用算指数和对数；`b` 决定拐弯有多圆。",
            ),
            avoid=Text(
                en="The result should be exactly near 0 on the left: it falls only slowly.",
                zh="要求左边很快降到 0：它降得慢。",
            ),
        ),
        Entry(
            "sparse_plus",
            tex=r"\begin{cases} 0 & x \le -1 \\ \tfrac14 (x + 1)^2 & -1 < x < 1 \\ x & x \ge 1 "
            r"\end{cases}",
            code="np.where(x <= -1, 0, np.where(x < 1, (x + 1) ** 2 / 4, x))",
            use=Text(
                en="As `softplus`, but exactly 0 below −1: many outputs are 0.",
                zh="同 `softplus`，但 −1 以下恰好是 0：许多输出为零。",
            ),
            avoid=Text(
                en="A unit must not die: below −1 the slope is 0.",
                zh="不希望有死单元：−1 以下斜率是 0。",
            ),
        ),
        Entry(
            "hard_silu",
            tex=r"x \, \frac{\min(\max(0, x + 3), 6)}{6}",
            code="x * np.clip(x + 3, 0, 6) / 6",
            use=Text(
                en="`silu` put together from straight pieces, for small devices (MobileNetV3).",
                zh="由直线段拼成的 `silu`，用于小设备（MobileNetV3）。",
            ),
            avoid=Text(
                en="The network runs on a large machine: `silu` is smooth.",
                zh="在大机器上运行：`silu` 更光滑。",
            ),
        ),
    ),
)
