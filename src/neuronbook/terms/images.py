"""Words of the figures about pictures made of pixels."""

# the ten kinds of garments of Fashion-MNIST, as `neuronbook.datasets` names them
GARMENTS = {
    "T-shirt/top": "T 恤/上衣",
    "Trouser": "裤子",
    "Pullover": "套头衫",
    "Dress": "连衣裙",
    "Coat": "外套",
    "Sandal": "凉鞋",
    "Shirt": "衬衫",
    "Sneaker": "运动鞋",
    "Bag": "包",
    "Ankle boot": "短靴",
}
LABELS = {
    "picture": "图片",
    **GARMENTS,
    # pictures of two parts of the data, one over the other
    "test {}": "测试 {}",
    "training {}": "训练 {}",
    # filters
    "vertical edges": "竖直边缘",
    "horizontal edges": "水平边缘",
    "diagonal edges": "斜向边缘",
    "stripes": "条纹",
    "outlines": "轮廓",
    "corners": "拐角",
}
