"""Every argument of Keras' own signatures: computed as `fit` computes it, or refused by name.

The tables hold each argument with a value that is not its default. Arguments that can be set
together are compared with `fit` in one run, a dictionary of `compared`. An argument that is in
neither table, because a later Keras added it, fails its test.
"""

import copy
import inspect
from functools import partial

import keras
import numpy as np
import pytest

from neuronbook.training import fit_seeds
from neuronbook.training.losses import _ALONE
from neuronbook.training.optimizers import _ELEMENTWISE
from neuronbook.training.settings import refuse_others
from neuronbook.training.stacked import _OF_EVERY_LAYER, _STACKED

RNG = np.random.default_rng(0)
X = RNG.normal(size=(40, 3)).astype("float32")
Y = (X[:, 0] * X[:, 1] + 0.1 * RNG.normal(size=40)).astype("float32")
LABELS = RNG.integers(4, size=40)
ONE_HOT = np.eye(4, dtype="float32")[LABELS]
LARGEST = 2e-6  # deviation of a curve or a weight

L1, L2 = keras.regularizers.L1(0.02), keras.regularizers.L2(0.01)
UNIFORM = keras.initializers.RandomUniform(0.5, 1.5, seed=0)
DECAY = keras.optimizers.schedules.ExponentialDecay(0.02, 2, 0.5)


def named_arguments(*functions):
    parameters = [p for f in functions for p in inspect.signature(f).parameters.values()]
    kinds = inspect.Parameter.VAR_POSITIONAL, inspect.Parameter.VAR_KEYWORD
    return {p.name for p in parameters if p.kind not in kinds} - {"self"}


def arguments_of(kind):
    return named_arguments(*(k.__init__ for k in kind.__mro__ if "__init__" in vars(k)))


def of_layers(*makers, head=lambda: keras.layers.Dense(1), **compiling):
    """Return a builder of a compiled model with new layers every time."""

    def build():
        layers = [keras.layers.Dense(4), *(make() for make in makers), head()]
        model = keras.Sequential([keras.Input((3,)), *layers])
        options = {"optimizer": keras.optimizers.SGD(0.05), "loss": "mse"} | compiling
        made = {k: v() if inspect.isfunction(v) and k != "loss" else v for k, v in options.items()}
        model.compile(**made)
        return model

    return build


def of_table(layer, settings):
    """Return a builder of a functional model with one layer that joins two tables."""

    def build():
        inputs = keras.Input((3,))
        joined = layer(**settings)([keras.layers.Dense(4)(inputs), keras.layers.Dense(4)(inputs)])
        model = keras.Model(inputs, keras.layers.Dense(1)(joined))
        model.compile(optimizer=keras.optimizers.SGD(0.05), loss="mse")
        return model

    return build


def with_layer(layer, settings):
    if layer in (keras.layers.Add, keras.layers.Concatenate):
        return of_table(layer, settings)
    return of_layers(lambda: layer(**settings))


def with_optimizer(kind, settings):
    return of_layers(optimizer=lambda: kind(**settings))


def with_loss(kind, settings):
    outputs = keras.layers.Dense(4, activation="sigmoid")
    return of_layers(
        head=lambda: type(outputs).from_config(outputs.get_config()), loss=kind(**settings)
    )


def deviation(build, y=Y, early_stopping=None, **options):
    """Return by how much the second of two seeds differs from `fit`, in curves and weights."""
    options = {"epochs": 2, "batch_size": 16, "validation_data": (X[:20], y[:20])} | options
    runs = fit_seeds(build, X, y, seeds=[3, 5], early_stopping=early_stopping, **options)
    keras.utils.set_random_seed(5)
    model = build()
    callbacks = [copy.deepcopy(early_stopping)] if early_stopping else []
    history = model.fit(X, y, shuffle=False, verbose=0, callbacks=callbacks, **options).history
    pairs = list(zip(runs.models[1].get_weights(), model.get_weights(), strict=True))
    assert set(runs.curves) == set(history)
    for name, values in history.items():
        assert runs.num_epochs[1] == len(values)
        pairs.append((runs.curves[name][1, : len(values)], np.array(values)))
    return max(np.max(np.abs(a - b)) / max(1, np.max(np.abs(b))) for a, b in pairs)


