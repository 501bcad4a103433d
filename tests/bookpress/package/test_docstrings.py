"""Docstrings taken apart, and the arguments of functions and classes."""

import griffe
import pytest

from bookpress.package.docstrings import parameters_of, read_docstring, undescribed
from bookpress.package.surface import entries_of, part_names

MODULE = '''
from dataclasses import dataclass

def add(x, y, /, *more: int, scale: float = 1.0, **names) -> float:
    """Add numbers.

    And scale the sum.

    Parameters
    ----------
    x, y
        Two numbers.
    scale
        What the sum is
        multiplied by.

    Returns
    -------
    float
        The sum.

    Raises
    ------
    ValueError
        If there are too many.

    Examples
    --------
    In words:

    >>> add(1, 2)
    3.0

    References
    ----------
    .. [1] Euclid.
    """

@dataclass
class Point:
    """A place."""

    x: float
    y: float = 0.0
    _hidden: int = 1

    @property
    def size(self) -> float:
        """How far it is."""

class Plain:
    """Made of something."""

    def __init__(self, thing: str) -> None: ...
'''


@pytest.fixture
def defined():
    module = griffe.visit("m", filepath=None, code=MODULE, docstring_parser=griffe.Parser.numpy)
    return module.members


def test_each_section_is_found(defined):
    docstring = read_docstring(defined["add"])
    assert docstring.summary == "Add numbers."
    assert docstring.body == "And scale the sum."
    assert docstring.described["x"].words == docstring.described["y"].words == "Two numbers."
    assert docstring.described["scale"].words == "What the sum is\nmultiplied by."
    assert [item.words for item in docstring.items["returns"]] == ["The sum."]
    assert [str(item.type) for item in docstring.items["raises"]] == ["ValueError"]
    assert docstring.examples == [(False, "In words:"), (True, ">>> add(1, 2)\n3.0")]
    assert docstring.others == [("References", ".. [1] Euclid.")]


def test_arguments_keep_their_stars_and_defaults(defined):
    names = [(each.name, each.default) for each in parameters_of(defined["add"])]
    assert names == [("x", ""), ("y", ""), ("*more", ""), ("scale", "1.0"), ("**names", "")]


def test_star_stands_where_only_names_are_taken():
    (linear, *_) = entries_of("models")
    assert [each.name for each in parameters_of(linear.defined)][:2] == ["num_features", "*"]


def test_object_is_made_of_its_fields_or_of_what_its_init_takes(defined):
    assert [each.name for each in parameters_of(defined["Point"])] == ["x", "y"]
    assert [each.name for each in parameters_of(defined["Plain"])] == ["thing"]


def test_argument_that_is_described_and_is_none_is_found(defined):
    assert not undescribed(defined["add"])
    code = MODULE.replace("x, y, /,", "x,")
    module = griffe.visit("m", filepath=None, code=code, docstring_parser=griffe.Parser.numpy)
    assert undescribed(module.members["add"]) == ["y"]


def test_no_docstring_of_the_package_describes_what_is_no_argument():
    wrong = {e.public: undescribed(e.defined) for part in part_names() for e in entries_of(part)}
    assert not {name: names for name, names in wrong.items() if names}
