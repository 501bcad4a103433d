import os
import subprocess
import sys
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neuronbook.startup import import_tensorflow, worth_showing

BANNER = "WARNING: All log messages before absl::InitializeLog() is called are written to STDERR\n"
DRIVERS = "I0000 00:00:1.1 7 cudart_stub.cc:31] Could not find cuda drivers on your machine.\n"
NO_GPU = "E0000 00:00:1.2 7 cuda_platform.cc:52] failed call to cuInit: INTERNAL: CUDA error\n"
NOTICES = [
    BANNER,
    DRIVERS,
    "I0000 00:00:1.3 7 port.cc:153] oneDNN custom operations are on.\n",
    "2025-01-01 10:00:00.123456: I tensorflow/core/util/port.cc:153] oneDNN custom operations …\n",
    "To enable the following instructions: AVX2 FMA, in other operations, rebuild TensorFlow\n",
    "E0000 00:00:1.4 7 cuda_dnn.cc:8579] Unable to register cuDNN factory: Attempting to …\n",
    "W0000 00:00:1.5 7 computation_placer.cc:177] computation placer already registered. …\n",
]
OTHERS = [
    "E0000 00:00:1.6 7 cuda_dnn.cc:522] Loaded runtime CuDNN library: 8.1.1 but source was 8.6.0\n",
    "W0000 00:00:1.7 7 gpu_device.cc:2342] Cannot dlopen some GPU libraries.\n",
    "F0000 00:00:1.8 7 check.cc:1] Check failed\n",
    "2025-01-01 10:00:00.123456: W tensorflow/core/x.cc:5] a warning\n",
    "Illegal instruction\n",
    "ImportError: DLL load failed\n",
    "\n",
]


@given(lines=st.lists(st.sampled_from(NOTICES + OTHERS)))
def test_notices_are_left_out_and_all_else_stays_in_its_order(lines):
    assert worth_showing("".join(lines)) == "".join(line for line in lines if line in OTHERS)


@given(text=st.text(st.characters(exclude_categories=["Cs"])))
def test_nothing_is_added_and_what_is_shown_is_not_cut_again(text):
    shown = worth_showing(text)
    assert worth_showing(shown) == shown
    lines = iter(text.splitlines(keepends=True))
    assert all(line in lines for line in shown.splitlines(keepends=True))


def test_failed_cuda_is_shown_unless_there_are_no_drivers():
    assert worth_showing(BANNER + NO_GPU) == NO_GPU
    assert worth_showing(BANNER + DRIVERS + NO_GPU) == ""


@pytest.fixture
def tensorflow(monkeypatch):
    """Return a function that puts in a TensorFlow that writes, and may fail; without a level."""

    def tensorflow(level, *, fails=False):
        def list_physical_devices():
            os.write(2, (BANNER + OTHERS[0]).encode())
            if fails:
                raise RuntimeError("no devices")

        config = SimpleNamespace(list_physical_devices=list_physical_devices)
        monkeypatch.setitem(sys.modules, "tensorflow", SimpleNamespace(config=config))
        monkeypatch.setenv("TF_CPP_MIN_LOG_LEVEL", level)

    return tensorflow


def test_warnings_and_errors_are_shown_and_later_notices_are_off(tensorflow, capfd):
    tensorflow(level="")
    import_tensorflow()
    assert capfd.readouterr().err == OTHERS[0]
    assert os.environ["TF_CPP_MIN_LOG_LEVEL"] == "1"
    os.write(2, b"still here\n")
    assert capfd.readouterr().err == "still here\n"


def test_all_that_was_written_is_shown_if_tensorflow_fails(tensorflow, capfd):
    tensorflow(level="", fails=True)
    with pytest.raises(RuntimeError, match="no devices"):
        import_tensorflow()
    assert capfd.readouterr().err == BANNER + OTHERS[0]


@pytest.mark.parametrize("level", ["0", "1", "2", "3"])
def test_level_that_the_reader_has_set_stays_and_nothing_is_held_back(level, tensorflow, capfd):
    tensorflow(level, fails=True)
    import_tensorflow()
    assert os.environ["TF_CPP_MIN_LOG_LEVEL"] == level
    assert capfd.readouterr().err == ""


def test_first_tensor_comes_without_a_line_of_tensorflow():
    code = (
        "from neuronbook.startup import import_tensorflow; import_tensorflow()\n"
        "import tensorflow as tf; tf.ones(2)"
    )
    hidden = {"CUDA_VISIBLE_DEVICES": "-1"}  # whatever a GPU of this machine has to say
    environment = {k: v for k, v in os.environ.items() if not k.startswith("TF_")} | hidden
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    assert "0000 00:00:" not in done.stderr
    assert "InitializeLog" not in done.stderr
