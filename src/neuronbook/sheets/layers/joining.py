"""Layers that join several inputs, and layers that only change the shape."""

from neuronbook.i18n import Text
from neuronbook.sheets.entries import Entry, Group

__all__ = ["JOINING", "SHAPING"]

SAME = "(batch, inputs)"

JOINING = Group(
    "joining",
    axes=("batch", "inputs"),
    entries=(
        Entry(
            "Add",
            tex="a + b",
            code="a + b",
            shape=SAME,
            weights="0",
            use=Text(
                en="Residual connections: what a block computes is added to what it was given.",
                zh="残差连接：把一块算出的结果加到它的输入上。",
            ),
            avoid=Text(
                en="Different shapes: first a dense layer.", zh="形状不同：先接一个全连接层。"
            ),
            chapter="ch11-shortcuts",
        ),
        Entry(
            "Subtract",
            tex="a - b",
            code="a - b",
            shape=SAME,
            weights="0",
            use=Text(
                en="What differs: two pictures, two texts.", zh="看差别：两张图片、两段文本。"
            ),
            avoid=Text(en="More than two inputs.", zh="输入多于两个。"),
        ),
        Entry(
            "Multiply",
            tex="a \\, b",
            code="a * b",
            shape=SAME,
            weights="0",
            use=Text(en="Gates and weights for channels.", zh="门，以及给通道加权。"),
            avoid=Text(
                en="Both may be large: products explode.", zh="两者都可能很大：乘积会爆炸。"
            ),
        ),
        Entry(
            "Average",
            tex=r"\tfrac12 (a + b)",
            code="(a + b) / 2",
            shape=SAME,
            weights="0",
            use=Text(en="Several models that answer together.", zh="几个模型一起回答。"),
            avoid=Text(en="One of them is much better.", zh="其中一个好得多。"),
        ),
        Entry(
            "Maximum",
            tex=r"\max(a, b)",
            code="np.maximum(a, b)",
            shape=SAME,
            weights="0",
            use=Text(en="Whichever finds more.", zh="谁找到的多就取谁。"),
            avoid=Text(en="Both should learn each time.", zh="希望两边每次都学到。"),
        ),
        Entry(
            "Minimum",
            tex=r"\min(a, b)",
            code="np.minimum(a, b)",
            shape=SAME,
            weights="0",
            use=Text(en="Both must agree.", zh="两边都要成立。"),
            avoid=Text(en="As Maximum.", zh="同 Maximum。"),
        ),
        Entry(
            "Concatenate",
            tex="(a, b)",
            code="np.concatenate([a, b], axis=-1)",
            shape="(batch, 2 * inputs)",
            weights="0",
            use=Text(
                en="Columns of different kinds, wide and deep paths, the two sides of a U-Net.",
                zh="不同种类的列、宽的和深的两条路、U-Net 的两侧。",
            ),
            avoid=Text(
                en="Shapes that differ beside the joined axis.", zh="除了要接的轴，形状还有不同。"
            ),
            chapter="ch07-network",
        ),
        Entry(
            "Dot",
            tex=r"\sum_i a_i b_i",
            code="np.sum(a * b, axis=-1, keepdims=True)",
            shape="(batch, 1)",
            weights="0",
            example={"axes": 1},
            use=Text(
                en="How well two vectors match: a user and a film. `normalize=True` is the cosine.",
                zh="两个向量合不合：用户和电影。`normalize=True` 就是余弦。",
            ),
            avoid=Text(
                en="The answer depends on more than the match.", zh="答案不只取决于合不合。"
            ),
        ),
    ),
)

SHAPING = Group(
    "shaping",
    axes=("batch", "height", "width", "channels"),
    entries=(
        Entry(
            "Flatten",
            tex=r"(h, w, c) \to h w c",
            code="x.reshape(batch, -1)",
            shape="(batch, height * width * channels)",
            weights="0",
            use=Text(
                en="Before a dense layer, after the convolutions.", zh="卷积之后、全连接层之前。"
            ),
            avoid=Text(
                en="Large pictures: the next layer gets millions of weights. Pool first.",
                zh="很大的图片：下一层会有上百万个权重。先做池化。",
            ),
            chapter="ch09-network",
        ),
        Entry(
            "Reshape",
            tex=r"(h, w, c) \to \text{target}",
            code="x.reshape(batch, *target_shape)",
            shape="(batch, *target_shape)",
            weights="0",
            example={"target_shape": (16, 12)},
            use=Text(en="Numbers into a picture, in a decoder.", zh="解码器里把数变成图片。"),
            avoid=Text(en="Axes are to be swapped: Permute.", zh="要交换轴：用 Permute。"),
            chapter="ch17-autoencoder",
        ),
        Entry(
            "Permute",
            tex=r"y_{\pi(i)} = x_i",
            code="x.transpose(0, *dims)",
            shape="(batch, channels, height, width)",
            weights="0",
            example={"dims": (3, 1, 2)},
            use=Text(en="Axes in another order, from 1.", zh="换轴的次序，从 1 数起。"),
            avoid=Text(en="The batch is to move: it cannot.", zh="想移动批那个轴：不行。"),
        ),
        Entry(
            "RepeatVector",
            tex=r"y_t = x",
            use=Text(
                en="One vector for every step of a decoder.", zh="给解码器的每一步同一个向量。"
            ),
            avoid=Text(en="Attention would look it up by itself.", zh="有注意力就不需要。"),
            example={"n": 3},
        ),
        Entry(
            "ZeroPadding2D",
            tex=r"(h, w) \to (h + 2, w + 2)",
            code="np.pad(x, [(0, 0), (1, 1), (1, 1), (0, 0)])",
            shape="(batch, height + 2, width + 2, channels)",
            weights="0",
            relatives=("ZeroPadding1D", "ZeroPadding3D"),
            use=Text(en="Another width at each side.", zh="四边补的宽度不同。"),
            avoid=Text(en='`padding="same"` does.', zh='`padding="same"` 就够。'),
            chapter="ch13-sizes",
        ),
        Entry(
            "Cropping2D",
            tex=r"(h, w) \to (h - 2, w - 2)",
            code="x[:, 1:-1, 1:-1]",
            shape="(batch, height - 2, width - 2, channels)",
            weights="0",
            example={"cropping": 1},
            relatives=("Cropping1D", "Cropping3D"),
            use=Text(en="Cutting off an edge.", zh="裁掉边缘。"),
            avoid=Text(en="With its default, which cuts nothing.", zh="用默认设置：什么都不裁。"),
        ),
        Entry(
            "UpSampling2D",
            tex=r"y_{pq} = x_{\lfloor p/2 \rfloor \lfloor q/2 \rfloor}",
            code="x.repeat(2, axis=1).repeat(2, axis=2)",
            shape="(batch, 2 * height, 2 * width, channels)",
            weights="0",
            relatives=("UpSampling1D", "UpSampling3D"),
            use=Text(
                en="Larger pictures in a decoder, before a convolution.",
                zh="解码器里放大图片，后接卷积。",
            ),
            avoid=Text(en="Alone: it learns nothing.", zh="单独使用：它什么都不学。"),
            chapter="ch17-autoencoder",
        ),
    ),
)
