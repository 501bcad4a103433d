"""Words of the figures about pictures made of pixels."""

LABELS = {
    "picture": "图片",
    # from pixels to parts
    "pixels": "像素",
    "edges ↔": "左右边缘",
    "edges ↕": "上下边缘",
    "teeth": "牙齿",
    "smile": "笑",
}
