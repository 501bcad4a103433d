import functools

import keras
import numpy as np
import pandas as pd
import pytest

from neuronbook.models import build_deep
from neuronbook.training import fit_seeds

RNG = np.random.default_rng(0)
X = RNG.normal(size=(90, 3)).astype("float32")
Y = X[:, 0]
WORDS = np.array(["ham", "eggs", "spam"] * 30)
Dense, ops = keras.layers.Dense, keras.ops


def compiled(*makers, optimizer="sgd", loss="mse", kind=keras.Sequential, **compiling):
    def build():
        model = kind([keras.Input((3,)), *(make() for make in makers), Dense(1)])
        made = optimizer() if callable(optimizer) else optimizer
        model.compile(made, loss, **compiling)
        return model

    return build


def functional(compute, kind=keras.Model):
    def build():
        inputs = keras.Input((3,))
        model = kind(inputs, Dense(1)(compute(inputs)))
        model.compile("sgd", "mse")
        return model

    return build


class OwnStep(keras.Model):
    def train_step(self, data):
        return super().train_step(data)


class OwnLoss(keras.Sequential):
    def compute_loss(self, *args, **kwargs):
        return 2 * super().compute_loss(*args, **kwargs)


class OwnCall(keras.Sequential):
    def call(self, inputs, training=None, mask=None):
        return 2 * super().call(inputs, training)


class WithoutInputs(keras.Model):
    def __init__(self):
        super().__init__()
        self.dense = Dense(1)

    def call(self, x):
        return self.dense(x)


class OwnSteps(keras.optimizers.SGD):
    pass


class OwnStopping(keras.callbacks.EarlyStopping):
    pass


def subclassed():
    model = WithoutInputs()
    model.compile("sgd", "mse")
    return model


def shared(model):
    return lambda: model


def with_used_optimizer():
    model = compiled()()
    model.fit(X, Y, verbose=0)
    return model


def with_excluded(**what):
    optimizer = keras.optimizers.SGD(0.1, weight_decay=0.1)
    optimizer.exclude_from_weight_decay(**what)
    return compiled(optimizer=lambda: optimizer)


def other_each_time(*choices, **compiling):
    left = list(choices)

    def build():
        return compiled(lambda: left.pop(), **compiling)()

    return build


def half_frozen():
    layer = Dense(2)
    layer.build((None, 3))
    layer.kernel.trainable = False
    return layer


def partly_trained():
    return compiled(half_frozen)


