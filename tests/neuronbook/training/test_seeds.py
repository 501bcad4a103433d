import keras
import numpy as np
import pytest

from neuronbook.models import build_deep
from neuronbook.training import fit_seeds
from neuronbook.training.fused import fuse

RNG = np.random.default_rng(0)
X = RNG.normal(size=(90, 3)).astype("float32")
Y = (X[:, 0] * X[:, 1] + 0.1 * RNG.normal(size=90)).astype("float32")
VALIDATION = (X[:30], Y[:30])


def compiled(*layers, loss="mse", optimizer="sgd", metrics=None):
    """Return a builder of a compiled model, with new layers and a new optimizer every time."""

    def build():
        model = keras.Sequential(
            [
                keras.Input((3,)),
                *(type(layer).from_config(layer.get_config()) for layer in layers),
                keras.layers.Dense(1),
            ]
        )
        made = keras.optimizers.deserialize(
            keras.optimizers.serialize(keras.optimizers.get(optimizer))
        )
        model.compile(optimizer=made, loss=loss, metrics=metrics)
        return model

    return build


def fit(build, seed, **options):
    keras.utils.set_random_seed(seed)
    model = build()
    history = model.fit(X, Y, validation_data=VALIDATION, verbose=0, **options).history
    return model, {name: np.array(values) for name, values in history.items()}


SETTINGS = {
    "sgd": {"optimizer": keras.optimizers.SGD(0.05)},
    "sgd with momentum zero": {"optimizer": keras.optimizers.SGD(0.05, momentum=0.0)},
    "sgd with decay": {"optimizer": keras.optimizers.SGD(0.05, weight_decay=0.1)},
    "momentum": {"optimizer": keras.optimizers.SGD(0.02, momentum=0.9, nesterov=True)},
    "rmsprop": {"optimizer": keras.optimizers.RMSprop(0.01)},
    "adam": {"optimizer": keras.optimizers.Adam(0.01)},
    "adam of other moments": {
        "optimizer": keras.optimizers.Adam(0.01, beta_1=0.8, beta_2=0.99, epsilon=1e-3)
    },
    "adam with amsgrad": {"optimizer": keras.optimizers.Adam(0.01, amsgrad=True)},
    "adam with clipping": {"optimizer": keras.optimizers.Adam(0.01, clipvalue=0.01)},
    "adam on a schedule": {
        "optimizer": keras.optimizers.Adam(keras.optimizers.schedules.CosineDecay(0.01, 9))
    },
    "adamw": {"optimizer": keras.optimizers.AdamW(0.01, weight_decay=0.1)},
    "schedule": {"optimizer": keras.optimizers.SGD(keras.optimizers.schedules.CosineDecay(0.1, 9))},
    "mae": {"loss": "mae"},
    "huber": {"loss": keras.losses.Huber(delta=0.5)},
    "metrics": {"metrics": ["mae", "root_mean_squared_error"]},
}


def test_only_plain_sgd_and_plain_adam_take_a_step_in_one_operation():
    fused = {
        name
        for name, setting in SETTINGS.items()
        if "optimizer" in setting and fuse(setting["optimizer"])
    }
    assert fused == {"sgd", "sgd with momentum zero", "adam", "adam of other moments"}


@pytest.mark.parametrize("name", SETTINGS)
def test_each_seed_takes_the_same_steps_as_fit_where_nothing_is_shuffled(name, in_order):
    layers = [
        keras.layers.Dense(8, activation="relu", kernel_regularizer=keras.regularizers.L2(0.01)),
        keras.layers.BatchNormalization(),
        keras.layers.Dense(4),
        keras.layers.Activation("swish"),
    ]
    build = compiled(*layers, **SETTINGS[name])
    options = {"epochs": 4, "batch_size": 25}  # 90 = 3 × 25 + 15: the last batch is smaller
    runs = fit_seeds(build, X, Y, validation_data=VALIDATION, seeds=[3, 5], **options)
    model, history = fit(build, 5, shuffle=False, **options)
    assert set(runs.curves) == set(history)
    for curve, values in history.items():
        np.testing.assert_allclose(runs.curves[curve][1], values, rtol=1e-5, atol=1e-5)
    for ours, theirs in zip(runs.models[1].get_weights(), model.get_weights(), strict=True):
        np.testing.assert_allclose(ours, theirs, rtol=1e-5, atol=1e-5)


