"""Layers that normalize, and layers that regularize."""

from neuronbook.i18n import Text
from neuronbook.sheets.entries import Entry, Group

__all__ = ["NORMALIZING", "REGULARIZING"]

AXES = ("batch", "inputs")
SAME = "(batch, inputs)"

NORMALIZING = Group(
    "normalizing",
    axes=AXES,
    entries=(
        Entry(
            "BatchNormalization",
            tex=r"\gamma \frac{x - m}{\sqrt{s^2 + \epsilon}} + \beta",
            code="gamma * (x - moving_mean) / np.sqrt(moving_variance + epsilon) + beta",
            shape=SAME,
            weights="4 * inputs",
            use=Text(
                en="Deep dense and convolutional networks. In training m and s² are those of the "
                "batch, afterwards moving averages, as in the line of code.",
                zh="深的全连接网络和卷积网络。训练时 m 和 s² 取自这一批，"
                "之后用移动平均，代码写的是后者。",
            ),
            avoid=Text(
                en="Batches of a few examples, recurrent layers. When fine-tuning, set "
                "`trainable = False`.",
                zh="一批只有几个样本；循环层。微调时要设 `trainable = False`。",
            ),
            chapter="ch05-normalize",
        ),
        Entry(
            "LayerNormalization",
            tex=r"\gamma \frac{x - m}{\sqrt{s^2 + \epsilon}} + \beta",
            code="m, s2 = x.mean(axis=-1, keepdims=True), x.var(axis=-1, keepdims=True)\n"
            "gamma * (x - m) / np.sqrt(s2 + epsilon) + beta",
            shape=SAME,
            weights="2 * inputs",
            use=Text(
                en="Transformers and recurrent networks: m and s² of each example, the same in "
                "training and afterwards.",
                zh="Transformer 和循环网络：m 和 s² 取自每个样本自己，训练时和之后都一样。",
            ),
            avoid=Text(
                en="The inputs are measurements in different units: scale each column.",
                zh="输入是单位不同的测量值：要逐列缩放。",
            ),
        ),
        Entry(
            "GroupNormalization",
            tex=r"\gamma \frac{x - m_g}{\sqrt{s_g^2 + \epsilon}} + \beta",
            code="parts = x.reshape(batch, groups, -1)\n"
            "m, s2 = parts.mean(axis=-1, keepdims=True), parts.var(axis=-1, keepdims=True)\n"
            "gamma * ((parts - m) / np.sqrt(s2 + epsilon)).reshape(x.shape) + beta",
            shape=SAME,
            weights="2 * inputs",
            example={"groups": 2},
            use=Text(
                en="Pictures in batches too small for batch normalization: m and s² of groups of "
                "channels.",
                zh="图片每批太少、批量归一化不稳：m 和 s² 取自一组通道。",
            ),
            avoid=Text(
                en="The channels do not divide into `groups`.",
                zh="通道数不能被 `groups` 整除。",
            ),
        ),
        Entry(
            "RMSNormalization",
            tex=r"\gamma \frac{x}{\sqrt{\overline{x^2} + \epsilon}}",
            code="scale * x / np.sqrt(np.mean(x**2, axis=-1, keepdims=True) + epsilon)",
            shape=SAME,
            weights="inputs",
            use=Text(
                en="Large language models: as LayerNormalization without the mean, cheaper.",
                zh="大语言模型：同 LayerNormalization，但不减均值，更省。",
            ),
            avoid=Text(en="The mean is far from zero.", zh="均值离零很远。"),
        ),
        Entry(
            "UnitNormalization",
            tex=r"\frac{x}{\lVert x \rVert}",
            code="x / np.linalg.norm(x, axis=-1, keepdims=True)",
            shape=SAME,
            weights="0",
            use=Text(
                en="Vectors of which only the direction counts: before `Circle`.",
                zh="只看方向的向量：放在 `Circle` 损失之前。",
            ),
            avoid=Text(en="Lengths mean something.", zh="长度有含义。"),
        ),
        Entry(
            "SpectralNormalization",
            tex=r"W \leftarrow W / \sigma_\text{max}(W)",
            shape="(batch, 4)",
            weights="(inputs * 4 + 4) + 4",
            example={"layer": "Dense(4)"},
            use=Text(
                en="Wraps a layer so that it stretches no direction: discriminators.",
                zh="包住一层，使它不拉长任何方向：判别器。",
            ),
            avoid=Text(en="Ordinary networks: it costs time.", zh="一般的网络：费时间。"),
        ),
    ),
)

