"""Layers of pictures, sounds and other things with places: convolution and pooling."""

from neuronbook.i18n import Text
from neuronbook.sheets.entries import Entry, Group

__all__ = ["CONVOLUTIONS", "POOLING"]

AXES = ("batch", "height", "width", "channels")
VALID = "(batch, height - kernel_size + 1, width - kernel_size + 1, {})"
WINDOWS = (
    "windows = np.lib.stride_tricks.sliding_window_view\n"
    "patches = windows(x, (kernel_size, kernel_size), axis=(1, 2))\n"
)

CONVOLUTIONS = Group(
    "convolutions",
    axes=AXES,
    entries=(
        Entry(
            "Conv2D",
            tex=r"y_{pqf} = \sum_{i,j,c} x_{p+i,\,q+j,\,c} W_{ijcf} + b_f",
            code=f'{WINDOWS}np.einsum("bpqcij,ijcf->bpqf", patches, kernel) + bias',
            shape=VALID.format("filters"),
            weights="kernel_size**2 * channels * filters + filters",
            example={"filters": 4, "kernel_size": 3},
            relatives=("Conv1D", "Conv3D"),
            use=Text(
                en="Pictures (1D: sound and time series; 3D: volumes, films): the same small "
                'pattern is looked for everywhere. `padding="same"` keeps the size.',
                zh="图片（1D：声音、时间序列；3D：立体数据、视频）：到处找同样的小图案。"
                '`padding="same"` 使大小不变。',
            ),
            avoid=Text(
                en="Tables, whose columns have no neighbours.",
                zh="表格：各列之间没有相邻关系。",
            ),
            chapter="ch13-filters",
        ),
        Entry(
            "DepthwiseConv2D",
            tex=r"y_{pqc} = \sum_{i,j} x_{p+i,\,q+j,\,c} W_{ijc} + b_c",
            code=f'{WINDOWS}np.einsum("bpqcij,ijcm->bpqc", patches, kernel) + bias',
            shape=VALID.format("channels"),
            weights="kernel_size**2 * channels + channels",
            example={"kernel_size": 3},
            relatives=("DepthwiseConv1D",),
            use=Text(
                en="Small devices: one filter a channel, mixed by a 1 × 1 convolution afterwards.",
                zh="小设备：每个通道一个卷积核，之后用 1 × 1 卷积混合。",
            ),
            avoid=Text(
                en="Alone: the channels never meet.",
                zh="单独使用：各通道之间没有联系。",
            ),
            chapter="ch16-imagenet",
        ),
        Entry(
            "SeparableConv2D",
            tex=r"y_{pqf} = \sum_{c} V_{cf} \sum_{i,j} x_{p+i,\,q+j,\,c} W_{ijc} + b_f",
            code=f'{WINDOWS}each = np.einsum("bpqcij,ijcm->bpqc", patches, depthwise_kernel)\n'
            "each @ pointwise_kernel[0, 0] + bias",
            shape=VALID.format("filters"),
            weights="kernel_size**2 * channels + channels * filters + filters",
            example={"filters": 4, "kernel_size": 3},
            relatives=("SeparableConv1D",),
            use=Text(
                en="Both steps in one: far fewer weights than `Conv2D`.",
                zh="两步合成一层：权重比 `Conv2D` 少得多。",
            ),
            avoid=Text(
                en="The first layer: three channels leave little to separate.",
                zh="第一层：只有三个通道，没有什么可分的。",
            ),
            chapter="ch16-imagenet",
        ),
        Entry(
            "Conv2DTranspose",
            tex=r"y_{p+i,\,q+j,\,f} \mathrel{+}= \sum_c x_{pqc} W_{ijfc}",
            code="""\
size = kernel_size - 1
y = np.zeros((batch, height + size, width + size, filters))
for i in range(kernel_size):
    for j in range(kernel_size):
        y[:, i : i + height, j : j + width] += x @ kernel[i, j].T
y + bias""",
            shape="(batch, height + kernel_size - 1, width + kernel_size - 1, filters)",
            weights="kernel_size**2 * channels * filters + filters",
            example={"filters": 4, "kernel_size": 3},
            relatives=("Conv1DTranspose", "Conv3DTranspose"),
            use=Text(
                en="Back to a larger picture: decoders, masks. `strides=2` doubles the size.",
                zh="回到更大的图片：解码器、分割。`strides=2` 使边长加倍。",
            ),
            avoid=Text(
                en="A chessboard shows in the result: `kernel_size` should be a multiple of "
                "`strides`, or use `UpSampling2D` and a convolution.",
                zh="结果里出现棋盘格：`kernel_size` 要是 `strides` 的倍数，"
                "或者改用 `UpSampling2D` 加卷积。",
            ),
            chapter="ch17-autoencoder",
        ),
    ),
)

