"""What callbacks decide, by the sheet's own text and by Keras."""

import keras
import numpy as np
import pytest

from neuronbook.sheets.callbacks import CALLBACKS
from neuronbook.sheets.entries import run
from neuronbook.sheets.reading import items, settings

# Keras reads its learning rate in a way that NumPy will not allow any more
pytestmark = pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning")
OFFERED = {item.name: item for item in items(CALLBACKS).values()}
LOSSES = [1.0, 0.8, 0.79, 0.9, 0.7, 0.71, 0.72, 0.69, 0.75, 0.74, 0.73, 0.76, 0.8, 0.81, 0.9]


def named(name):
    (entry,) = (entry for entry in CALLBACKS.entries if entry.name == name)
    return entry


def model():
    network = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
    network.compile(keras.optimizers.SGD(0.1), "mse")
    return network


@pytest.mark.parametrize(
    "changed",
    [{}, {"patience": 1}, {"patience": 2}, {"patience": 4}, {"patience": 3, "min_delta": 0.05}],
    ids=str,
)
def test_training_stops_in_the_epoch_that_the_sheet_says(changed):
    entry = named("EarlyStopping")
    callback = OFFERED[entry.name].value(**changed)
    callback.set_model(model())
    callback.on_train_begin()
    known = run(entry.start, **{**settings(OFFERED[entry.name]), **changed})
    for epoch, loss in enumerate(LOSSES):
        callback.on_epoch_end(epoch, {"val_loss": loss})
        known = run(entry.code, **{**known, "val_loss": loss})
        assert known["stop"] == callback.model.stop_training
        if known["stop"]:
            return
    pytest.fail("the losses stop nothing")


@pytest.mark.parametrize(
    "changed",
    [
        {"patience": 1},
        {"patience": 2, "factor": 0.5},
        {"patience": 3, "min_delta": 0.05, "min_lr": 0.02},
    ],
    ids=str,
)
def test_learning_rate_falls_when_the_sheet_says(changed):
    entry = named("ReduceLROnPlateau")
    callback = OFFERED[entry.name].value(**changed)
    callback.set_model(model())
    callback.on_train_begin()
    known = run(entry.start, **{**settings(OFFERED[entry.name]), **changed})
    known["learning_rate"] = 0.1
    for epoch, loss in enumerate(LOSSES):
        callback.on_epoch_end(epoch, {"val_loss": loss})
        known = run(entry.code, **{**known, "val_loss": loss})
        rate = float(callback.model.optimizer.learning_rate)
        assert known["learning_rate"] == pytest.approx(rate, rel=1e-5)
    assert rate < 0.1


def test_rate_of_an_own_rule():
    entry = named("LearningRateScheduler")

    def schedule(epoch, learning_rate):
        return learning_rate * 0.9**epoch

    network = model()
    x = np.ones((2, 1))
    network.fit(x, x, epochs=3, verbose=0, callbacks=[OFFERED[entry.name].value(schedule)])
    known = {"learning_rate": 0.1, "schedule": schedule}
    for epoch in range(3):
        known = run(entry.code, **{**known, "epoch": epoch})
    rate = float(network.optimizer.learning_rate)
    assert known["learning_rate"] == pytest.approx(rate, rel=1e-6)


@pytest.mark.parametrize("loss", [1.0, np.nan, np.inf])
def test_training_ends_at_what_is_no_number(loss):
    entry = named("TerminateOnNaN")
    callback = OFFERED[entry.name].value()
    callback.set_model(model())
    callback.on_batch_end(0, {"loss": loss})
    assert run(entry.code, loss=loss)["stop"] == callback.model.stop_training


def test_two_callbacks_are_added_by_fit_as_the_sheet_says():
    x = np.ones((2, 1))
    history = model().fit(x, x, epochs=1, verbose=0)
    assert isinstance(history, keras.callbacks.History)
