"""Layers that prepare pictures, and layers that make new pictures out of old ones."""

from neuronbook.i18n import Text
from neuronbook.sheets.entries import Entry, Group

__all__ = ["AUGMENTING", "IMAGES"]

AXES = ("batch", "height", "width", "channels")
SAME = "(batch, height, width, channels)"

IMAGES = Group(
    "images",
    axes=AXES,
    entries=(
        Entry(
            "Resizing",
            tex=r"(h, w) \to (h', w')",
            code="x.reshape(batch, 4, 2, 4, 2, channels).mean(axis=(2, 4))",
            shape="(batch, 4, 4, channels)",
            weights="0",
            example={"height": 4, "width": 4},
            use=Text(
                en="Photographs of different size for one network.",
                zh="大小不一的照片送进同一个网络。",
            ),
            avoid=Text(
                en="Other proportions without `crop_to_aspect_ratio=True`: things get distorted.",
                zh="长宽比不同又不设 `crop_to_aspect_ratio=True`：东西会变形。",
            ),
            chapter="ch16-imagenet",
        ),
        Entry(
            "CenterCrop",
            tex=r"(h, w) \to (h', w')",
            code="x[:, 2:6, 2:6]",
            shape="(batch, 4, 4, channels)",
            weights="0",
            example={"height": 4, "width": 4},
            use=Text(en="The object is in the middle.", zh="物体在正中。"),
            avoid=Text(en="The object may be at the edge.", zh="物体可能在边上。"),
        ),
    ),
)

AUGMENTING = Group(
    "augmenting",
    axes=AXES,
    entries=(
        Entry(
            "RandomFlip",
            tex=r"x_{pq} \to x_{p,\,w-1-q}",
            shape=SAME,
            weights="0",
            use=Text(
                en='Things that look as natural in a mirror; photographs with `mode="horizontal"`.',
                zh='照镜子也自然的东西；照片用 `mode="horizontal"`。',
            ),
            avoid=Text(en="Writing, digits, left and right shoes.", zh="文字、数字、分左右的鞋。"),
            chapter="ch12-augmentation",
        ),
        Entry(
            "RandomRotation",
            tex=r"\varphi \in [-2\pi f, 2\pi f]",
            shape=SAME,
            weights="0",
            example={"factor": 0.1},
            use=Text(
                en="Pictures from above; a little for photographs: 0.05.",
                zh="俯拍的图片；照片只要一点点：0.05。",
            ),
            avoid=Text(en="6 and 9.", zh="6 和 9。"),
            chapter="ch12-augmentation",
        ),
        Entry(
            "RandomZoom",
            tex=r"h \to (1 + f) h",
            shape=SAME,
            weights="0",
            example={"height_factor": 0.1},
            use=Text(
                en="Things near and far; negative factors zoom in.",
                zh="远近不同的东西；负的因子是放大。",
            ),
            avoid=Text(en="The size says what it is.", zh="大小就是答案。"),
            chapter="ch12-augmentation",
        ),
        Entry(
            "RandomTranslation",
            tex=r"x_{pq} \to x_{p + a,\, q + b}",
            shape=SAME,
            weights="0",
            example={"height_factor": 0.1, "width_factor": 0.1},
            use=Text(en="Things that are not always in the middle.", zh="不总在正中的东西。"),
            avoid=Text(en="The test pictures are all centred.", zh="测试图片都居中。"),
            chapter="ch13-shifted",
        ),
        Entry(
            "RandomCrop",
            tex=r"(h, w) \to (h', w')",
            shape="(batch, 4, 4, channels)",
            weights="0",
            example={"height": 4, "width": 4},
            use=Text(
                en="Large photographs; without training it takes the middle.",
                zh="大照片；不训练时取正中。",
            ),
            avoid=Text(
                en="Small pictures, of which nothing would be left.",
                zh="小图片：裁完就没剩什么。",
            ),
            chapter="ch12-augmentation",
        ),
        Entry(
            "RandomContrast",
            tex=r"x \to (x - \bar x)\,f + \bar x",
            shape=SAME,
            weights="0",
            example={"factor": 0.1},
            use=Text(en="Light and cameras differ.", zh="光线和相机不同。"),
            avoid=Text(
                en="Pixels scaled to 0 and 1 without `value_range=(0, 1)`.",
                zh="像素已缩放到 0 和 1 之间，却没设 `value_range=(0, 1)`。",
            ),
            chapter="ch12-augmentation",
        ),
        Entry(
            "RandomBrightness",
            tex=r"x \to x + a",
            shape=SAME,
            weights="0",
            example={"factor": 0.1},
            use=Text(en="Light differs.", zh="光线不同。"),
            avoid=Text(en="As RandomContrast.", zh="同 RandomContrast。"),
            chapter="ch12-augmentation",
        ),
    ),
)
