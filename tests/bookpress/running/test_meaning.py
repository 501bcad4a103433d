import pytest

from bookpress.running.meaning import cell_meaning, module_meaning

MODULE = '''\
"""What it is for."""

import math


class Unit:
    """One unit."""

    def output(self, x):
        """Return the output."""
        # (batch_size,)
        return math.tanh(2 * x)  # between -1 and 1
'''


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("What it is for.", "What it does."),
        ('"""One unit."""', '"""Two units."""'),
        ('        """Return the output."""\n', ""),
        ("# (batch_size,)", "# (num_examples,)"),
        ("  # between -1 and 1", ""),
        ("math.tanh(2 * x)", "(math.tanh(\n            2 * x,\n        ))"),
        ("\n\nclass", "\n\n\n\nclass"),
    ],
)
def test_words_and_layout_of_a_module_mean_nothing(old, new):
    assert old in MODULE
    assert module_meaning(MODULE.replace(old, new)) == module_meaning(MODULE)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("2 * x", "x * 2"),
        ("2 * x", "2.0 * x"),
        ("def output", "def result"),
        ("tanh", "tan"),
        ("import math\n", "import math\n\nmath.tanh = abs\n"),
    ],
)
def test_what_a_module_does_is_its_meaning(old, new):
    assert module_meaning(MODULE.replace(old, new)) != module_meaning(MODULE)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("f(1)  # once", "f(1)"),
        ("# (3,)\nf(1)", "f(1)"),
        ("f( 1 )\n", "f(1)"),
        ("f(1);  # no result", "f(1);"),
        ("def f():\n    'Say.'\n    return 1", "def f():\n    return 1"),
    ],
)
def test_cells_that_do_and_show_the_same_mean_the_same(one, other):
    assert cell_meaning(one) == cell_meaning(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("f(1)", "f(2)"),
        ("f(1)", "f(1);"),
        ("'one'", "'two'"),
        ("'one'\nf(1)", "'two'\nf(1)"),
        ("%time f(1)", "%time f(1)  # once"),
        ("import inspect\ninspect.getsource(f)", "import inspect\ninspect.getsource(f)  # f"),
    ],
)
def test_cells_that_do_or_show_something_else_mean_something_else(one, other):
    assert cell_meaning(one) != cell_meaning(other)


def test_tags_by_which_a_cell_runs_count_and_those_by_which_it_is_shown_do_not():
    assert cell_meaning("1", ["hide-input"]) == cell_meaning("1")
    assert cell_meaning("1", ["raises-exception"]) != cell_meaning("1")
