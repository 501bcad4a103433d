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
# the ten kinds of pictures of CIFAR-10, likewise
THINGS = {
    "airplane": "飞机",
    "automobile": "汽车",
    "bird": "鸟",
    "cat": "猫",
    "deer": "鹿",
    "dog": "狗",
    "frog": "青蛙",
    "horse": "马",
    "ship": "船",
    "truck": "卡车",
}
LABELS = {
    "picture": "图片",
    # from pixels to parts
    "edges ↔": "左右边缘",
    "edges ↕": "上下边缘",
    "teeth": "牙齿",
    "smile": "笑",
    **GARMENTS,
    **THINGS,
    # pictures of two parts of the data, one over the other
    "test {}": "测试 {}",
    "training {}": "训练 {}",
    # augmentation
    "original": "原图",
    "horizontal flip": "左右翻转",
    "vertical flip": "上下翻转",
    "rotation": "旋转",
    "zoom": "缩放大小",
    "translation": "平移",
    "crop": "裁剪",
    "contrast": "对比度",
    # filters
    "vertical edges": "竖直边缘",
    "horizontal edges": "水平边缘",
    "diagonal edges": "斜向边缘",
    "stripes": "条纹",
    "outlines": "轮廓",
    "corners": "拐角",
    # what filters see
    "network {}, trained": "网络 {}，训练过",
    "network {}, not trained": "网络 {}，没有训练过",
    "first layer": "第一层",
    "second layer": "第二层",
    "block {}, convolution {}": "第 {} 段，卷积 {}",
    "black": "黑",
    "grey": "灰",
    "white": "白",
    # denoising
    "noisy": "有噪声",
    "wide network": "宽网络",
}
