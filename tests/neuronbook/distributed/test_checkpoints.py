import keras
import numpy as np
import pytest

from neuronbook.distributed import Checkpoint, CheckpointError
from neuronbook.distributed.checkpoints import State, read_callbacks, write_callbacks

SETTINGS = {"seed": 0}


@pytest.fixture
def checkpoint(tmp_path):
    return Checkpoint(tmp_path / "kept", every=10)


def test_state_comes_back_as_it_was_kept(checkpoint):
    assert checkpoint.load(SETTINGS) is None
    arrays = {"model/0": np.arange(3.0), "model/1": np.array(7, np.int64)}
    checkpoint.save(State(30, {"settings": SETTINGS, "epoch": 2}, arrays))
    state = checkpoint.load(SETTINGS)
    assert (state.step, state.facts["epoch"]) == (30, 2)
    assert state.arrays.keys() == arrays.keys()
    for name, array in arrays.items():
        np.testing.assert_array_equal(state.arrays[name], array)
        assert state.arrays[name].dtype == array.dtype
    assert [path.name for path in checkpoint.path.parent.iterdir()] == ["training.npz"]


@pytest.mark.parametrize("content", [b"", b"no archive", None])
def test_checkpoint_that_cannot_be_read_is_an_error_and_not_a_new_start(checkpoint, content):
    checkpoint.save(State(1, {"settings": SETTINGS}, {"model/0": np.arange(1000.0)}))
    if content is None:
        content = checkpoint.path.read_bytes()[:-1000]
    checkpoint.path.write_bytes(content)
    with pytest.raises(CheckpointError, match=r"must be a checkpoint.*Delete it to train from"):
        checkpoint.load(SETTINGS)


def test_other_settings_are_named(checkpoint):
    checkpoint.save(State(1, {"settings": {"seed": 0, "data": "a", "optimizer": {}}}, {}))
    with pytest.raises(CheckpointError, match=r"whose batch size, data, optimizer differ\."):
        checkpoint.load({"seed": 0, "data": "b", "batch size": 8})


def test_checkpoint_without_steps_between_is_refused(tmp_path):
    with pytest.raises(ValueError, match=r"Received: every=0\. Take a number of steps"):
        Checkpoint(tmp_path, every=0)


def test_callbacks_remember_after_an_interruption():
    stop = keras.callbacks.EarlyStopping(patience=3)
    stop.wait, stop.best = 2, np.float64(0.25)
    stop.best_weights = [np.ones((2, 2)), np.arange(12.0)]
    rate = keras.callbacks.ReduceLROnPlateau(patience=3)
    rate.best, rate.cooldown_counter = np.inf, 1
    plain, arrays = read_callbacks([stop, rate])
    fresh = [keras.callbacks.EarlyStopping(), keras.callbacks.ReduceLROnPlateau()]
    write_callbacks(fresh, State(0, {"callbacks": plain}, arrays))
    assert (fresh[0].wait, fresh[0].best, fresh[0].patience) == (2, 0.25, 3)
    np.testing.assert_array_equal(fresh[0].best_weights[1], np.arange(12.0))
    assert (fresh[1].best, fresh[1].cooldown_counter) == (np.inf, 1)