def walk(name, arguments, build, compared, refused, **options):
    """Check a table: no argument is missing, and each does what its place in the table says."""
    in_table = set(refused).union(*compared)
    assert in_table == arguments, f"{name}: decide about {in_table ^ arguments}"
    for settings in compared:
        assert deviation(build(settings), **options) < LARGEST, (name, settings)
    needed = {key: value for key, value in compared[0].items() if key in NEEDED}
    for argument, value in refused.items():
        with pytest.raises(ValueError, match=rf"Received: {argument}="):
            fit_seeds(build(needed | {argument: value}), X, Y, epochs=1, seeds=[3, 5])


NEEDED = {"units", "activation", "rate"}


def test_argument_that_a_later_keras_adds_is_refused_until_it_is_computed():
    class Later(keras.layers.Dense):
        def __init__(self, *args, ternary=False, **others):
            super().__init__(*args, **others)
            self.ternary = ternary

    computed = _STACKED[keras.layers.Dense][1] | _OF_EVERY_LAYER
    refuse_others(Later(2), computed)
    with pytest.raises(ValueError, match=r"without ternary of Later\. Received: ternary=True\."):
        refuse_others(Later(2, ternary=True), computed)


BASE = {"name": "mine", "autocast": False, "trainable": True}
BASE_REFUSED = {"activity_regularizer": "l2", "dtype": "float64"}
NORMALIZED = {
    "momentum": 0.8, "epsilon": 0.01, "gamma_initializer": UNIFORM, "beta_initializer": UNIFORM,
    "moving_mean_initializer": UNIFORM, "moving_variance_initializer": UNIFORM,
}  # fmt: skip
LAYERS = {
    keras.layers.Dense: (
        [
            {
                "units": 5, "activation": "swish", "kernel_initializer": UNIFORM,
                "bias_initializer": "ones", "kernel_regularizer": L2, "bias_regularizer": L1,
            },
            {"units": 5, "use_bias": False, "bias_regularizer": L1},
            {"units": 5, "trainable": False, "kernel_regularizer": L2},
            {"units": 5, "activation": lambda x: x - keras.ops.mean(x, axis=0)},
        ],
        {
            "kernel_constraint": "non_neg", "bias_constraint": "non_neg", "lora_rank": 1,
            "lora_alpha": 2, "quantization_config": keras.quantizers.Int8QuantizationConfig(),
        },
    ),
    keras.layers.BatchNormalization: (
        [
            NORMALIZED | {
                "axis": 1, "gamma_regularizer": L2, "beta_regularizer": L1, "synchronized": True,
            },
            {"scale": False, "center": False},
            NORMALIZED | {"trainable": False, "gamma_regularizer": L2},
        ],
        {
            "gamma_constraint": "non_neg", "beta_constraint": "non_neg",
            "renorm": True, "renorm_clipping": {"rmax": 2.0}, "renorm_momentum": 0.5,
        },
    ),
    keras.layers.Dropout: (
        [{"rate": 0.3}, {"rate": 0.3, "seed": 7, "trainable": False}], {"noise_shape": (None, 1)},
    ),
    keras.layers.Activation: (
        [{"activation": "gelu"}, {"activation": lambda x: x * x[:1]}], {},
    ),
    keras.layers.Add: ([{}], {}),
    keras.layers.Concatenate: ([{"axis": 1}], {}),
    keras.layers.ELU: ([{"alpha": 0.5}], {}),
    keras.layers.LeakyReLU: ([{"negative_slope": 0.1}], {}),
    keras.layers.ReLU: ([{"max_value": 1.0, "negative_slope": 0.1, "threshold": 0.2}], {}),
}  # fmt: skip


def test_every_kind_of_layer_that_can_be_stacked_is_in_the_table():
    assert set(LAYERS) == set(_STACKED)


@pytest.mark.parametrize("layer", LAYERS, ids=lambda kind: kind.__name__)
def test_every_argument_of_a_layer_is_computed_as_fit_does_or_refused(layer, in_order):
    compared, refused = LAYERS[layer]
    compared = [compared[0] | BASE, *compared[1:]]
    arguments, refused = arguments_of(layer), refused | BASE_REFUSED
    walk(layer, arguments, lambda settings: with_layer(layer, settings), compared, refused)


