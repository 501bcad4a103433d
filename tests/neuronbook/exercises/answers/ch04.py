"""Answers to the exercises of chapter 04 that must be taken for right, and for wrong."""

import keras
import numpy as np
import pandas as pd
from keras import Input, Sequential
from keras.callbacks import EarlyStopping
from keras.layers import Activation, Dense, Dropout

from neuronbook.datasets import load_red_wine, load_spotify
from neuronbook.datasets.splits import split_at_random, split_by_group
from neuronbook.models import build_deep


def network(*hidden, num_inputs=18, units=1, activation="relu", output=None):
    layers = [Dense(number, activation=activation) for number in hidden]
    return Sequential([Input((num_inputs,)), *layers, Dense(units, activation=output)])


def compiled(model, optimizer="adam", loss="mae"):
    model.compile(optimizer=optimizer, loss=loss)
    return model


def separate_activations():
    layers = [Dense(128), Activation("relu"), Dense(64), keras.layers.ReLU(), Dense(1)]
    return Sequential([Input((18,)), *layers])


def built_on_data():
    model = Sequential([Dense(128, "relu"), Dense(64, "relu"), Dense(1)])
    model(np.zeros((2, 18), dtype="float32"))
    return model


def functional():
    inputs = Input((18,))
    hidden = Dense(64, activation="relu")(Dense(128, activation="relu")(inputs))
    return keras.Model(inputs, Dense(1)(hidden))


def stopping(patience=5, min_delta=0.001, restore_best_weights=True, **settings):
    return EarlyStopping(
        patience=patience,
        min_delta=min_delta,
        restore_best_weights=restore_best_weights,
        **settings,
    )


def parts():
    return split_at_random(load_spotify(), shares=(0.75, 0.25))


def leak():
    train, valid = parts()
    return valid["track_artist"].isin(train["track_artist"]).mean()


def leak_with_sets():
    train, valid = parts()
    known = set(train["track_artist"].dropna())
    return sum(artist in known for artist in valid["track_artist"]) / len(valid)


def leak_by_hand():
    train, valid = parts()
    artists = [part["track_artist"].astype(str) for part in (valid, train)]
    return round(float(np.isin(*artists).mean()), 3)


def count():
    train, valid = parts()
    return valid["track_artist"].isin(train["track_artist"]).sum()


def of_artists():
    train, valid = parts()
    return valid["track_artist"].drop_duplicates().isin(train["track_artist"]).mean()


def of_songs():
    train, valid = parts()
    return valid["track_id"].isin(train["track_id"]).mean()


def of_training_rows():
    train, valid = parts()
    return train["track_artist"].isin(valid["track_artist"]).mean()


def wines():
    red_wine = load_red_wine()
    return red_wine, list(red_wine.columns.drop("quality"))


def repaired(seed=0, shares=(0.7, 0.3)):
    red_wine, inputs = wines()
    return split_by_group(red_wine, inputs, shares=shares, seed=seed)


def repaired_by_hand():
    red_wine, inputs = wines()
    groups = red_wine.groupby(inputs).ngroup()
    chosen = np.random.default_rng(0).permutation(groups.nunique())[:950]
    return [red_wine[groups.isin(chosen)], red_wine[~groups.isin(chosen)]]


def without_doubles():
    red_wine, inputs = wines()
    return split_at_random(red_wine.drop_duplicates(inputs)[:-1], shares=(0.7, 0.3))


def without_grades():
    return tuple(part.drop(columns="quality") for part in repaired())


def overlapping():
    train, valid = repaired()
    return pd.concat([train, valid[:9]]), valid


