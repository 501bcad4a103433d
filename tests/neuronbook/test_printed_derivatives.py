r"""Every derivative that chapter 10 prints is read back from its pages and measured.

All sides of a formula must be equal, and ``\frac{\partial L}{\partial w}`` is not looked up but
taken by finite differences in the network that the formula is about.
"""

import ast
import re
from itertools import pairwise, product
from pathlib import Path

import numpy as np
import pytest

from neuronbook.backpropagation import backpropagate
from tests.neuronbook.latex import INLINE, World, compute, formulas_of, sides_of

BOOK = Path(__file__).parents[2] / "book"
PAGES = {
    language: (BOOK / language / "10-backpropagation.md").read_text(encoding="utf-8")
    for language in ("en", "zh")
}
RNG = np.random.default_rng(0)


def softsign(z):
    return z / (1 + abs(z))


# the network of two layers whose numbers are printed; w and v are the weights that are followed
BY_HAND = World(
    {
        "x_1": 2,
        "x_2": 1,
        "y": 3,
        "w": 1,
        "v": 4,
        r"\eta": 0.01,
        "z_1": lambda at: at["w"] * at["x_1"] - at["x_2"],
        "z_2": lambda at: -at["x_1"] - at["x_2"],
        "h_1": lambda at: softsign(at["z_1"]),
        "h_2": lambda at: softsign(at["z_2"]),
        r"\haty": lambda at: at["v"] * at["h_1"] + 2 * at["h_2"] + 0.5,
        "L": lambda at: (at[r"\haty"] - at["y"]) ** 2,
    },
    functions={"f": softsign},
)
# any number, for a rule about every number
ANY_NUMBER = World({"z": -1.7}, functions={"f": softsign})
# a batch of five examples
BATCH = World(
    {
        "n": 5,
        "X": RNG.normal(size=(5, 3)),
        "Y": RNG.normal(size=(5, 1)),
        r"\mathbf1": np.ones((5, 1)),
        "W_1": RNG.normal(size=(3, 4)),
        "b_1": RNG.normal(size=(1, 4)),
        "W_2": RNG.normal(size=(4, 1)),
        "b_2": RNG.normal(size=(1, 1)),
        "Z": lambda at: at["X"] @ at["W_1"] + at["b_1"],
        "H": lambda at: softsign(at["Z"]),
        r"\hatY": lambda at: at["H"] @ at["W_2"] + at["b_2"],
        "L": lambda at: np.mean((at[r"\hatY"] - at["Y"]) ** 2),
    },
    functions={"f": softsign},
)
# an operation whose every output depends on every input
OPERATION = World(
    {
        "z": RNG.normal(size=3),
        "h": lambda at: np.tanh(np.array([[1, 2, 0.5], [0.3, -1, 1], [2, 0, -1]]) @ at["z"]),
        "L": lambda at: np.sum(at["h"] ** 3 + at["h"]),
    },
    indexes={"i": 3, "k": 3},
)
SOFTMAX = World(
    {
        "s": np.array([0.1, 1.2, 0.5]),
        "y": np.array([0.0, 0.0, 1.0]),
        "p": lambda at: np.exp(at["s"]) / np.exp(at["s"]).sum(),
        "L": lambda at: -np.sum(at["y"] * np.log(at["p"])),
    },
    functions={r"\ln": np.log},
    indexes={"i": 3, "j": 3, "k": 3},
)
WORLDS = {
    "eq-softsign": ANY_NUMBER,
    "eq-bp-forward": BY_HAND,
    "eq-bp-observations": BY_HAND,
    "eq-bp-product": BY_HAND,
    "eq-bp-step": BY_HAND,
    "eq-bp-matrices": BATCH,
    "eq-bp-vjp": OPERATION,
    "eq-bp-softmax": SOFTMAX,
    "eq-bp-softmax-slope": SOFTMAX,
    "eq-bp-log": SOFTMAX,
    "eq-bp-p-minus-y": SOFTMAX,
}
CHAINS = [
    pytest.param(label, chain, id=f"{language} {label} {number}")
    for language, page in PAGES.items()
    for number, (label, chain) in enumerate(formulas_of(page))
]


def free_indexes(chain, world):
    """Yield every value of the indexes over which a side of the chain does not sum."""
    free = set()
    for side in sides_of(chain):
        used = set("".join(re.findall(r"_\{?(\w+)", side))) & set(world.indexes)
        free |= used - set(re.findall(r"\\sum_(\w)", side))
    for values in product(*(range(world.indexes[index]) for index in sorted(free))):
        yield dict(zip(sorted(free), values, strict=True))


