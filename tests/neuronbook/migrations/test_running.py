import logging
import warnings
from pathlib import Path

import matplotlib
import numpy as np
import pandas as pd
import pytest

from neuronbook.i18n import Text
from neuronbook.migrations.records import Migration, read_group
from neuronbook.migrations.running import MigrationError, plain, prove, run_code, same

WHY = Text(en="Why.", zh="原因。")
WARN = 'import warnings\nwarnings.warn("old")\n'


def row(**said):
    return Migration("row", why=WHY, **({"old": "1 / 0", "new": "2", "gives": 2} | said))


def test_message_is_read_off_a_run_of_the_old_code():
    assert prove(row(), "") == "ZeroDivisionError: division by zero"
    assert prove(row(old=f"{WARN}2", warns=True), "") == "UserWarning: old"
    assert prove(row(old=f"{WARN}3", warns=True, gave_only=True), "") == "UserWarning: old"


def test_both_forms_stand_on_the_imports_and_on_what_is_given():
    said = row(given="a = zero + 2", old="a / zero", new="a + zero")
    assert prove(said, "zero = 0").startswith("ZeroDivisionError")


@pytest.mark.parametrize(
    ("wrong", "claim"),
    [
        (row(old="2"), "the old form fails"),
        (row(old="1 / 0", warns=True), "the old form runs and warns"),
        (row(old="2", warns=True), "the old form runs and warns"),
        (row(old=f"{WARN}3", warns=True), "the old form gives 2"),
        (row(old=f"{WARN}2", warns=True, gave_only=True), "something else than 2"),
        (row(new="3"), "the new form gives 2"),
        (row(new="1 / 0"), "the new form is silent"),
        (row(new=f"{WARN}2"), "the new form is silent"),
        (row(new="x = 2"), "the new form gives 2"),
        (row(likewise=(("2", "2"),)), "2 raises ZeroDivisionError"),
        (row(likewise=(("unknown", "2"),)), "unknown raises ZeroDivisionError"),
        (row(likewise=(("1 / 0", "unknown"),)), "unknown is silent"),
    ],
)
def test_row_that_says_what_is_not_so_is_refused(wrong, claim):
    with pytest.raises(MigrationError, match=claim):
        prove(wrong, "")


def test_warnings_are_those_that_a_script_shows():
    text = 'import warnings\nwarnings.warn("mine", DeprecationWarning)'
    assert run_code(text).warnings == ["DeprecationWarning: mine"]
    text = 'import warnings\nwarnings.warn("theirs", DeprecationWarning, stacklevel=9)'
    assert run_code(text).warnings == []
    text = 'import warnings\nwarnings.warn("some day", PendingDeprecationWarning)'
    assert run_code(text).warnings == []
    assert run_code(WARN, before=WARN).warnings == ["UserWarning: old"]


def test_what_keras_says_through_its_logger_is_a_warning_too(caplog):
    text = 'import logging\nlogging.getLogger("absl").warning("legacy")'
    assert run_code(text).warnings == ["WARNING:absl:legacy"]
    assert caplog.records == []
    logging.getLogger("absl").warning("afterwards")
    assert [record.message for record in caplog.records] == ["afterwards"]


def test_message_is_the_same_on_every_machine():
    text = "raise ValueError(\"\\nat 0x7f01 in '/a/b/site-packages/keras/x.py'\\nmore\")"
    assert run_code(text).error == "ValueError: at 0x… in '…/keras/x.py'"
    text = "raise ValueError(f\"a str among { {'sqrt', 'log2'} } or None\")"
    assert run_code(text).error == "ValueError: a str among {'log2', 'sqrt'} or None"


def test_code_leaves_nothing_behind(capfd):
    before = Path.cwd()
    filters = list(warnings.filters)
    settings = dict(matplotlib.rcParams)
    run_code(
        'import matplotlib.pyplot as plt\nplt.rc("axes", grid=True)\nplt.figure()\n'
        'open("file", "w").close()\nprint("hello")'
    )
    assert (Path.cwd(), list(warnings.filters)) == (before, filters)
    assert dict(matplotlib.rcParams) == settings
    assert matplotlib.pyplot.get_fignums() == []
    assert not Path("file").exists()
    assert capfd.readouterr() == ("", "")


def test_each_run_begins_with_the_same_names_and_random_numbers():
    text = "import keras\nlayer = keras.layers.Dense(1)\nlayer.build((1, 1))\n"
    first, second = (run_code(f"{text}(layer.name, layer.kernel)").value for _ in range(2))
    assert first == second
    assert first[0] == "dense"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (np.array([1.0, 2.0]), [1.0, 2.0]),
        (np.float32(0.5), 0.5),
        (np.bool_(True), True),
        (pd.DataFrame({"a": [1]}), {"a": [1]}),
        (pd.Index(["a"]), ["a"]),
        ((None, np.int64(3)), (None, 3)),
        ({"a": np.array([1])}, {"a": [1]}),
        (int, int),
    ],
)
def test_plain_values(value, expected):
    assert plain(value) == expected
    assert type(plain(value)) is type(expected)


@pytest.mark.parametrize(
    ("one", "other", "equal"),
    [
        (0.1 + 0.2, 0.3, True),
        (0.3, 0.30001, False),
        (1, 1.0, True),
        (1, True, False),
        (float("nan"), float("nan"), True),
        (float("nan"), 0.0, False),
        ("1", 1.0, False),
        ([1, 2.0], [1, 2], True),
        ([1], (1,), False),
        ([1], [1, 2], False),
        ({"a": [1]}, {"a": [1]}, True),
        ({"a": 1}, {"b": 1}, False),
        ("ab", "ab", True),
    ],
)
def test_sameness(one, other, equal):
    assert same(one, other) is equal


def test_group_that_is_none_is_refused_with_the_names_there_are():
    with pytest.raises(ValueError, match=r"Received: name='kerass'.*keras_models"):
        read_group("kerass")
