"""What a signature says is what a caller is held to."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Annotated

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from numpy.typing import ArrayLike, NDArray

from neuronbook import arguments, cards, datasets, descent, distributed, models, plots, tables
from neuronbook.arguments import (
    GAPS,
    AtLeast,
    ColumnOf,
    Columns,
    Count,
    IndexOf,
    Labels,
    LabelsOf,
    NotEmpty,
    Positive,
    Share,
    Within,
    check_fields,
    checked,
)
from neuronbook.datasets import splits

Flat = Annotated[ArrayLike, "(num_examples,)"]
TABLE = pd.DataFrame({"x": [1.0, 2.0], "word": ["a", "b"], "y": [0, 1], "gap": [1.0, np.nan]})


def takes(hint):
    """Return a function of one argument, which may be whatever `hint` says."""

    def function(value, table=TABLE):
        return value

    function.__annotations__ = {"value": hint}
    return checked(function)


ALLOWED = {
    "whole number": (int, 3),
    "NumPy's whole number": (int, np.int32(3)),
    "number": (float, 3),
    "number that is 0-dimensional": (float, np.array(0.5)),
    "truth": (bool, np.True_),
    "nothing": (int | None, None),
    "one of two": (int | str, "three"),
    "numbers in a list": (Sequence[float], [1, 2.5]),
    "numbers in an array": (Sequence[float], np.arange(3.0)),
    "numbers that come one by one": (Iterable[float], iter([1, 2])),
    "pair in a list": (tuple[float, float], [1, 2]),
    "tuple of any length": (tuple[int, ...], (1, 2, 3)),
    "dict": (Mapping[str, ArrayLike], {"a": [1, 2]}),
    "table by column": (Mapping[str, ArrayLike], TABLE[["x", "y"]]),
    "column as an array": (ArrayLike, TABLE["x"]),
    "array of truths": (NDArray[np.bool_], np.array([True])),
    "function": (Callable[[float], float], abs),
    "missing values": (Annotated[ArrayLike, GAPS], [np.nan, 1]),
    "one of two shapes": (Annotated[ArrayLike, "(?,) or (?, 2)"], np.zeros((5, 2))),
    "share": (Share, 1),
    "labels": (Annotated[ArrayLike, Labels()], [True, False]),
}
REFUSED = {
    "word for a whole number": (int, "3", TypeError, "whole number"),
    "fraction for a whole number": (int, 3.0, TypeError, "whole number"),
    "truth for a whole number": (int, True, TypeError, "whole number"),
    "truth for a number": (float, True, TypeError, "a number"),
    "NaN": (float, np.nan, ValueError, "finite number"),
    "array for a number": (float, np.zeros(1), TypeError, "a number"),
    "number for a truth": (bool, 1, TypeError, "True or False"),
    "number for a word": (str, 3, TypeError, "a string"),
    "nothing": (int, None, TypeError, "whole number"),
    "neither of two": (int | str, 0.5, TypeError, "a string"),
    "number for a list": (Sequence[int], 512, TypeError, "a list or a tuple"),
    "word for a list": (Sequence[str], "abc", TypeError, "a list or a tuple"),
    "word in a list": (Sequence[int], [1, "2"], TypeError, r"value\[1\] must be a whole"),
    "triple for a pair": (tuple[float, float], (1, 2, 3), ValueError, "a tuple of 2"),
    "list for a dict": (Mapping[str, ArrayLike], [1, 2], TypeError, "by label"),
    "word in a dict": (Mapping[str, float], {"a": "b"}, TypeError, r"value\['a'\] must be"),
    "words for an array": (ArrayLike, ["a"], TypeError, "array of numbers"),
    "rows of two lengths": (ArrayLike, [[1], [1, 2]], TypeError, "one length"),
    "NaN in an array": (ArrayLike, [[1, np.nan]], ValueError, r"nan at value\[0, 1\]"),
    "list for NumPy's array": (NDArray[np.float64], [1.0], TypeError, "NumPy array"),
    "column for NumPy's array": (NDArray[np.float64], TABLE["x"], TypeError, "NumPy array"),
    "ones for truths": (NDArray[np.bool_], np.ones(2), TypeError, "True and False"),
    "table": (pd.DataFrame, np.zeros((2, 2)), TypeError, r"pandas\.DataFrame"),
    "result for a function": (Callable[[float], float], 3, TypeError, "a function"),
    "none": (Count, 0, ValueError, "1 or more"),
    "negative": (Annotated[int, AtLeast(0)], -1, ValueError, "0 or more"),
    "zero": (Positive, 0, ValueError, "above 0"),
    "percent": (Share, 95, ValueError, "from 0 to 1"),
    "outside": (Annotated[float, Within(-6, 6)], 7, ValueError, "from -6 to 6"),
    "column for a flat array": (Flat, np.zeros((4, 1)), ValueError, r"value\.ravel\(\)"),
    "empty": (Flat, [], ValueError, r"shape \(num_examples,\)"),
    "nothing to draw": (Annotated[Mapping[str, int], NotEmpty()], {}, ValueError, "one thing"),
    "unknown column": (Annotated[str, ColumnOf("table")], "z", ValueError, "Choose from x, word"),
    "column of words": (Annotated[str, ColumnOf("table", "numbers")], "word", ValueError, "hold"),
    "column with gaps": (
        Annotated[str, ColumnOf("table", "known numbers")], "gap", ValueError, r"table\.dropna"
    ),
    "column that is no labels": (
        Annotated[str, ColumnOf("table", "labels")], "x", ValueError, "must be 0 and 1"
    ),
    "place that is none": (Annotated[int, IndexOf("table")], 2, ValueError, "from 0 to 1"),
    "label that is none": (
        Annotated[Mapping[str, int], LabelsOf("table")], {"z": 1}, ValueError, "Choose from 'x'"
    ),
    "table without a column": (
        Annotated[pd.DataFrame, Columns(numbers=("auc",))], TABLE, ValueError, "the columns auc"
    ),
    "table of words": (Annotated[pd.DataFrame, Columns()], TABLE, ValueError, r"\['word'\]"),
    "labels -1 and 1": (Annotated[ArrayLike, Labels()], [-1, 1], ValueError, "values -1, 1"),
    "labels of one class": (Annotated[ArrayLike, Labels()], [1, 1], ValueError, "both must"),
}  # fmt: skip


@pytest.mark.parametrize("name", ALLOWED)
def test_what_the_signature_allows_arrives(name):
    hint, value = ALLOWED[name]
    assert takes(hint)(value) is value


@pytest.mark.parametrize("name", REFUSED)
def test_what_it_does_not_allow_is_refused_with_rule_value_and_fix(name):
    hint, value, error, words = REFUSED[name]
    with pytest.raises(error, match=words) as refused:
        takes(hint)(value)
    rule, received = str(refused.value).split(" Received: ")
    assert "must" in rule
    assert rule.endswith(".")
    assert received.endswith(".")
    assert received.count(". ") >= 1, "no fix"


def test_sizes_of_one_name_are_the_same_in_all_arguments():
    @checked
    def fit(x: Flat, y: Flat, path: Annotated[ArrayLike, "(num_examples + 1, 2)"]):
        return True

    assert fit(np.zeros(4), np.zeros(4), np.zeros((5, 2)))
    with pytest.raises(ValueError, match=r"^y must .*num_examples=4 as in x.*shape \(3,\)"):
        fit(np.zeros(4), np.zeros(3), np.zeros((5, 2)))
    with pytest.raises(ValueError, match=r"^path must .*num_examples=4 as in x"):
        fit(np.zeros(4), np.zeros(4), np.zeros((4, 2)))


def test_history_is_told_to_give_what_it_recorded():
    history = SimpleNamespace(history={"loss": [1.0]})  # as keras.callbacks.History
    with pytest.raises(TypeError, match=r"Give history\.history"):
        plots.plot_curves(history)


def test_each_of_several_arguments_is_checked():
    @checked
    def join(*tables: pd.DataFrame):
        return len(tables)

    assert join(TABLE, TABLE) == 2
    with pytest.raises(TypeError, match=r"tables\[1\] must be a DataFrame"):
        join(TABLE, [1, 2])


def test_python_says_itself_which_argument_is_missing():
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'value'"):
        takes(int)()


def test_fields_of_a_dataclass_are_checked():
    @dataclass
    class Batch:
        size: Count

        def __post_init__(self):
            check_fields(self)

    assert Batch(3).size == 3
    with pytest.raises(TypeError, match=r"size must be a whole number"):
        Batch("3")


PUBLIC = {
    f"{module.__name__}.{name}": getattr(module, name)
    for module in (plots, datasets, splits, descent, models, tables, cards, distributed)
    for name in module.__all__
    if inspect.isfunction(getattr(module, name))
    and inspect.signature(getattr(module, name)).parameters
}


@pytest.mark.parametrize("name", PUBLIC)
def test_every_public_function_checks_its_arguments(name):
    function = PUBLIC[name]
    assert hasattr(function, "__wrapped__"), "write @checked above it"
    assert inspect.signature(function) == inspect.signature(function.__wrapped__)


# The gravest of the calls that once drew or returned something wrong, or ended in a riddle.
X, Y = descent.make_line_data(32)
CURVE = {"label": "y", "probability": "x"}
WRONG_CALLS = {
    "targets in a column": lambda: descent.fit_line(X, Y[:, None], learning_rate=0.1, batch_size=4),
    "targets for others": lambda: descent.fit_line(X[:8], Y, learning_rate=0.1, batch_size=4),
    "a loss of a column": lambda: descent.line_loss(1.0, 1.0, x=X, y=Y[:, None]),
    "w and b of two shapes": lambda: descent.line_loss(np.ones(2), np.ones((2, 1)), x=X, y=Y),
    "labels -1 and 1": lambda: plots.plot_roc(TABLE.assign(y=[-1, 1]), **CURVE),
    "labels of one class": lambda: plots.plot_roc(TABLE.assign(y=1), **CURVE),
    "labels in words": lambda: plots.plot_roc(TABLE.assign(y=TABLE["word"]), **CURVE),
    "a score that is NaN": lambda: plots.plot_roc(TABLE.assign(x=TABLE["gap"]), **CURVE),
    "scores of a column": lambda: plots.plot_roc_curves([0, 1], {"a": [[0.1], [0.2]]}),
    "one hidden layer": lambda: models.build_deep(8, 512),
    "a layer of a fraction": lambda: models.build_deep(8, [512, 0.5]),
    "an array to be split": lambda: splits.split_at_random(np.zeros((9, 2))),
    "an array to be encoded": lambda: splits.encode(np.zeros((9, 2))),
    "shares of NaN": lambda: splits.split_at_random(TABLE, shares=(np.nan, np.nan)),
    "results that are NaN": lambda: plots.plot_seeds([np.nan, 1], x_label="loss"),
    "a column's name for a list": lambda: tables.show(TABLE, columns="x"),
    "a batch of True": lambda: distributed.BatchSize(True),
    "shards by their folder": lambda: distributed.Pipeline("shards", distributed.BatchSize(4)),
}


@pytest.mark.parametrize("name", WRONG_CALLS)
def test_wrong_call_is_refused_in_words(name):
    with pytest.raises((TypeError, ValueError), match=r"must .*Received: "):
        WRONG_CALLS[name]()
    plt.close("all")


def test_names_of_the_package_are_those_it_lists():
    assert all(hasattr(arguments, name) for name in arguments.__all__)
