"""Import TensorFlow without the notices that look like errors and are none.

TensorFlow's C++ writes some of them before it reads ``TF_CPP_MIN_LOG_LEVEL``, straight to the
file of standard error, so that no setting keeps them out of a notebook. Here that file is read
before it is shown.
"""

from __future__ import annotations

import os
import re
import sys
import tempfile
from collections.abc import Callable

__all__ = ["import_tensorflow", "worth_showing"]

LEVEL_VARIABLE = "TF_CPP_MIN_LOG_LEVEL"

HEAD = r"(?:\d{4}-\d\d-\d\d [\d:.]+: )?"  # a date, in TensorFlow 2.19 and before
NOTICES = re.compile(
    HEAD + r"I(?:\d{4}|(?= )).*"  # of the level INFO: oneDNN, processor, no CUDA drivers
    r"|To enable the following instructions: .*"  # the second line of one of these
    r"|WARNING: All log messages before absl::InitializeLog\(\) .*"
    # Two libraries of one TensorFlow register the same: issue 100442 of tensorflow/tensorflow.
    r"|.*Unable to register cu\w+ factory: .*"
    r"|.*computation placer already registered.*"
)
NO_DRIVERS = "Could not find cuda drivers on your machine"
NO_GPU = "failed call to cuInit"


def import_tensorflow() -> None:
    """Import TensorFlow and find its devices, showing errors and warnings but no notices.

    If the reader has set ``TF_CPP_MIN_LOG_LEVEL``, nothing is done: they see what they asked for.
    If the import fails, all that TensorFlow wrote is shown.
    """
    if os.environ.get(LEVEL_VARIABLE):
        return
    os.environ[LEVEL_VARIABLE] = "1"  # from here on no notices; warnings and errors stay
    shown: Callable[[str], str] = str
    sys.stderr.flush()
    with tempfile.TemporaryFile() as held:
        stderr = os.dup(2)
        os.dup2(held.fileno(), 2)
        try:
            import tensorflow as tf

            tf.config.list_physical_devices()
            shown = worth_showing
        finally:
            sys.stderr.flush()
            os.dup2(stderr, 2)
            os.close(stderr)
            held.seek(0)
            sys.stderr.write(shown(held.read().decode(errors="replace")))


def worth_showing(written: str) -> str:
    r"""Return the lines that are more than a notice.

    Where there are no CUDA drivers, that CUDA could not begin is a notice too.

    Examples
    --------
    >>> notice, error = "I0000 00:00:1.5 7 a.cc:1] oneDNN is on.", "E0000 00:00:1.6 7 a.cc:2] No."
    >>> worth_showing(f"{notice}\n{error}")
    'E0000 00:00:1.6 7 a.cc:2] No.'
    """
    no_gpu = NO_DRIVERS in written
    lines = written.splitlines(keepends=True)
    return "".join(
        line for line in lines if not (NOTICES.match(line) or (no_gpu and NO_GPU in line))
    )
