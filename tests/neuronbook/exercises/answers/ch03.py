"""Answers to the exercises of chapter 03 that must be taken for right, and for wrong."""

from functools import lru_cache

import keras
import numpy as np
import pandas as pd
from keras import Input, Sequential
from keras.layers import Activation, Dense

from neuronbook.exercises import ch03
from neuronbook.models import build_deep

UNITS = (128, 128, 64)


def network(*, units=UNITS, num_inputs=50, activation="relu"):
    return build_deep(num_inputs, units, activation=activation)


def compiled(model=None, *, optimizer="adam", loss="mae", **settings):
    model = model or network()
    model.compile(optimizer=optimizer, loss=loss, **settings)
    return model


def built_by_shape():
    model = Sequential([Dense(units, activation="relu") for units in UNITS] + [Dense(1)])
    model.build((None, 50))
    return model


def with_activation_layers():
    model = Sequential([Input((50,))])
    for units in UNITS:
        model.add(Dense(units))
        model.add(Activation("relu"))
    model.add(Dense(1))
    return model


def own_mae(y_true, y_pred):
    return keras.ops.mean(keras.ops.abs(y_true - y_pred), axis=-1)


@lru_cache(maxsize=1)
def learned_weights():
    """Return what 200 epochs with the training cars make of the network's weights."""
    return ch03.fitted.solve().model.get_weights()


def learned(model=None):
    model = compiled(model)
    model.set_weights(learned_weights())
    return model


def trained(*, epochs=200, steps=7, first=3.0, last=0.03, model=None, val_loss=0.08):
    """What `fit` returns, without the training: a History that was told of every epoch."""
    history = keras.callbacks.History()
    history.set_params({"epochs": epochs, "steps": steps, "verbose": 0})
    history.set_model(model or learned())
    history.on_train_begin()
    for epoch, loss in enumerate(np.geomspace(first, last, epochs)):
        validation = {} if val_loss is None else {"val_loss": val_loss}
        history.on_epoch_end(epoch, {"loss": float(loss), **validation})
    return history


def stepped(steps):
    """Return the history of a network that has taken so many steps."""
    model = learned()
    model.optimizer.iterations.assign(steps)
    return trained(model=model)


def made_up():
    history = trained()
    history._model = None
    return history


def keras_first_steps():
    """Return by how much Keras' Adam changes the two weights of the exercise."""
    weights = keras.Variable(np.zeros(2))
    keras.optimizers.Adam(0.001).apply([keras.ops.array([200.0, -0.03])], [weights])
    return weights.numpy()


RIGHT = {
    "first_step": [
        lambda: (-0.001, 0.001),
        lambda: [-1e-3, 1e-3],
        lambda: np.array([-0.001, 0.001]),
        lambda: tuple(keras_first_steps()),
    ],
    "compiled": [
        compiled,
        lambda: compiled(optimizer=keras.optimizers.Adam(), loss=keras.losses.MeanAbsoluteError()),
        lambda: compiled(optimizer="Adam", loss="mean_absolute_error"),
        lambda: compiled(optimizer=keras.optimizers.Adam(0.01), loss="MAE", metrics=["mse"]),
        lambda: compiled(loss=keras.losses.mean_absolute_error),
        lambda: compiled(loss=own_mae),
        lambda: compiled(built_by_shape()),
        lambda: compiled(with_activation_layers()),
    ],
    "fitted": [
        trained,
        lambda: trained(last=0.02, val_loss=0.1),
        lambda: trained(model=learned(with_activation_layers())),
        lambda: stepped(1400),
        lambda: stepped(2800),
    ],
    "settings": [
        lambda: ("D", "B", "F", "G"),
        lambda: ["d", "b", "f", "g"],
        lambda: "DBFG",
        lambda: np.array(list("DBFG")),
        lambda: ((0.02, 32, 256), (0.05, 2, 256), (1.0, 32, 256), (0.9, 4096, 8192)),
    ],
}

# each of these has a reason of its own
WRONG = {
    "first_step": [
        lambda: 0.001,
        lambda: (0.001, -0.001),
        lambda: (-0.001, -0.001),
        lambda: (-0.2, 0.00003),
        lambda: (-0.00316, 0.00316),
        lambda: (-0.0001, 0.0001),
    ],
    "compiled": [
        network,
        lambda: compiled(optimizer="sgd"),
        lambda: compiled(loss="mse"),
        lambda: compiled(loss="huber"),
        lambda: compiled(loss=None),
        lambda: compiled(network(num_inputs=49)),
        lambda: compiled(network(units=(128, 64, 128))),
        lambda: compiled(network(activation=None)),
        lambda: compiled(network(activation="tanh")),
        lambda: compiled(Sequential([Dense(128), Dense(1)])),
        lambda: keras.Sequential,
        lambda: "adam",
    ],
    "fitted": [
        lambda: trained(epochs=20),
        lambda: trained(steps=25),
        lambda: trained(epochs=128, steps=4),
        lambda: trained(steps=9),
        lambda: trained(steps=5),
        lambda: trained(val_loss=None),
        lambda: trained(first=34.0, last=2.0),
        lambda: trained(first=3.0, last=2.9),
        learned,
        made_up,
        keras.callbacks.History,
        lambda: trained(model=compiled()),
        lambda: trained(model=compiled(network(units=(128, 64)))),
        lambda: trained(model=compiled(optimizer="sgd")),
        lambda: trained().history,
        lambda: stepped(180),
        lambda: compiled().fit,
        lambda: 200,
    ],
    "settings": [
        lambda: ("A", "B", "F", "G"),
        lambda: ("D", "C", "F", "G"),
        lambda: ("D", "B", "H", "G"),
        lambda: ("D", "B", "F", "H"),
        lambda: ("D", "B", "F"),
        lambda: ("D", "B", "F", "I"),
    ],
}

# wrong too, for a reason that one of those above has
ALSO_WRONG = {
    "first_step": [lambda: (0.001, 0.001), lambda: ("up", "down"), lambda: (-0.001,) * 3],
    "compiled": [
        lambda: compiled(optimizer="adamw"),
        lambda: compiled(loss="mse", metrics=["mae"]),
        lambda: [compiled()],
    ],
    "fitted": [
        network,
        lambda: trained(epochs=400),
        lambda: trained(last=float("nan")),
        lambda: trained(steps=14),
        lambda: trained(steps=6),
        lambda: pd.DataFrame(trained().history),
        lambda: {},
        lambda: [0.1] * 200,
    ],
    "settings": [lambda: (1, 2, 3, 4), lambda: "D", lambda: 4, lambda: ("DB", "B", "F", "G")],
}
