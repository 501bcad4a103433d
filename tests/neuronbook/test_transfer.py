import keras
import numpy as np
import pytest

from neuronbook.transfer import freeze, trainable_layers, unfreeze

X = np.random.default_rng(0).normal(3, 2, (64, 8)).astype("float32")
Y = (X[:, 0] > 3).astype("float32")
NAMES = ["kernel", "bias", "gamma", "beta", "moving_mean", "moving_variance"]


def build(**call):
    keras.utils.set_random_seed(0)
    base = keras.Sequential(
        [
            keras.Input((8,)),
            keras.layers.Dense(4, name="hidden"),
            keras.layers.BatchNormalization(name="normalization"),
        ],
        name="base",
    )
    inputs = keras.Input((8,))
    head = keras.layers.Dense(1, activation="sigmoid", name="head")
    return base, keras.Model(inputs, head(base(inputs, **call)))


def changed_by_fit(base, model):
    """Return the names of the weights of the base that one epoch changes."""
    model.compile("sgd", "binary_crossentropy")
    before = [weight.numpy() for weight in base.weights]
    model.fit(X, Y, verbose=0)
    pairs = zip(before, base.weights, strict=True)
    changed = [not np.array_equal(old, new.numpy()) for old, new in pairs]
    return [name for name, moved in zip(NAMES, changed, strict=True) if moved]


class Subclassed(keras.Model):
    def __init__(self, base):
        super().__init__()
        self.base, self.head = base, keras.layers.Dense(1, activation="sigmoid")

    def call(self, x):
        return self.head(self.base(x, training=False))


def test_frozen_base_does_not_change_at_all():
    base, model = build()
    freeze(base)
    assert trainable_layers(model).to_dict() == {
        "hidden": False, "normalization": False, "head": True
    }  # fmt: skip
    assert changed_by_fit(base, model) == []


def test_unfrozen_base_learns_but_its_normalization_stays():
    base, model = build()
    freeze(base)
    unfreeze(base)
    assert trainable_layers(model).to_dict() == {
        "hidden": True, "normalization": False, "head": True
    }  # fmt: skip
    assert changed_by_fit(base, model) == ["kernel", "bias"]


@pytest.mark.parametrize("call", [{}, {"training": False}, {"training": True}])
def test_training_false_does_not_keep_the_averages_of_an_unfrozen_functional_base(call):
    base, model = build(**call)
    base.trainable = True
    assert changed_by_fit(base, model) == NAMES


def test_training_false_keeps_them_where_the_call_itself_is_code():
    base, _ = build()
    assert changed_by_fit(base, Subclassed(base)) == NAMES[:4]


def test_layer_set_by_itself_in_a_frozen_base_learns_and_is_said_to():
    base, model = build()
    freeze(base)
    base.get_layer("hidden").trainable = True
    assert trainable_layers(model)["hidden"]
    assert changed_by_fit(base, model) == ["kernel", "bias"]


def test_only_a_change_of_the_base_sets_its_layers():
    base, _ = build()
    unfreeze(base)
    base.trainable = True  # it was True already
    assert not base.get_layer("normalization").trainable
    freeze(base)
    base.trainable = True
    assert base.get_layer("normalization").trainable


def test_normalization_that_is_not_trainable_uses_its_averages_in_training_too():
    base, model = build()
    unfreeze(base)
    np.testing.assert_array_equal(model(X, training=True), model(X, training=False))
    freeze(base)
    base.trainable = True
    assert np.abs(model(X, training=True) - model(X, training=False)).max() > 0.01


def test_head_of_a_frozen_base_gives_the_same_from_features_computed_once():
    base, model = build()
    freeze(base)
    features = base(X)
    np.testing.assert_allclose(model.layers[-1](features), model(X), rtol=1e-5)