REGULARIZING = Group(
    "regularizing",
    axes=AXES,
    entries=(
        Entry(
            "Dropout",
            tex=r"\frac{d\,x}{1 - r} \qquad P(d = 1) = 1 - r",
            code="mask * x / (1 - rate)",
            shape=SAME,
            weights="0",
            example={"rate": 0.3},
            use=Text(
                en="Overfitting dense layers, with 0.2 to 0.5, in training only.",
                zh="会过拟合的全连接层，比率 0.2 到 0.5；只在训练时起作用。",
            ),
            avoid=Text(
                en="The network underfits; right before the output of a regression; between "
                "convolutions (SpatialDropout).",
                zh="网络欠拟合；紧挨着回归的输出；卷积层之间（用 SpatialDropout）。",
            ),
            chapter="ch05-dropout",
        ),
        Entry(
            "SpatialDropout1D",
            tex=r"\frac{d_c\,x_{tc}}{1 - r}",
            shape="x.shape",
            weights="0",
            example={"rate": 0.3},
            relatives=("SpatialDropout2D", "SpatialDropout3D"),
            use=Text(
                en="Between convolutions: drops whole channels, as neighbouring places say the "
                "same.",
                zh="卷积层之间：整个通道一起失活，因为相邻位置的内容差不多。",
            ),
            avoid=Text(en="Dense layers.", zh="全连接层。"),
        ),
        Entry(
            "GaussianNoise",
            tex=r"x + \sigma z",
            code="x + stddev * z",
            shape=SAME,
            weights="0",
            example={"stddev": 0.1},
            use=Text(
                en="Scaled inputs, or denoising autoencoders; in training only.",
                zh="缩放过的输入，或去噪自编码器；只在训练时起作用。",
            ),
            avoid=Text(en="Inputs that are not scaled.", zh="没有缩放的输入。"),
            chapter="ch17-denoising",
        ),
        Entry(
            "GaussianDropout",
            tex=r"x \Bigl(1 + \sqrt{\tfrac{r}{1 - r}}\,z\Bigr)",
            code="x * (1 + np.sqrt(rate / (1 - rate)) * z)",
            shape=SAME,
            weights="0",
            example={"rate": 0.3},
            use=Text(
                en="As dropout, with factors around 1 instead of 0 or more.",
                zh="同随机失活，但乘的是 1 上下的数，而不是置零。",
            ),
            avoid=Text(en="Ordinary dropout does.", zh="普通的随机失活就够。"),
        ),
        Entry(
            "AlphaDropout",
            tex=r"a\,(d\,x + (1 - d)\,\alpha') + b",
            shape=SAME,
            weights="0",
            example={"rate": 0.1},
            use=Text(
                en="With `selu`: keeps mean and variance.",
                zh="配 `selu`：保持均值和方差。",
            ),
            avoid=Text(en="Any other activation function.", zh="别的激活函数。"),
        ),
        Entry(
            "ActivityRegularization",
            tex=r"L \leftarrow L + \lambda_1 \sum \lvert x \rvert + \lambda_2 \sum x^2",
            code="x",
            shape=SAME,
            weights="0",
            example={"l1": 0.01},
            use=Text(
                en="Sparse codes: outputs are to be near zero. Adds to the loss, changes nothing "
                "else.",
                zh="稀疏编码：让输出接近零。只往损失里加一项，别的不变。",
            ),
            avoid=Text(
                en="The weights are to be small: `kernel_regularizer`.",
                zh="想让权重变小：用 `kernel_regularizer`。",
            ),
            chapter="ch15-penalties",
        ),
    ),
)
