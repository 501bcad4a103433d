"""Layers of sequences, step by step."""

from neuronbook.i18n import Text
from neuronbook.sheets.entries import Entry, Group

__all__ = ["RECURRENT"]

SIGMOID = "sigmoid = lambda s: 1 / (1 + np.exp(-s))\n"

RECURRENT = Group(
    "recurrent",
    axes=("batch", "steps", "inputs"),
    entries=(
        Entry(
            "SimpleRNN",
            tex=r"h_t = \tanh(x_t W + h_{t-1} U + b)",
            code="h = np.zeros((batch, units))\n"
            "for t in range(steps):\n"
            "    h = np.tanh(x[:, t] @ kernel + h @ recurrent_kernel + bias)\n"
            "h",
            shape="(batch, units)",
            weights="units * (inputs + units + 1)",
            example={"units": 4},
            use=Text(
                en="To see how recurrence works; short sequences.",
                zh="看懂循环是怎么回事；短序列。",
            ),
            avoid=Text(
                en="More than some twenty steps: gradients vanish.",
                zh="超过二十来步：梯度会消失。",
            ),
            chapter="ch11-chain",
        ),
        Entry(
            "LSTM",
            tex=r"\begin{aligned} (i, f, g, o) &= x_t W + h_{t-1} U + b \\ "
            r"c_t &= \sigma(f)\,c_{t-1} + \sigma(i) \tanh g \qquad "
            r"h_t = \sigma(o) \tanh c_t \end{aligned}",
            code=f"""\
{SIGMOID}h = c = np.zeros((batch, units))
for t in range(steps):
    s = x[:, t] @ kernel + h @ recurrent_kernel + bias
    i, f, g, o = np.split(s, 4, axis=-1)
    c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
    h = sigmoid(o) * np.tanh(c)
h""",
            shape="(batch, units)",
            weights="4 * units * (inputs + units + 1)",
            example={"units": 4},
            use=Text(
                en="Time series and other sequences of up to some hundred steps. "
                "`return_sequences=True` gives all steps, for a second recurrent layer.",
                zh="几百步以内的时间序列等。"
                "`return_sequences=True` 给出每一步，供下一个循环层使用。",
            ),
            avoid=Text(
                en="Long texts with much data: attention. Tables with few time steps: boosted "
                "trees are a strong rival.",
                zh="长文本、数据很多：用注意力。时间步很少的表格：提升树是强劲的对手。",
            ),
        ),
        Entry(
            "GRU",
            tex=r"\begin{aligned} z &= \sigma(a_z + b_z) \quad r = \sigma(a_r + b_r) \quad "
            r"n = \tanh(a_n + r\,b_n) \\ h_t &= z\,h_{t-1} + (1 - z)\,n \qquad "
            r"a = x_t W + b \quad b = h_{t-1} U + c \end{aligned}",
            code=f"""\
{SIGMOID}h = np.zeros((batch, units))
for t in range(steps):
    az, ar, an = np.split(x[:, t] @ kernel + bias[0], 3, axis=-1)
    bz, br, bn = np.split(h @ recurrent_kernel + bias[1], 3, axis=-1)
    z, n = sigmoid(az + bz), np.tanh(an + sigmoid(ar + br) * bn)
    h = z * h + (1 - z) * n
h""",
            shape="(batch, units)",
            weights="3 * units * (inputs + units + 2)",
            example={"units": 4},
            use=Text(
                en="As LSTM with a quarter fewer weights.",
                zh="同 LSTM，权重少四分之一。",
            ),
            avoid=Text(en="As LSTM.", zh="同 LSTM。"),
        ),
        Entry(
            "Bidirectional",
            tex=r"y = (\overrightarrow{h}, \overleftarrow{h})",
            shape="(batch, 2 * 4)",
            weights="2 * (4 * 4 * (inputs + 4 + 1))",
            example={"layer": "LSTM(4)"},
            use=Text(
                en="The whole sequence is there before the answer: a sentence to be judged.",
                zh="回答之前整个序列都在：判断一句话。",
            ),
            avoid=Text(
                en="Forecasts: it would look into the future.",
                zh="预报：它会看到未来。",
            ),
        ),
        Entry(
            "TimeDistributed",
            tex=r"y_t = f(x_t)",
            shape="(batch, steps, 4)",
            weights="inputs * 4 + 4",
            example={"layer": "Dense(4)"},
            use=Text(
                en="The same layer at each step: every picture of a film.",
                zh="每一步都用同一个层：视频里的每一帧。",
            ),
            avoid=Text(
                en="`Dense`, which does so by itself.",
                zh="`Dense`：它本来就这样。",
            ),
        ),
        Entry(
            "ConvLSTM1D",
            tex=r"(i, f, g, o) = x_t * W + h_{t-1} * U + b",
            relatives=("ConvLSTM2D", "ConvLSTM3D"),
            example={"filters": 4, "kernel_size": 3},
            use=Text(
                en="Sequences of pictures: rain radar. An LSTM whose products are convolutions.",
                zh="图片的序列：降雨雷达。把 LSTM 里的乘法换成卷积。",
            ),
            avoid=Text(en="Few sequences: it has many weights.", zh="序列不多：它的权重很多。"),
        ),
        Entry(
            "Masking",
            tex=r"m_t = [\exists i: x_{ti} \ne 0]",
            code="x",
            shape="(batch, steps, inputs)",
            weights="0",
            use=Text(
                en="Sequences of different length filled up with zeros: later layers skip these "
                "steps.",
                zh="长短不一的序列，用零补到一样长：后面的层会跳过补的那些步。",
            ),
            avoid=Text(
                en="Zeros that mean something; layers that take no mask, such as convolutions.",
                zh="零有含义；后面是不认掩码的层，例如卷积。",
            ),
        ),
    ),
)
