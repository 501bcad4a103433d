"""What weights are before training: drawn to a scale, drawn at random, or fixed."""

from neuronbook.i18n import Text
from neuronbook.sheets.entries import Entry, Group
from neuronbook.sheets.initializers.densities import WEIGHTS

__all__ = ["FIXED", "RANDOM", "SCALED"]

CUT = "0.8796256610342398"
"""The standard deviation of a standard normal distribution that is cut off at −2 and 2."""

SCALED = Group(
    "scaled",
    picture=WEIGHTS,
    entries=(
        Entry(
            "GlorotUniform",
            tex=r"w = a\,(2u - 1) \qquad a = \sqrt{\frac{6}{n_\text{in} + n_\text{out}}}",
            code="np.sqrt(6 / (fan_in + fan_out)) * (2 * u - 1)",
            use=Text(
                en="What `Dense` and `Conv2D` take if you say nothing. Good with `tanh`, "
                "`sigmoid`, `softmax` and no activation.",
                zh="不写时 `Dense` 和 `Conv2D` 就用它。配 `tanh`、`sigmoid`、`softmax` "
                "或没有激活函数的层。",
            ),
            avoid=Text(
                en="Many layers with `relu`: the signal halves from layer to layer. Take He.",
                zh="许多层 `relu`：信号逐层减半。用 He 初始化。",
            ),
            chapter="ch11-initialization",
        ),
        Entry(
            "GlorotNormal",
            tex=r"w = \frac{\sigma t}{0.8796} \qquad "
            r"\sigma = \sqrt{\frac{2}{n_\text{in} + n_\text{out}}}",
            code=f"np.sqrt(2 / (fan_in + fan_out)) / {CUT} * t",
            use=Text(
                en="As GlorotUniform, with the same variance, in the shape of a bell.",
                zh="同 GlorotUniform，方差相同，只是呈钟形。",
            ),
            avoid=Text(
                en="You hope for better results than with GlorotUniform: the variance matters, "
                "not the shape.",
                zh="指望它比 GlorotUniform 更好：起作用的是方差，不是形状。",
            ),
            chapter="ch11-initialization",
        ),
        Entry(
            "HeNormal",
            tex=r"w = \frac{\sigma t}{0.8796} \qquad \sigma = \sqrt{\frac{2}{n_\text{in}}}",
            code=f"np.sqrt(2 / fan_in) / {CUT} * t",
            use=Text(
                en="Layers with `relu` and its relatives: the factor 2 makes up for the half that "
                "`relu` sets to zero.",
                zh="用 `relu` 一类激活函数的层：因子 2 补上被 `relu` 置零的那一半。",
            ),
            avoid=Text(
                en="The last layer, or `tanh`: the outputs begin too large.",
                zh="最后一层，或者 `tanh`：输出一开始就太大。",
            ),
            chapter="ch11-initialization",
        ),
        Entry(
            "HeUniform",
            tex=r"w = a\,(2u - 1) \qquad a = \sqrt{\frac{6}{n_\text{in}}}",
            code="np.sqrt(6 / fan_in) * (2 * u - 1)",
            use=Text(
                en="As HeNormal, with the same variance, and no weight is far off.",
                zh="同 HeNormal，方差相同，没有离得很远的权重。",
            ),
            avoid=Text(
                en="As HeNormal.",
                zh="同 HeNormal。",
            ),
            chapter="ch11-initialization",
        ),
        Entry(
            "LecunNormal",
            tex=r"w = \frac{\sigma t}{0.8796} \qquad \sigma = \sqrt{\frac{1}{n_\text{in}}}",
            code=f"np.sqrt(1 / fan_in) / {CUT} * t",
            use=Text(
                en="Layers with `selu`, which needs exactly this variance.",
                zh="用 `selu` 的层：它需要的正是这个方差。",
            ),
            avoid=Text(
                en="`relu` in many layers: use He.",
                zh="许多层 `relu`：用 He 初始化。",
            ),
            chapter="ch02-more",
        ),
        Entry(
            "LecunUniform",
            tex=r"w = a\,(2u - 1) \qquad a = \sqrt{\frac{3}{n_\text{in}}}",
            code="np.sqrt(3 / fan_in) * (2 * u - 1)",
            use=Text(
                en="As LecunNormal, with the same variance, and no weight is far off.",
                zh="同 LecunNormal，方差相同，没有离得很远的权重。",
            ),
            avoid=Text(
                en="As LecunNormal.",
                zh="同 LecunNormal。",
            ),
        ),
        Entry(
            "VarianceScaling",
            tex=r"\operatorname{Var}(w) = \frac{\text{scale}}{n}",
            code="n = {'fan_in': fan_in, 'fan_out': fan_out, 'fan_avg': (fan_in + fan_out) / 2}\n"
            "std = np.sqrt(scale / n[mode])\n"
            f"{{'truncated_normal': std * t / {CUT},\n"
            " 'untruncated_normal': std * z,\n"
            " 'uniform': np.sqrt(3) * std * (2 * u - 1)}[distribution]",
            use=Text(
                en="A variance of your own. Glorot, He and LeCun are special cases: scale 1 by "
                "the mean of both sides, 2 by the inputs, 1 by the inputs.",
                zh="自己定方差。Glorot、He、LeCun 都是它的特例："
                "按两侧的平均取 1、按输入取 2、按输入取 1。",
            ),
            avoid=Text(
                en="One of the three named ones fits: their names say more.",
                zh="那三种里有合适的：名字更清楚。",
            ),
            chapter="ch11-initialization",
        ),
    ),
)

