"""Layers that prepare columns and texts, as a part of the model."""

from neuronbook.i18n import Text
from neuronbook.sheets.entries import Entry, Group

__all__ = ["PREPARING"]

SAME = "(batch, inputs)"

PREPARING = Group(
    "preparing",
    axes=("batch", "inputs"),
    entries=(
        Entry(
            "Normalization",
            tex=r"\frac{x - m}{s}",
            code="(x - mean) / np.sqrt(variance)",
            shape=SAME,
            weights="0",
            example={"mean": [1.0, 2.0, 3.0], "variance": [4.0, 1.0, 9.0]},
            use=Text(
                en="Columns of numbers: `adapt(x_train)` once, and the model takes raw values. "
                "After `adapt` it keeps 2 × inputs + 1 numbers, none of which is trained.",
                zh="数值列：先 `adapt(x_train)` 一次，模型就能直接吃原始数据。"
                "`adapt` 之后它存 2 × inputs + 1 个数，都不参加训练。",
            ),
            avoid=Text(
                en="`adapt` on all data: that is a leak.",
                zh="用全部数据 `adapt`：那是泄漏。",
            ),
            chapter="ch12-layers",
        ),
        Entry(
            "Rescaling",
            tex=r"a x + b",
            code="x * scale + offset",
            shape=SAME,
            weights="0",
            example={"scale": 0.5, "offset": 1.0},
            use=Text(en="Pixels: `Rescaling(1 / 255)`.", zh="像素：`Rescaling(1 / 255)`。"),
            avoid=Text(
                en="The range is not known: Normalization.",
                zh="不知道范围：用 Normalization。",
            ),
            chapter="ch09-pixels",
        ),
        Entry(
            "Discretization",
            tex=r"\#\{j \mid b_j \le x\}",
            code="np.searchsorted(bin_boundaries, x, side='right')",
            shape=SAME,
            weights="0",
            example={"bin_boundaries": [-0.5, 0.0, 0.5]},
            use=Text(en="Age groups, times of day.", zh="年龄段、一天里的时段。"),
            avoid=Text(
                en="Networks bend by themselves: the number says more.",
                zh="网络自己会弯：原来的数信息更多。",
            ),
        ),
        Entry(
            "CategoryEncoding",
            tex=r"y_k = [\exists i: x_i = k]",
            code="(x[:, :, np.newaxis] == np.arange(num_tokens)).any(axis=1)",
            shape="(batch, num_tokens)",
            weights="0",
            example={"num_tokens": 5},
            use=Text(
                en="Numbers of categories into 0 and 1: `output_mode` is multi-hot unless you say "
                "`one_hot` or `count`.",
                zh="类别编号变成 0 和 1：默认是 multi-hot，可以改成 `one_hot` 或 `count`。",
            ),
            avoid=Text(en="Thousands of categories: Embedding.", zh="几千个类别：用 Embedding。"),
            chapter="ch12-encoding",
        ),
        Entry(
            "StringLookup",
            tex=r"x = v_k \;\to\; k \qquad x \notin v \;\to\; 0",
            shape=SAME,
            weights="0",
            example={"vocabulary": ["a", "b"]},
            use=Text(
                en="Words into numbers; 0 is kept for what the vocabulary lacks.",
                zh="词变成编号；0 留给词表里没有的。",
            ),
            avoid=Text(en="Free text: TextVectorization.", zh="自由文本：用 TextVectorization。"),
            chapter="ch12-encoding",
        ),
        Entry(
            "IntegerLookup",
            tex=r"x = v_k \;\to\; k \qquad x \notin v \;\to\; 0",
            shape=SAME,
            weights="0",
            example={"vocabulary": [10, 20]},
            use=Text(en="Postcodes, product numbers.", zh="邮编、商品编号。"),
            avoid=Text(en="Numbers that measure something.", zh="有大小含义的数。"),
        ),
        Entry(
            "TextVectorization",
            tex=r"\text{text} \to (k_1, k_2, \dots)",
            use=Text(
                en="Texts into numbers of words, with `adapt` on the training texts.",
                zh="文本变成词的编号，用训练文本 `adapt`。",
            ),
            avoid=Text(
                en="Chinese as it is: it cuts at spaces; give `split` a function of your own.",
                zh="直接用于中文：它按空格切；要给 `split` 一个自己的函数。",
            ),
        ),
        Entry(
            "Hashing",
            tex=r"h(x) \bmod n",
            shape=SAME,
            weights="0",
            example={"num_bins": 4},
            use=Text(
                en="Too many categories for a list, or new ones every day.",
                zh="类别多得列不出来，或者天天有新的。",
            ),
            avoid=Text(
                en="A few must not be confused: some share a number.",
                zh="有几类不能混：有些会撞到同一个编号。",
            ),
        ),
        Entry(
            "HashedCrossing",
            tex=r"h(x, y) \bmod n",
            use=Text(en="Pairs of categories: place and hour.", zh="两个类别的组合：地点和钟点。"),
            avoid=Text(en="Deep networks find pairs by themselves.", zh="深的网络自己会找到组合。"),
            example={"num_bins": 4},
        ),
    ),
)