@pytest.mark.parametrize(("label", "chain"), CHAINS)
def test_all_sides_of_a_printed_formula_are_equal(label, chain):
    world = WORLDS[label]
    sides = sides_of(chain)
    assert len(sides) >= 2 or r"\leftarrow" in chain, chain
    for indexes in free_indexes(chain, world):
        values = [compute(side, world, **indexes) for side in sides]
        for value, other in pairwise(values):
            assert np.size(value) == np.size(other), chain
            assert np.allclose(np.ravel(value), np.ravel(other), rtol=1e-5, atol=1e-7), chain


@pytest.mark.parametrize("language", PAGES)
def test_every_displayed_formula_is_measured(language):
    labels = [label for label, _ in formulas_of(PAGES[language])]
    assert set(labels) == set(WORLDS)
    assert PAGES[language].count("```{math}") == len(set(labels))


@pytest.mark.parametrize("language", PAGES)
def test_both_languages_print_the_same_formulas(language):
    assert list(formulas_of(PAGES[language])) == list(formulas_of(PAGES["en"]))


@pytest.mark.parametrize("language", PAGES)
def test_arithmetic_and_derivatives_within_a_sentence_are_right(language):
    body = PAGES[language].partition("(ch10-graph)=")[0]
    found = [
        formula
        for formula in INLINE.findall(body)
        if "=" in formula and ("partial" in formula or not re.search("[a-zA-Z]", bare(formula)))
    ]
    assert len(found) >= 4
    for formula in found:
        values = [compute(side, BY_HAND) for side in sides_of(as_fractions(formula))]
        assert np.allclose(values, values[0]), formula


@pytest.mark.parametrize("language", PAGES)
def test_a_derivative_within_a_later_sentence_is_only_named(language):
    later = PAGES[language].partition("(ch10-graph)=")[2]
    assert not [f for f in INLINE.findall(later) if "partial" in f and "=" in f]


def bare(formula):
    """Return a formula without its commands."""
    return re.sub(r"\\[a-z]+", "", formula)


def as_fractions(formula):
    return re.sub(
        r"\\partial (\S+) / \\partial ((?:\\hat )?\S+)",
        r"\\frac{\\partial \1}{\\partial \2}",
        formula,
    )


@pytest.mark.parametrize(
    ("wrong", "label"),
    [
        (r"\frac{\partial L}{\partial \hat Y} = \frac{1}{n} (\hat Y - Y)", "eq-bp-matrices"),
        (r"\frac{\partial L}{\partial \hat Y} = \frac{2}{n} (Y - Y)", "eq-bp-matrices"),
        (r"\frac{\partial L}{\partial Z} = \frac{\partial L}{\partial H} \odot f'(H)",
         "eq-bp-matrices"),
        (r"\frac{\partial L}{\partial H} = \frac{\partial L}{\partial Z} W_2^\top",
         "eq-bp-matrices"),
        (r"\frac{\partial L}{\partial s_i} = y_i - p_i", "eq-bp-p-minus-y"),
    ],
)  # fmt: skip
def test_the_faults_of_other_texts_would_be_found(wrong, label):
    world = WORLDS[label]
    left, right = sides_of(wrong)
    indexes = {"i": 0} if world.indexes else {}
    try:
        value, other = (np.ravel(compute(side, world, **indexes)) for side in (left, right))
    except ValueError:  # the shapes do not fit
        return
    assert not np.allclose(value, other, rtol=1e-5, atol=1e-7)


def cell_with(code):
    """Return the code cell of the page in which some code stands."""
    cells = re.findall(r"```\{code-cell\} ipython3\n(.*?)```", PAGES["en"], re.DOTALL)
    (cell,) = (cell for cell in cells if code in cell)
    return cell


def test_the_way_back_that_the_page_writes_out_agrees_with_finite_differences():
    names = {"np": np}
    exec(cell_with("def backward("), names)
    at = BATCH.values()
    weights = [at["W_1"], at["b_1"][0], at["W_2"], at["b_2"][0]]
    gradients = names["backward"](at["X"], at["Y"], *weights)
    for gradient, name in zip(gradients, ("W_1", "b_1", "W_2", "b_2"), strict=True):
        assert np.allclose(np.ravel(gradient), np.ravel(BATCH.slope("L", name)), atol=1e-7)


def test_slopes_that_the_page_calls_worked_out_by_hand_are_those_of_the_example():
    (written,) = re.findall(r"by_hand = (\[.*?\])", cell_with("by_hand = ["))
    weights = [[[1, -1], [-1, -1]], [0, 0], [[4], [2]], [0.5]]
    arrays = [np.array(each, dtype=float) for each in weights]
    _, gradients = backpropagate(np.array([[2.0, 1.0]]), np.array([[3.0]]), arrays)
    assert ast.literal_eval(written) == [slope for each in gradients for slope in np.ravel(each)]