def test_functional_model_with_two_paths_takes_the_same_steps_as_fit(in_order):
    def build():
        inputs = keras.Input((3,))
        deep = keras.layers.Dense(8)(inputs)
        deep = keras.layers.ReLU()(keras.layers.BatchNormalization()(deep))
        deep = keras.layers.Dense(1)(deep)
        wide = keras.layers.Dense(1, use_bias=False)(inputs)
        model = keras.Model(inputs, keras.layers.Add()([deep, wide]))
        # Not Adam: a bias before batch normalization has no gradient but rounding errors, and
        # Adam makes whole steps of them.
        model.compile(optimizer="sgd", loss="mse")
        return model

    runs = fit_seeds(build, X, Y, epochs=3, validation_data=VALIDATION, seeds=[1])
    _, history = fit(build, 1, shuffle=False, epochs=3)
    np.testing.assert_allclose(runs.curves["val_loss"][0], history["val_loss"], atol=1e-5)


def test_curves_with_shuffling_and_dropout_differ_from_those_of_fit_by_chance_alone():
    layers = [keras.layers.Dense(16, activation="relu"), keras.layers.Dropout(0.3)]
    build = compiled(*layers, optimizer=keras.optimizers.Adam(0.01))
    runs = fit_seeds(build, X, Y, epochs=6, validation_data=VALIDATION, seeds=range(8))
    fits = [fit(build, seed, epochs=6)[1] for seed in range(8)]  # from the same untrained weights
    for name, curves in runs.curves.items():
        differences = curves - np.array([history[name] for history in fits])
        standard_errors = differences.std(axis=0, ddof=1) / np.sqrt(8)
        assert (np.abs(differences.mean(axis=0)) < 4 * standard_errors).all(), name


def test_seeds_differ_in_their_untrained_weights_their_shuffling_and_their_dropout():
    zeros = keras.layers.Dense(16, kernel_initializer=keras.initializers.RandomNormal(seed=1))
    layers = [zeros, keras.layers.Dropout(0.5)]

    def build():  # the same untrained weights for every seed
        model = compiled(*layers)()
        model.set_weights([np.full_like(weight, 0.1) for weight in model.get_weights()])
        return model

    runs = fit_seeds(build, X, Y, epochs=1, batch_size=90, seeds=range(4))
    assert len(set(runs.curves["loss"][:, 0])) == 4  # one batch of all: only the masks differ


def test_order_of_the_examples_is_new_in_every_epoch_and_for_every_seed(monkeypatch):
    orders = []
    original = np.random.default_rng

    def spying(seed):
        generator = original(seed)

        class Spy:
            def permutation(self, number):
                orders.append(tuple(generator.permutation(number)))
                return np.array(orders[-1])

        return Spy()

    monkeypatch.setattr("neuronbook.training.seeds.np.random.default_rng", spying)
    fit_seeds(compiled(), X, Y, epochs=3, seeds=range(2))
    assert len(set(orders)) == 6
    assert all(sorted(order) == list(range(90)) for order in orders)


def test_same_seeds_give_the_same_curves_again():
    build = compiled(keras.layers.Dense(8, activation="relu"), keras.layers.Dropout(0.2))
    first, again = (fit_seeds(build, X, Y, epochs=2, seeds=[4, 7]) for _ in range(2))
    np.testing.assert_array_equal(first.curves["loss"], again.curves["loss"])


STOPPING = {
    "patience": keras.callbacks.EarlyStopping(patience=2, min_delta=0.01),
    "best": keras.callbacks.EarlyStopping(patience=3, restore_best_weights=True),
    "metric": keras.callbacks.EarlyStopping(monitor="val_mae", patience=1, mode="min"),
}


@pytest.mark.parametrize("name", STOPPING)
def test_each_seed_stops_where_fit_would_and_keeps_the_weights_fit_would_keep(name, in_order):
    import copy

    build = compiled(
        keras.layers.Dense(16, activation="relu"),
        optimizer=keras.optimizers.Adam(0.1),
        metrics=["mae"],
    )
    options = {"epochs": 40, "batch_size": 30}
    runs = fit_seeds(
        build, X, Y, validation_data=VALIDATION, seeds=[0, 1, 2],
        early_stopping=STOPPING[name], **options,
    )  # fmt: skip
    assert len(set(runs.num_epochs)) > 1  # they stop at different times
    for place, seed in enumerate(runs.seeds):
        callbacks = [copy.deepcopy(STOPPING[name])]
        model, history = fit(build, seed, shuffle=False, callbacks=callbacks, **options)
        number = len(history["loss"])
        assert runs.num_epochs[place] == number
        assert np.isnan(runs.curves["loss"][place, number:]).all()
        for ours, theirs in zip(runs.models[place].get_weights(), model.get_weights(), strict=True):
            np.testing.assert_allclose(ours, theirs, rtol=1e-3, atol=1e-4)


