"""Read the formulas of a page, and compute what they say.

A formula is a chain of sides, ``A = B = C``. Names, numbers, sums, products, quotients, powers,
functions of the world and sums over an index are computed from a `World`; a derivative is taken in
it by finite differences. Two matrices side by side are a matrix product.
"""

import re
from dataclasses import dataclass, field

import numpy as np

DISPLAY = re.compile(r"```\{math\}\n:label: (\S+)\n(.*?)```", re.DOTALL)
INLINE = re.compile(r"(?<!\$)\$([^$]+)\$(?!\$)")
TOKEN = re.compile(r"\\[a-zA-Z]+|\\.|\d+(?:\.\d+)?|[a-zA-Z]|\S")
IGNORED = {"\\left", "\\right", "\\,", "\\;", "\\ ", "\\quad", "\\qquad"}
STEP = 1e-6


@dataclass
class World:
    """Values that depend on one another.

    Parameters
    ----------
    rules
        By name, in the order in which they are computed: a value, or a function of those before.
    functions
        By name, functions of one number or array, such as ``f`` and ``\\ln``.
    indexes
        By index the number of its values; an index that stands free in a formula takes each.
    """

    rules: dict
    functions: dict = field(default_factory=dict)
    indexes: dict = field(default_factory=dict)

    def values(self, **changed):
        known = {}
        for name, rule in self.rules.items():
            value = rule(known) if callable(rule) else rule
            known[name] = np.asarray(changed.get(name, value), dtype=float)
        return known

    def slope(self, of, along):
        """Return the derivative by finite differences: (shape of ``of``) + (shape of ``along``)."""
        start = self.values()[along]
        slopes = np.empty((*self.values()[of].shape, *start.shape))
        for place in np.ndindex(start.shape):
            there, back = start.copy(), start.copy()
            there[place] += STEP
            back[place] -= STEP
            rise = self.values(**{along: there})[of] - self.values(**{along: back})[of]
            slopes[(..., *place)] = rise / (2 * STEP)
        return slopes


def formulas_of(text):
    """Yield the label and each chain of sides of the displayed formulas of a page."""
    for label, body in DISPLAY.findall(text):
        body = re.sub(r"\\(begin|end)\{aligned\}|\\label\{[^}]*\}", "", body)
        body = re.sub(r"\\\\\s*&\s*=", "=", body)  # a chain that goes on in the next line
        for line in re.split(r"\\\\|\\qquad|,\s*&|,\s*$|,\s*\n", body):
            chain = line.replace("&", " ").strip().rstrip(".,").strip()
            if chain:
                yield label, chain


def sides_of(chain):
    """Return the sides of a chain; the left side of a step is where the result goes, no value."""
    step, arrow, rest = chain.partition(r"\leftarrow")
    depth, sides = 0, [""]
    for letter in rest if arrow else step:
        depth += (letter == "{") - (letter == "}")
        if letter == "=" and not depth:
            sides.append("")
        else:
            sides[-1] += letter
    return [side.strip() for side in sides]


def compute(side, world, **indexes):
    """Return the number or array that one side says."""
    return _Reader(side, world, indexes).read()


class _Reader:
    """A reader of one side, from the left; each method reads one kind of thing."""

    def __init__(self, text, world, indexes):
        self.tokens = [token for token in TOKEN.findall(text) if token not in IGNORED]
        self.world, self.indexes = world, dict(indexes)
        self.values = world.values()
        self.place = 0

    def read(self):
        value = self.sum()
        if self.place < len(self.tokens):
            raise ValueError(f"cannot read {self.tokens[self.place :]} of {self.tokens}")
        return value

    @property
    def next(self):
        return self.tokens[self.place] if self.place < len(self.tokens) else ""

    def take(self, expected=""):
        token = self.next
        if not token or expected not in ("", token):
            raise ValueError(f"expected {expected!r}, found {token!r} in {self.tokens}")
        self.place += 1
        return token

    def sum(self):
        sign = -1 if self.next == "-" else 1
        if self.next in ("-", "+"):
            self.take()
        value = sign * self.product()
        while self.next in ("+", "-"):
            sign = 1 if self.take() == "+" else -1
            value = value + sign * self.product()
        return value

    def product(self):
        value = self.power()
        while self.next and self.next not in ("+", "-", ")", "}", "|"):
            if self.next in ("\\cdot", "\\odot"):
                self.take()
                value = value * self.power()
            else:
                factor = self.power()
                both = np.ndim(value) == np.ndim(factor) == 2
                value = value @ factor if both else value * factor
        return value

    def power(self):
        value = self.atom()
        while self.next == "^":
            self.take()
            exponent = self.group() if self.next == "{" else [self.take()]
            value = value.T if exponent == ["\\top"] else value ** self.inner(exponent)
        return value

    def group(self):
        """Return the tokens between two braces."""
        self.take("{")
        depth, inside = 1, []
        while depth:
            token = self.take()
            depth += (token == "{") - (token == "}")
            inside.append(token)
        return inside[:-1]

    def inner(self, tokens):
        return _Reader(" ".join(tokens), self.world, self.indexes).read()

    def atom(self):
        token = self.take()
        if token[0].isdigit():
            return float(token)
        if token in ("(", "|"):
            value = self.sum()
            self.take({"(": ")", "|": "|"}[token])
            return abs(value) if token == "|" else value
        if token in ("\\frac", "\\tfrac"):
            return self.fraction()
        if token == "\\sum":
            return self.over_index()
        if token == "\\delta":
            self.take("_")
            one, other = self.group()
            return float(self.indexes[one] == self.indexes[other])
        return self.named(token)

    def fraction(self):
        above, below = self.group(), self.group()
        if above[:1] == ["\\partial"]:
            return self.derivative(above[1:], below[1:])
        return self.inner(above) / self.inner(below)

    def derivative(self, above, below):
        (of, row), (along, column) = self.split(above), self.split(below)
        slopes = self.world.slope(of, along)
        if row is not None:
            slopes = slopes[row]
        return slopes[..., column] if column is not None else slopes

    def over_index(self):
        self.take("_")
        index = self.take()
        start, terms = self.place, []
        for number in range(self.world.indexes[index]):
            self.place, outside = start, self.indexes.get(index)
            self.indexes[index] = number
            terms.append(self.product())
            if outside is None:
                del self.indexes[index]
            else:
                self.indexes[index] = outside
        return sum(terms)

    def named(self, token):
        if token in self.world.functions or self.next == "'":
            return self.function(token)
        rest = [token]
        if token in ("\\hat", "\\mathbf"):
            rest += ["{", *self.group(), "}"] if self.next == "{" else [self.take()]
        if token == "e" and self.next == "^":
            self.take()
            return np.exp(self.inner(self.group()))
        if self.next == "_":
            rest += [self.take(), *(self.group() if self.next == "{" else [self.take()])]
        name, index = self.split(rest)
        value = self.values[name]
        return value if index is None else value[index]

    def function(self, name):
        is_slope = self.next == "'"
        if is_slope:
            self.take()
        value = self.power()
        function = self.world.functions[name]
        if is_slope:
            return (function(value + STEP) - function(value - STEP)) / (2 * STEP)
        return function(value)

    def split(self, tokens):
        """Return the name that tokens spell, and the value of its index, if it has one."""
        name = "".join(token for token in tokens if token not in "{}")
        stem, _, ending = name.partition("_")
        if ending in self.world.indexes:
            return stem, self.indexes[ending]
        return name, None