RANDOM = Group(
    "random",
    entries=(
        Entry(
            "RandomNormal",
            tex=r"w = \mu + \sigma z",
            code="mean + stddev * z",
            picture=WEIGHTS,
            use=Text(
                en="To try what a given spread does. Embeddings in some published networks.",
                zh="想看某个离散程度有什么后果；一些发表的网络用它来初始化嵌入。",
            ),
            avoid=Text(
                en="Layers of different width: its spread does not follow the number of inputs, "
                "so signals vanish or explode.",
                zh="各层宽度不同：它的离散程度不随输入个数变，信号会消失或爆炸。",
            ),
            chapter="ch11-norms",
        ),
        Entry(
            "TruncatedNormal",
            tex=r"w = \mu + \sigma t",
            code="mean + stddev * t",
            picture=WEIGHTS,
            use=Text(
                en="As RandomNormal, but nothing lies beyond 2 standard deviations.",
                zh="同 RandomNormal，但没有超出两倍标准差的权重。",
            ),
            avoid=Text(
                en="`stddev` is to be the spread of the weights: cut off, it is 0.88 times that.",
                zh="要求权重的标准差恰好是 `stddev`：截去两端后只有它的 0.88 倍。",
            ),
        ),
        Entry(
            "RandomUniform",
            tex=r"w = w_\text{min} + (w_\text{max} - w_\text{min})\,u",
            code="minval + (maxval - minval) * u",
            picture=WEIGHTS,
            use=Text(
                en="Embeddings, whose default it is; weights that must lie in a given range.",
                zh="嵌入层（默认就是它）；必须落在给定范围内的权重。",
            ),
            avoid=Text(
                en="Layers of different width, as RandomNormal.",
                zh="各层宽度不同，理由同 RandomNormal。",
            ),
        ),
        Entry(
            "Orthogonal",
            tex=r"W = g\,Q \qquad Z = Q R, \quad Q^\top Q = 1",
            code="q, r = np.linalg.qr(z)\ngain * q * np.sign(np.diag(r))",
            use=Text(
                en="Recurrent layers, whose default it is for the state: repeated multiplication "
                "keeps lengths.",
                zh="循环层的状态权重（默认就是它）：反复相乘，长度也不变。",
            ),
            avoid=Text(
                en="Very wide layers: the decomposition takes time.",
                zh="非常宽的层：做分解费时间。",
            ),
        ),
    ),
)

FIXED = Group(
    "fixed",
    entries=(
        Entry(
            "Zeros",
            tex="w = 0",
            code="np.zeros(shape)",
            use=Text(
                en="Biases, whose default it is.",
                zh="偏置（默认就是它）。",
            ),
            avoid=Text(
                en="Weights of hidden layers: all units then stay alike for ever.",
                zh="隐藏层的权重：所有单元会永远一模一样。",
            ),
            chapter="ch01-untrained",
        ),
        Entry(
            "Ones",
            tex="w = 1",
            code="np.ones(shape)",
            use=Text(
                en="Factors that should change nothing at first: gamma of batch normalization.",
                zh="一开始不起作用的因子：批量归一化的 gamma。",
            ),
            avoid=Text(
                en="Weights of hidden layers, as Zeros.",
                zh="隐藏层的权重，理由同 Zeros。",
            ),
            chapter="ch05-normalize",
        ),
        Entry(
            "Constant",
            tex="w = c",
            code="np.full(shape, value)",
            use=Text(
                en="The last bias: set to the log-odds of a rare class, training begins at the "
                "right share.",
                zh="最后一层的偏置：类别罕见时取它的对数胜算，一开始给出的比例就是对的。",
            ),
            avoid=Text(
                en="Weights of hidden layers, as Zeros.",
                zh="隐藏层的权重，理由同 Zeros。",
            ),
            chapter="ch06-imbalance",
        ),
        Entry(
            "Identity",
            tex="W = g\\,I",
            code="gain * np.eye(*shape)",
            use=Text(
                en="Recurrent layers with `relu`, and layers that should pass their inputs on at "
                "first. Matrices only.",
                zh="用 `relu` 的循环层，以及一开始只把输入原样传下去的层。只能用于矩阵。",
            ),
            avoid=Text(
                en="Several units should learn different things from the same inputs.",
                zh="希望几个单元从同样的输入学到不同的东西。",
            ),
        ),
        Entry(
            "STFT",
            tex=r"w_{t,k} = \frac{h_t}{\lVert h \rVert} \cos \frac{-2 \pi t k}{2 (n - 1)}",
            code="""\
from scipy.signal import get_window

time, channels, bins = shape
h = get_window(window, time, periodic)[:, np.newaxis]
angle = -2 * np.pi * np.arange(time)[:, np.newaxis] * np.arange(bins) / (2 * (bins - 1))
wave = {"real": np.cos, "imag": np.sin}[side](angle)
(h * wave / np.sqrt(np.sum(h**2)))[:, np.newaxis]""",
            use=Text(
                en="A convolution over sound that begins as a Fourier transform of short pieces.",
                zh="处理声音的卷积：一开始就是短时傅里叶变换。",
            ),
            avoid=Text(
                en="Anything but sound and vibrations.",
                zh="声音和振动以外的东西。",
            ),
        ),
    ),
)