RIGHT = {
    "needed": [lambda: 1112, lambda: 1112.0, lambda: np.int64(1112)],
    "repair": [repaired, lambda: repaired(seed=3), repaired_by_hand],
    "verdict": [
        lambda: ("overfitting", "underfitting"),
        lambda: ["Overfitting.", "under-fitting"],
        lambda: ("overfit", " underfit "),
        lambda: ("过拟合", "欠拟合"),
    ],
    "capacity": [
        lambda: compiled(network(128, 64)),
        lambda: compiled(build_deep(18, [128, 64]), keras.optimizers.Adam(), "mean_absolute_error"),
        lambda: compiled(separate_activations(), loss=keras.losses.MeanAbsoluteError()),
        lambda: compiled(
            built_on_data(), keras.optimizers.Adam(1e-4), keras.losses.mean_absolute_error
        ),
        lambda: compiled(functional()),
    ],
    "early_stopping": [
        stopping,
        lambda: stopping(monitor="val_loss", mode="min"),
        lambda: stopping(min_delta=-0.001),
        lambda: stopping(verbose=1),
        lambda: stopping(patience=5.0),
    ],
    "leak": [leak, leak_with_sets, leak_by_hand, lambda: np.float32(leak())],
}

# each of these has a reason of its own
WRONG = {
    "needed": [
        lambda: 278,
        lambda: 34,
        lambda: 1111,
        lambda: 1111.2,
        lambda: 400,
        lambda: [1112],
    ],
    "repair": [
        lambda: repaired(shares=(0.5, 0.5)),
        without_grades,
        without_doubles,
        overlapping,
        lambda: repaired()[0],
    ],
    "verdict": [
        lambda: ("underfitting", "overfitting"),
        lambda: ("underfitting", "underfitting"),
        lambda: ("overfitting", "overfitting"),
        lambda: ("overfitting", "neither"),
        lambda: "overfitting",
    ],
    "capacity": [
        lambda: compiled(network()),
        lambda: compiled(network(128, 64, num_inputs=12)),
        lambda: compiled(network(64, 128)),
        lambda: compiled(network(128, 64, units=2)),
        lambda: compiled(network(128, 64, activation=None)),
        lambda: compiled(network(128, 64, activation="tanh")),
        lambda: compiled(network(128, 64, output="relu")),
        lambda: network(128, 64),
        lambda: compiled(network(128, 64), optimizer="sgd"),
        lambda: compiled(network(128, 64), loss="mse"),
        lambda: compiled(network(128, 64), loss=None),
        lambda: Sequential([Dense(128, "relu"), Dense(64, "relu"), Dense(1)]),
        lambda: Sequential,
        lambda: [128, 64, 1],
    ],
    "early_stopping": [
        lambda: EarlyStopping,
        lambda: "early stopping",
        lambda: stopping(monitor="loss"),
        lambda: stopping(patience=20),
        lambda: stopping(min_delta=0),
        lambda: stopping(min_delta=0.1),
        lambda: stopping(restore_best_weights=False),
        lambda: stopping(min_delta=2),
        lambda: keras.callbacks.ReduceLROnPlateau(patience=5),
        lambda: stopping(patience="5"),
        lambda: [stopping()],
    ],
    "leak": [
        lambda: 0.0,
        lambda: 1 - leak(),
        of_artists,
        of_songs,
        of_training_rows,
        lambda: 100 * leak(),
        lambda: 0.5,
        lambda: [leak()],
    ],
}

# wrong too, for a reason that one of those above has
ALSO_WRONG = {
    "needed": [lambda: 277, lambda: 33, lambda: float("nan"), lambda: "1112"],
    "repair": [lambda: [repaired()], lambda: 0.7],
    "verdict": [lambda: "过拟合", lambda: ("just right", "underfitting"), lambda: ["underfitting"]],
    "capacity": [
        lambda: compiled(Sequential([Input((18,)), Dense(128), Dropout(0.3), Dense(64), Dense(1)])),
        lambda: compiled(network(128, 64, 64)),
    ],
    "early_stopping": [
        keras.callbacks.TerminateOnNaN,
        lambda: stopping(min_delta=0.0011),
        lambda: stopping(min_delta=0.0009),
        lambda: stopping(monitor="val_mae"),
        lambda: stopping(mode="max"),
        lambda: [stopping(), stopping()],
        lambda: stopping(patience=4),
        lambda: stopping(start_from_epoch=3),
        EarlyStopping,
    ],
    "leak": [count, lambda: True, lambda: float("nan"), lambda: "0.78"],
}
