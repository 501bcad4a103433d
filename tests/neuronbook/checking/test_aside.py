"""An answer may do anything: it gets a verdict in seconds, and changes nothing else."""

import random
import threading
import time

import keras
import numpy as np
import pytest

from neuronbook.checking.aside import GivenUpError, aside


def loop():
    while True:
        pass


def test_result_and_errors_come_back():
    assert aside(lambda: 19) == 19
    for error in (ValueError, SystemExit, KeyboardInterrupt):
        with pytest.raises(error):
            aside(lambda error=error: (_ for _ in ()).throw(error("reason")))


@pytest.mark.parametrize("action", [loop, lambda: time.sleep(60)], ids=["works", "waits"])
def test_what_never_ends_is_given_up(action):
    started = time.process_time(), time.monotonic()
    with pytest.raises(GivenUpError):
        aside(action, patience=0.5)
    assert time.process_time() - started[0] < 5
    assert time.monotonic() - started[1] < 55


def test_loop_is_stopped_when_it_is_given_up():
    threads = set(threading.enumerate())
    with pytest.raises(GivenUpError):
        aside(loop, patience=0.2)
    for thread in set(threading.enumerate()) - threads:
        thread.join(30)
        assert not thread.is_alive()


def test_endless_recursion_is_an_error_like_others():
    def recur():
        return recur()

    with pytest.raises(RecursionError):
        aside(recur)


def test_generators_and_settings_of_the_reader_stay():
    random.seed(1)
    np.random.seed(1)
    keras.utils.set_random_seed(1)
    expected = random.random(), np.random.random()
    name = keras.layers.Dense(1).name

    random.seed(1)
    np.random.seed(1)

    def disturb():
        random.random()
        np.random.random()
        keras.utils.set_random_seed(2)
        keras.config.set_dtype_policy("mixed_bfloat16")
        keras.layers.Dense(1)

    aside(disturb)
    assert (random.random(), np.random.random()) == expected
    assert keras.config.dtype_policy().name == "float32"
    stem, _, number = name.rpartition("_")
    following = keras.layers.Dense(1).name
    assert following == (f"{stem}_{int(number) + 1}" if stem else f"{name}_1")