OPTIMIZER = {
    "name": "mine", "learning_rate": DECAY, "weight_decay": 0.1, "clipvalue": 0.3,
    "gradient_accumulation_steps": 2,
}  # fmt: skip
OPTIMIZER_REFUSED = {
    "clipnorm": 1.0, "global_clipnorm": 1.0, "use_ema": True, "ema_momentum": 0.5,
    "ema_overwrite_frequency": 2, "loss_scale_factor": 8.0,
}  # fmt: skip
MOMENTS = {"beta_1": 0.8, "beta_2": 0.9, "epsilon": 1e-3}
OPTIMIZERS = {
    keras.optimizers.SGD: {"momentum": 0.9, "nesterov": True},
    keras.optimizers.RMSprop: {"rho": 0.8, "momentum": 0.5, "epsilon": 1e-3, "centered": True},
    keras.optimizers.Adam: MOMENTS | {"amsgrad": True},
    keras.optimizers.AdamW: MOMENTS | {"amsgrad": True},
    keras.optimizers.Adamax: MOMENTS,
    keras.optimizers.Nadam: MOMENTS,
    keras.optimizers.Adagrad: {"initial_accumulator_value": 0.2, "epsilon": 1e-3},
    keras.optimizers.Adadelta: {"rho": 0.8, "epsilon": 1e-3},
    keras.optimizers.Lion: {"beta_1": 0.8, "beta_2": 0.9},
}
TAKES_AN_OPTIMIZER = {
    keras.optimizers.LossScaleOptimizer: {"inner_optimizer": keras.optimizers.SGD()},
    keras.optimizers.MultiOptimizer: {
        "optimizer_map": keras.optimizers.OptimizerMap(keras.optimizers.SGD())
    },
}


@pytest.mark.parametrize("kind", OPTIMIZERS, ids=lambda kind: kind.__name__)
def test_every_argument_of_an_optimizer_is_computed_as_fit_does_or_refused(kind, in_order):
    compared = [OPTIMIZERS[kind] | OPTIMIZER]
    build = partial(with_optimizer, kind)
    walk(kind, arguments_of(kind), build, compared, OPTIMIZER_REFUSED)


def test_every_other_optimizer_is_refused_by_its_name():
    assert set(OPTIMIZERS) == set(_ELEMENTWISE)
    kinds = [k for k in vars(keras.optimizers).values() if inspect.isclass(k)]
    for kind in set(kinds) - set(OPTIMIZERS) - {keras.Optimizer}:
        if issubclass(kind, keras.Optimizer):
            build = with_optimizer(kind, TAKES_AN_OPTIMIZER.get(kind, {}))
            with pytest.raises(ValueError, match=f"Received: optimizer={kind.__name__}"):
                fit_seeds(build, X, Y, epochs=1, seeds=[3])


LOSS = {"name": "mine", "reduction": "sum", "dtype": "float64"}
SMOOTH = {"from_logits": True, "label_smoothing": 0.1, "axis": 1}
FOCAL = {"alpha": 0.3, "gamma": 1.5}
LOSSES = {
    keras.losses.BinaryCrossentropy: SMOOTH,
    keras.losses.BinaryFocalCrossentropy: SMOOTH | FOCAL | {"apply_class_balancing": True},
    keras.losses.CategoricalCrossentropy: SMOOTH,
    keras.losses.CategoricalFocalCrossentropy: SMOOTH | FOCAL,
    keras.losses.CategoricalGeneralizedCrossEntropy: {"q": 0.3},
    keras.losses.CategoricalHinge: {},
    keras.losses.Circle: {"gamma": 2.0, "margin": 0.3, "remove_diagonal": False},
    keras.losses.CosineSimilarity: {"axis": 0},
    keras.losses.Dice: {"axis": (1,)},
    keras.losses.Hinge: {},
    keras.losses.Huber: {"delta": 0.3},
    keras.losses.KLDivergence: {},
    keras.losses.LogCosh: {},
    keras.losses.MeanAbsoluteError: {},
    keras.losses.MeanAbsolutePercentageError: {},
    keras.losses.MeanSquaredError: {},
    keras.losses.MeanSquaredLogarithmicError: {},
    keras.losses.Poisson: {},
    keras.losses.SparseCategoricalCrossentropy: {"from_logits": True, "ignore_class": 1, "axis": 1},
    keras.losses.SquaredHinge: {},
    keras.losses.Tversky: {"alpha": 0.3, "beta": 0.6, "axis": (1,)},
}
OF_LABELS = {
    keras.losses.CategoricalGeneralizedCrossEntropy,
    keras.losses.Circle,
    keras.losses.SparseCategoricalCrossentropy,
}
OF_SEQUENCES = {keras.losses.CTC}  # `fit` does not take it either, for a table


def test_every_loss_is_in_the_table():
    kinds = {k for k in vars(keras.losses).values() if inspect.isclass(k)}
    assert kinds - {keras.losses.Loss} == set(LOSSES) | OF_SEQUENCES