def test_classes_are_trained_with_their_losses_and_metrics(in_order):
    labels = (Y > 0).astype(int)

    def build():
        model = build_deep(3, (4,), output_activation="sigmoid")
        model.compile(
            optimizer="adam",
            loss="binary_crossentropy",
            metrics=["accuracy", keras.metrics.AUC(name="auc")],
        )
        return model

    runs = fit_seeds(build, X, labels, epochs=2, validation_data=(X, labels), seeds=[2])
    keras.utils.set_random_seed(2)
    history = build().fit(
        X, labels, epochs=2, shuffle=False, validation_data=(X, labels), verbose=0
    )
    for name, values in history.history.items():
        np.testing.assert_allclose(runs.curves[name][0], values, atol=1e-5)


def test_tables_and_flat_targets_are_taken_as_keras_takes_them():
    import pandas as pd

    table, target = pd.DataFrame(X, columns=["a", "b", "c"]), pd.Series(Y)
    from_table = fit_seeds(compiled(), table, target, epochs=1, seeds=[0])
    from_arrays = fit_seeds(compiled(), X, Y[:, None], epochs=1, seeds=[0])
    np.testing.assert_array_equal(from_table.curves["loss"], from_arrays.curves["loss"])


def test_seeds_with_examples_of_their_own_train_as_each_would_alone():
    build = compiled(keras.layers.Dense(4, activation="relu"), metrics=["mae"])
    options = {"epochs": 3, "batch_size": 25}
    x, y = np.stack([X[:40], X[-40:]]), np.stack([Y[:40], Y[-40:]])
    x_val, y_val = np.stack([X[40:50], X[:10]]), np.stack([Y[40:50], Y[:10]])
    together = fit_seeds(build, x, y, validation_data=(x_val, y_val), seeds=[3, 5], **options)
    for place, seed in enumerate([3, 5]):
        validation = x_val[place], y_val[place]
        alone = fit_seeds(
            build, x[place], y[place], validation_data=validation, seeds=[seed], **options
        )
        for name, curve in alone.curves.items():
            np.testing.assert_allclose(together.curves[name][place], curve[0], rtol=1e-5)


def test_seeds_of_numpy_and_repeated_seeds_are_as_good_as_others():
    build = compiled(keras.layers.Dense(4, activation="relu"))
    runs = fit_seeds(build, X, Y, epochs=np.int64(1), seeds=np.array([3, 3]))
    assert runs.seeds == (3, 3)
    np.testing.assert_array_equal(runs.curves["loss"][0], runs.curves["loss"][1])


@pytest.mark.parametrize("beside", [[3], [0, 3], [3, 0], [7, 1, 3, 2]])
def test_run_of_a_seed_is_the_same_whichever_seeds_run_beside_it(beside):
    layers = keras.layers.Dense(16, activation="relu"), keras.layers.Dropout(0.4)
    build = compiled(*layers, keras.layers.Dense(8), keras.layers.Dropout(0.2))
    options = {"epochs": 3, "batch_size": 25, "validation_data": VALIDATION}
    alone, runs = (fit_seeds(build, X, Y, seeds=seeds, **options) for seeds in ([3], beside))
    place = beside.index(3)
    for name, curve in alone.curves.items():
        np.testing.assert_allclose(runs.curves[name][place], curve[0], rtol=1e-5)
    for ours, own in zip(
        runs.models[place].get_weights(), alone.models[0].get_weights(), strict=True
    ):
        np.testing.assert_allclose(ours, own, rtol=1e-5, atol=1e-6)