HALF = "(batch, height // 2, width // 2, channels)"
BLOCKS = "blocks = x.reshape(batch, height // 2, 2, width // 2, 2, channels)\n"

POOLING = Group(
    "pooling",
    axes=AXES,
    entries=(
        Entry(
            "MaxPooling2D",
            tex=r"y_{pqc} = \max_{i,j \in \{0, 1\}} x_{2p+i,\,2q+j,\,c}",
            code=f"{BLOCKS}blocks.max(axis=(2, 4))",
            shape=HALF,
            weights="0",
            relatives=("MaxPooling1D", "MaxPooling3D"),
            use=Text(
                en="After a convolution: keeps the strongest of four, a quarter of the numbers.",
                zh="接在卷积之后：四个里留最强的，数少到四分之一。",
            ),
            avoid=Text(
                en="The exact place matters.",
                zh="准确的位置很要紧。",
            ),
            chapter="ch13-pooling",
        ),
        Entry(
            "AveragePooling2D",
            tex=r"y_{pqc} = \tfrac14 \sum_{i,j \in \{0, 1\}} x_{2p+i,\,2q+j,\,c}",
            code=f"{BLOCKS}blocks.mean(axis=(2, 4))",
            shape=HALF,
            weights="0",
            example={"pool_size": 2},
            relatives=("AveragePooling1D", "AveragePooling3D"),
            use=Text(en="Smoothing, making pictures smaller.", zh="平滑、缩小图片。"),
            avoid=Text(
                en="A pattern occurs once among many empty places: the mean hides it.",
                zh="图案只在一处出现、四周是空的：平均会把它盖住。",
            ),
            chapter="ch13-pooling",
        ),
        Entry(
            "GlobalAveragePooling2D",
            tex=r"y_c = \frac{1}{h w} \sum_{p,q} x_{pqc}",
            code="x.mean(axis=(1, 2))",
            shape="(batch, channels)",
            weights="0",
            relatives=("GlobalAveragePooling1D", "GlobalAveragePooling3D"),
            use=Text(
                en="Before the head, in place of `Flatten`: no weights, pictures of any size.",
                zh="放在分类头之前代替 `Flatten`：没有权重，图片大小不限。",
            ),
            avoid=Text(en="The place of a pattern matters.", zh="图案在哪里很要紧。"),
            chapter="ch16-imagenet",
        ),
        Entry(
            "GlobalMaxPooling2D",
            tex=r"y_c = \max_{p,q} x_{pqc}",
            code="x.max(axis=(1, 2))",
            shape="(batch, channels)",
            weights="0",
            relatives=("GlobalMaxPooling1D", "GlobalMaxPooling3D"),
            use=Text(en="Does the pattern occur anywhere at all?", zh="图案究竟有没有出现过？"),
            avoid=Text(en="How often it occurs matters.", zh="出现多少次很要紧。"),
        ),
        Entry(
            "AdaptiveAveragePooling2D",
            tex=r"y_{pqc} = \operatorname{mean}\{x_{ijc} \mid (i, j) \in B_{pq}\}",
            code="rows = np.array_split(x, output_size, axis=1)\n"
            "cells = [np.array_split(row, output_size, axis=2) for row in rows]\n"
            "means = [[cell.mean(axis=(1, 2)) for cell in row] for row in cells]\n"
            "np.array(means).transpose(2, 0, 1, 3)",
            shape="(batch, output_size, output_size, channels)",
            weights="0",
            example={"output_size": 2},
            relatives=(
                "AdaptiveAveragePooling1D",
                "AdaptiveAveragePooling3D",
                "AdaptiveMaxPooling1D",
                "AdaptiveMaxPooling2D",
                "AdaptiveMaxPooling3D",
            ),
            use=Text(
                en="Pictures of different size, of which a fixed size shall come out.",
                zh="图片大小不一，输出要固定大小。",
            ),
            avoid=Text(en="All have the same size.", zh="大小都一样。"),
        ),
    ),
)