@pytest.mark.parametrize("kind", LOSSES, ids=lambda kind: kind.__name__)
def test_every_argument_of_a_loss_is_computed_as_fit_does(kind, in_order):
    compared = [LOSSES[kind] | LOSS, *([{}] if kind in _ALONE else [])]
    y = LABELS if kind in OF_LABELS else ONE_HOT
    arguments = arguments_of(kind) - {"fn"}  # of the class that all of these are made of
    walk(kind, arguments, lambda settings: with_loss(kind, settings), compared, {}, y=y)


COMPILED = [
    {
        "optimizer": lambda: keras.optimizers.RMSprop(0.01),
        "loss": "mae",
        "metrics": lambda: [keras.metrics.MeanSquaredError(), "mae", keras.metrics.R2Score()],
        "weighted_metrics": lambda: ["cosine_similarity"],
        "steps_per_execution": 2,
        "jit_compile": True,
        "auto_scale_loss": False,
    },
    {"weighted_metrics": lambda: ["mae"], "run_eagerly": True},
]


def test_every_argument_of_compile_is_computed_as_fit_does_or_refused(in_order):
    refused = {"loss_weights": [0.5]}
    arguments = named_arguments(keras.Model.compile)

    def build(settings):
        return of_layers(**settings)

    walk("compile", arguments, build, COMPILED, refused)


STOPPING = [
    {
        "monitor": "loss", "min_delta": 0.05, "patience": 2, "verbose": 1, "mode": "min",
        "start_from_epoch": 1, "restore_best_weights": True,
    },
    {"baseline": 0.1, "patience": 3},
]  # fmt: skip


def test_every_argument_of_early_stopping_does_what_it_does_in_fit(in_order, capsys):
    assert set().union(*STOPPING) == arguments_of(keras.callbacks.EarlyStopping)
    for settings in STOPPING:
        stopping = keras.callbacks.EarlyStopping(**settings)
        assert deviation(of_layers(), early_stopping=stopping, epochs=12) < LARGEST


def with_calls_that_say_whether_it_trains():
    inputs = keras.Input((3,))
    x = keras.layers.BatchNormalization()(keras.layers.Dense(4)(inputs), training=False)
    x = keras.layers.Dropout(0.3)(x, training=True)
    model = keras.Model(inputs, keras.layers.Dense(1)(x))
    model.compile("sgd", "mse")
    return model


def without_input():
    model = keras.Sequential([keras.layers.Dense(4, "relu"), keras.layers.Dense(1)])
    model.compile("sgd", "mse")
    return model


def softmax():
    return keras.layers.Dense(4, activation="softmax")


def leaky():
    return keras.layers.Dense(4, activation=keras.layers.LeakyReLU(0.2))


def callable_rate():
    return keras.optimizers.SGD(lambda: 0.03)


OTHERS = {
    "training said": (with_calls_that_say_whether_it_trains, Y),
    "no input layer": (without_input, Y),
    "layer as activation": (of_layers(leaky), Y),
    "rate from a function": (of_layers(optimizer=callable_rate), Y),
    "a loss Keras chooses": (of_layers(head=softmax, loss="crossentropy"), LABELS),
    "a column of labels": (
        of_layers(head=softmax, loss="sparse_categorical_crossentropy", metrics=["accuracy"]),
        LABELS[:, None],
    ),
}


@pytest.mark.parametrize("name", OTHERS)
def test_what_keras_takes_beyond_its_arguments_is_computed_as_fit_does(name, in_order):
    build, y = OTHERS[name]
    assert deviation(build, y=y) < LARGEST


COMPARED_EVERYWHERE = {"x", "y", "batch_size", "epochs", "validation_data"}
NO_ARGUMENTS = {
    "verbose", "callbacks", "validation_split", "shuffle", "class_weight", "sample_weight",
    "initial_epoch", "steps_per_epoch", "validation_steps", "validation_batch_size",
    "validation_freq",
}  # fmt: skip


def test_every_argument_of_fit_is_one_of_fit_seeds_or_refused_by_python():
    assert named_arguments(keras.Model.fit) == COMPARED_EVERYWHERE | NO_ARGUMENTS
    for argument in NO_ARGUMENTS:
        with pytest.raises(TypeError, match=f"unexpected keyword argument '{argument}'"):
            fit_seeds(of_layers(), X, Y, epochs=1, **{argument: 1})
