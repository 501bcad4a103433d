"""Words of the figures about pictures made of pixels."""

LABELS = {
    "picture": "图片",
}