def test_metric_that_keras_numbers_has_one_curve_for_all_seeds(in_order):
    labels = (Y > 0).astype(int)

    def build():
        model = build_deep(3, (4,), output_activation="sigmoid")
        metrics = [keras.metrics.AUC(), keras.metrics.Precision()]  # auc_1, auc_2 and so on
        model.compile("adam", loss="binary_crossentropy", metrics=metrics)
        return model

    options = {"epochs": 3, "validation_data": (X, labels)}
    stopping = keras.callbacks.EarlyStopping(patience=9, restore_best_weights=True)
    name = build().metrics[-1].name  # before it is built, Keras does not say the real name
    assert name == "compile_metrics"
    runs = fit_seeds(build, X, labels, seeds=[2, 4], early_stopping=stopping, **options)
    keras.utils.set_random_seed(4)
    history = build().fit(X, labels, shuffle=False, verbose=0, **options).history
    of_auc = [next(n for n in curves if n.startswith("auc")) for curves in (runs.curves, history)]
    np.testing.assert_allclose(runs.curves[of_auc[0]][1], history[of_auc[1]], atol=1e-5)


def test_each_seed_stops_by_a_metric_whose_name_keras_numbers():
    def build():
        model = build_deep(3, (4,), output_activation="sigmoid")
        model.compile("adam", "binary_crossentropy", metrics=[keras.metrics.AUC()])
        return model

    labels = (Y > 0).astype(int)
    first = fit_seeds(build, X, labels, epochs=1, seeds=[0])
    number = int(next(n for n in first.curves if n != "loss").partition("_")[2] or 0) + 1
    stopping = keras.callbacks.EarlyStopping(monitor=f"auc_{number}", patience=1)
    runs = fit_seeds(build, X, labels, epochs=3, seeds=[0, 1], early_stopping=stopping)
    assert f"auc_{number}" in runs.curves


MIXING = {
    "loss of a batch": {"loss": lambda y, p: keras.ops.max(keras.ops.square(y - p), axis=0)},
    "loss by rows": {"loss": lambda y, p: keras.ops.abs(y - p)[:3]},
    "metric of a batch": {"metrics": [lambda y, p: keras.ops.max(keras.ops.abs(y - p))]},
    "metric of rows": {"metrics": [lambda y, p: keras.ops.abs(y - p)[:2]]},
}


@pytest.mark.parametrize("name", MIXING)
def test_own_function_sees_the_batches_that_it_sees_in_fit(name, in_order):
    def build():
        model = build_deep(3, (4,))
        model.compile(**{"optimizer": "sgd", "loss": "mse"} | MIXING[name])
        return model

    options = {"epochs": 2, "batch_size": 25}
    runs = fit_seeds(build, X, Y, validation_data=VALIDATION, seeds=[3, 5], **options)
    _, history = fit(build, 5, shuffle=False, **options)
    for curve, values in history.items():
        np.testing.assert_allclose(runs.curves[curve][1], values, rtol=1e-5, atol=1e-5)


def test_learning_rate_of_an_own_schedule_is_followed(in_order):
    class Halving(keras.optimizers.schedules.LearningRateSchedule):
        def __call__(self, step):
            return 0.1 * 0.5 ** keras.ops.cast(step, "float32")

    def build():
        model = build_deep(3, (4,))
        model.compile(keras.optimizers.Adam(Halving()), "mse")
        return model

    runs = fit_seeds(build, X, Y, epochs=3, validation_data=VALIDATION, seeds=[5])
    _, history = fit(build, 5, shuffle=False, epochs=3)
    np.testing.assert_allclose(runs.curves["val_loss"][0], history["val_loss"], rtol=1e-5)


def test_seeded_fit_of_arrays_takes_one_order_in_all_epochs_and_unseeded_fit_does_not():
    """What the docstring of `fit_seeds` says of Keras: a later one may do otherwise."""
    x = np.arange(64, dtype="float32")[:, None]

    class Watching(keras.layers.Layer):
        def call(self, x, training=False):
            if training:
                seen.append(tuple(x.numpy().ravel()))
            return x

    def orders(seed):
        seen.clear()
        if seed is not None:
            keras.utils.set_random_seed(seed)
        model = keras.Sequential([keras.Input((1,)), Watching(), keras.layers.Dense(1)])
        model.compile("sgd", "mse", run_eagerly=True)
        seen.clear()
        model.fit(x, x, epochs=3, batch_size=64, verbose=0)
        return set(seen)

    seen = []
    assert len(orders(0)) == 1
    assert orders(0) != orders(1)