SGD = keras.optimizers.SGD
MODELS = {
    "a model": (compiled()(), TypeError, r"without arguments.*Received: build_compiled=<Seq"),
    "no function": (None, TypeError, "Received: build_compiled=None"),
    "an argument": (lambda units: units, TypeError, "Received: build_compiled=<function"),
    "not compiled": (lambda: build_deep(3, (4,)), TypeError, r"Call model\.compile"),
    "no model": (lambda: "adam", TypeError, "Received: 'adam'"),
    "one model twice": (shared(compiled()()), ValueError, "inside build_compiled"),
    "own layer": (
        compiled(lambda: keras.layers.GaussianNoise(0.1)), ValueError, "layer=<GaussianNoise",
    ),
    "operation": (
        functional(lambda x: x - ops.mean(x, axis=0)), ValueError, "layer=<Operation name=mean",
    ),
    "own train_step": (functional(Dense(2), OwnStep), ValueError, "OwnStep with its own train_st"),
    "own compute_loss": (compiled(kind=OwnLoss), ValueError, "OwnLoss with its own compute_loss"),
    "own call": (compiled(kind=OwnCall), ValueError, "OwnCall with its own call"),
    "without inputs": (subclassed, ValueError, "WithoutInputs with its own call"),
    "own optimizer": (compiled(optimizer=OwnSteps), ValueError, "optimizer=OwnSteps"),
    "used optimizer": (with_used_optimizer, ValueError, "optimizer with iterations"),
    "excluded names": (with_excluded(var_names=["bias"]), ValueError, "exclude_from_weight_decay"),
    "excluded weights": (
        with_excluded(var_list=[keras.Variable(1.0)]), ValueError, "exclude_from_weight_decay",
    ),
    "axis": (
        functional(lambda x: keras.layers.Concatenate(axis=0)([x, x])),
        ValueError, "Received: axis=0 of Concatenate",
    ),
    "mixed precision": (
        compiled(lambda: Dense(2, dtype="mixed_float16")), ValueError, "dtype='mixed_float16'",
    ),
    "weights in an activation": (
        compiled(lambda: Dense(2, activation=keras.layers.PReLU())),
        ValueError, "Received: activation=<PReLU",
    ),
    "other rates": (
        other_each_time(keras.layers.Dropout(0.1), keras.layers.Dropout(0.2)),
        ValueError, r"Received: rate 0\.2 of one seed and 0\.1",
    ),
    "other layers": (
        other_each_time(Dense(2), Dense(3)), ValueError, "models with other layers",
    ),
    "other activations": (
        other_each_time(Dense(2), keras.layers.Dropout(0.1)), ValueError, "Every seed trains",
    ),
    "half frozen": (partly_trained(), ValueError, "some are frozen"),
    "no loss": (compiled(loss=None), ValueError, "Received: loss=None"),
    "layer as activation": (
        compiled(lambda: Dense(2, activation=keras.layers.Dropout(0.1))),
        ValueError, "Received: activation=<Dropout",
    ),
    "several losses": (compiled(loss=["mse"]), ValueError, r"Received: loss=\['mse'\]"),
    "no reduction": (
        compiled(loss=keras.losses.MeanSquaredError(reduction=None)),
        ValueError, "Received: reduction=None",
    ),
    "shared metric": (
        compiled(metrics=[keras.metrics.MeanAbsoluteError()]), ValueError, "inside build_compiled",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", MODELS)
def test_model_that_cannot_be_stacked_is_refused_with_the_reason(name):
    build, error, message = MODELS[name]
    with pytest.raises(error, match=message):
        fit_seeds(build, X, Y, epochs=1, seeds=[0, 1])


def test_subclass_that_computes_as_keras_does_is_trained():
    class Named(keras.Sequential):
        def describe(self):
            return "mine"

    fit_seeds(compiled(kind=Named), X, Y, epochs=1, seeds=[0])
    fit_seeds(functools.partial(compiled(), *()), X, Y, epochs=1, seeds=[0])


NUMBERS = {
    "epochs": ({"epochs": 0}, ValueError, "Received: epochs=0"),
    "no batch": ({"batch_size": 0}, ValueError, "Received: batch_size=0"),
    "no integer": ({"batch_size": 32.0}, TypeError, r"whole number.*Received: batch_size=32\.0"),
    "truth": ({"epochs": True}, ValueError, "Received: epochs=True"),
    "no seed": ({"seeds": []}, ValueError, r"Received: seeds=\[\]"),
    "a number of seeds": ({"seeds": 5}, TypeError, r"Received: seeds=5.*range\(5\)"),
    "a word": ({"seeds": "12"}, TypeError, "Received: seeds='12'"),
    "half a seed": ({"seeds": [0.5]}, TypeError, r"Received: each of seeds=0\.5"),
    "negative seed": ({"seeds": [-1]}, ValueError, "Received: each of seeds=-1"),
    "large seed": ({"seeds": [2**32]}, ValueError, "below 2"),
    "callbacks": (
        {"early_stopping": [keras.callbacks.EarlyStopping()]}, TypeError, "not a list",
    ),
    "own callback": ({"early_stopping": OwnStopping()}, TypeError, "OwnStopping"),
    "weights": (
        {"validation_data": (X, Y, Y)}, ValueError, "a pair.*Received: validation_data=tuple of 3",
    ),
    "one table": ({"validation_data": X}, ValueError, "Received: validation_data=ndarray"),
    "other rows": ({"validation_data": (X, Y[:5])}, ValueError, r"shapes \(90, 3\) and \(5,\)"),
    "other width": (
        {"validation_data": (X[:, :2], Y)}, ValueError, r"shapes \(90, 2\) and \(90, 3\)",
    ),
    "one seed's": (
        {"validation_data": (X[None], Y[None])}, ValueError, r"shapes \(1, 90, 3\).* 5 seeds",
    ),
    "a row": ({"validation_data": (X[0], Y[0])}, ValueError, r"shapes \(3,\) and"),
    "words in validation": ({"validation_data": (X, WORDS)}, ValueError, "validation_data targets"),
}  # fmt: skip


@pytest.mark.parametrize("name", NUMBERS)
def test_wrong_argument_is_refused_with_the_rule(name):
    options, error, message = NUMBERS[name]
    with pytest.raises(error, match=message):
        fit_seeds(compiled(), X, Y, **{"epochs": 1} | options)


DATA = {
    "words": (X, WORDS, "targets are numbers.*Received: .*dtype=<U4"),
    "words of pandas": (X, pd.Series(WORDS), "targets are numbers.*could not convert string"),
    "words in the inputs": (WORDS[:, None], Y, "inputs are numbers"),
    "mixed columns": (pd.DataFrame({"a": Y, "b": WORDS}), Y, "could not convert string"),
    "dates": (X, np.array(["2024-01-01"] * 90, "datetime64[D]"), "dtype=datetime64"),
    "ragged": ([[1.0, 2.0], [3.0]], [1.0, 2.0], "inputs are numbers, with as many in each row"),
    "no rows": (X[:0], Y[:0], r"shapes \(0, 3\)"),
    "fewer targets": (X, Y[:5], r"shapes \(90, 3\) and \(5,\)"),
    "a column": (Y, Y, r"shapes \(90,\) and \(90,\)"),
    "cubes of targets": (X, np.zeros((90, 1, 1)), r"targets of shape \(90, 1, 1\)"),
    "fewer columns": (X[:, :2], Y, r"The model takes 3 inputs\. Received: x.shape=\(90, 2\)"),
}


@pytest.mark.parametrize("name", DATA)
def test_wrong_data_are_refused_with_the_rule(name):
    x, y, message = DATA[name]
    with pytest.raises(ValueError, match=message):
        fit_seeds(compiled(), x, y, epochs=1, seeds=[0, 1])


@pytest.mark.parametrize("label", [-1, 3, 0.5])
def test_class_label_outside_the_outputs_is_refused(label):
    def build():
        model = keras.Sequential([keras.Input((3,)), Dense(3, activation="softmax")])
        model.compile("sgd", "sparse_categorical_crossentropy")
        return model

    with pytest.raises(ValueError, match="labels of 3 classes are the whole numbers from 0 to 2"):
        fit_seeds(build, X, np.array([0, 1, label] * 30), epochs=1, seeds=[0])


def test_target_that_is_not_a_number_gives_a_loss_that_is_none_as_in_fit():
    y = np.where(np.arange(90) == 5, np.nan, Y)
    runs = fit_seeds(compiled(), X, y, epochs=1, seeds=[0])
    assert np.isnan(runs.curves["loss"]).all()
