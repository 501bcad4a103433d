"""Layers of units, layers that are an activation function, and layers of words."""

from neuronbook.i18n import Text
from neuronbook.sheets.entries import Entry, Group

__all__ = ["ACTIVATING", "DENSE", "TOKENS"]

SAME = "(batch, inputs)"

DENSE = Group(
    "dense",
    axes=("batch", "inputs"),
    entries=(
        Entry(
            "Input",
            code="",
            shape="(batch, *shape)",
            weights="0",
            example={"shape": (3,)},
            use=Text(
                en="The first line of every model: the shape of one example, without the batch.",
                zh="每个模型的第一行：一个样本的形状，不含批。",
            ),
            avoid=Text(
                en="`input_shape=` in the first layer, as older code has it.",
                zh="像旧代码那样在第一层写 `input_shape=`。",
            ),
            chapter="ch01-keras",
        ),
        Entry(
            "Dense",
            tex=r"y = f(x W + b)",
            code="x @ kernel + bias",
            shape="(batch, units)",
            weights="inputs * units + units",
            example={"units": 4},
            use=Text(
                en="Tables, and the end of nearly every network: each unit sees all inputs.",
                zh="表格数据，以及几乎每个网络的末尾：每个单元都看到全部输入。",
            ),
            avoid=Text(
                en="Raw pictures and sounds: it must learn every place anew; put convolutions "
                "before it.",
                zh="原始的图片和声音：每个位置都得重新学，前面要放卷积层。",
            ),
            chapter="ch02-layers",
        ),
        Entry(
            "EinsumDense",
            tex=r"y = \operatorname{einsum}(x, W) + b",
            code="np.einsum(equation, x, kernel) + bias",
            shape="(batch, output_shape)",
            weights="inputs * output_shape + output_shape",
            example={"equation": "ab,bc->ac", "output_shape": 4, "bias_axes": "c"},
            use=Text(
                en="A dense layer over axes of your choice, as in attention.",
                zh="在你指定的轴上做全连接，如注意力里那样。",
            ),
            avoid=Text(en="`Dense` says the same.", zh="`Dense` 就能表达。"),
        ),
        Entry(
            "Activation",
            tex="y = f(x)",
            code="np.maximum(0, x)",
            shape=SAME,
            weights="0",
            example={"activation": "relu"},
            use=Text(
                en="Something stands between the sums and the activation: batch normalization.",
                zh="求和与激活函数之间还要放别的：批量归一化。",
            ),
            avoid=Text(
                en='Nothing stands between: write `activation="relu"`.',
                zh='中间没有别的：直接写 `activation="relu"`。',
            ),
            chapter="ch02-keras",
        ),
        Entry(
            "Lambda",
            tex="y = f(x)",
            code="x**2",
            shape=SAME,
            weights="0",
            example={"function": "square"},
            use=Text(
                en="To try a line of your own inside a model.",
                zh="在模型里试一行自己的代码。",
            ),
            avoid=Text(
                en="The model will be saved: a file with it runs code when loaded, so Keras "
                "refuses. Write a layer.",
                zh="模型要保存：含有它的文件一加载就会运行代码，Keras 因此拒绝。要写成一个层。",
            ),
        ),
    ),
)

ACTIVATING = Group(
    "activating",
    axes=("batch", "inputs"),
    entries=(
        Entry(
            "ReLU",
            tex=r"\max(0, x)",
            code="np.maximum(0, x)",
            shape=SAME,
            weights="0",
            use=Text(
                en="As a layer of its own after batch normalization; `max_value=6` bounds it.",
                zh="放在批量归一化之后单独成层；`max_value=6` 给它上限。",
            ),
            avoid=Text(en='`activation="relu"` does.', zh='写 `activation="relu"` 就够。'),
            chapter="ch02-relu",
        ),
        Entry(
            "LeakyReLU",
            tex=r"\begin{cases} x & x \ge 0 \\ s\,x & x < 0 \end{cases}",
            code="np.where(x >= 0, x, negative_slope * x)",
            shape=SAME,
            weights="0",
            use=Text(
                en="No unit shall die.",
                zh="不让单元死掉。",
            ),
            avoid=Text(
                en="You expect the slope of the function `leaky_relu`: that is 0.2.",
                zh="以为斜率与函数 `leaky_relu` 相同：那里是 0.2。",
            ),
            chapter="ch13-deeper",
        ),
        Entry(
            "PReLU",
            tex=r"\begin{cases} x & x \ge 0 \\ s_i\,x & x < 0 \end{cases}",
            code="np.where(x >= 0, x, alpha * x)",
            shape=SAME,
            weights="inputs",
            use=Text(
                en="The slope on the left shall be learned, one for each input.",
                zh="左边的斜率也要学，每个输入一个。",
            ),
            avoid=Text(
                en="Pictures without `shared_axes=[1, 2]`: it then learns a slope for each pixel.",
                zh="用于图片却不设 `shared_axes=[1, 2]`：每个像素都会有一个斜率。",
            ),
        ),
        Entry(
            "ELU",
            tex=r"\begin{cases} x & x > 0 \\ \alpha\,(e^x - 1) & x \le 0 \end{cases}",
            code="np.where(x > 0, x, alpha * np.expm1(x))",
            shape=SAME,
            weights="0",
            use=Text(en="As the function `elu`.", zh="同函数 `elu`。"),
            avoid=Text(en='`activation="elu"` does.', zh='写 `activation="elu"` 就够。'),
        ),
        Entry(
            "Softmax",
            tex=r"\frac{e^{x_k}}{\sum_j e^{x_j}}",
            code="np.exp(x) / np.exp(x).sum(axis=-1, keepdims=True)",
            shape=SAME,
            weights="0",
            use=Text(
                en="Added after training to a model that gives scores.",
                zh="训练完以后，接在给出得分的模型后面。",
            ),
            avoid=Text(
                en="While training with `from_logits=True`.",
                zh="训练时损失设了 `from_logits=True`。",
            ),
            chapter="ch02-softmax",
        ),
    ),
)

TOKENS = Group(
    "tokens",
    axes=("batch", "steps"),
    entries=(
        Entry(
            "Embedding",
            tex=r"y_t = E_{x_t}",
            code="embeddings[x]",
            shape="(batch, steps, output_dim)",
            weights="input_dim * output_dim",
            example={"input_dim": 10, "output_dim": 4},
            use=Text(
                en="Words, products, cities: a learned vector for each number.",
                zh="单词、商品、城市：每个编号一个学出来的向量。",
            ),
            avoid=Text(
                en="Numbers that measure something; fewer than about five categories: one-hot.",
                zh="有大小含义的数；类别不到五个左右：用独热编码。",
            ),
            chapter="ch12-encoding",
        ),
    ),
)
