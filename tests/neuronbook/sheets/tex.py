r"""Compute what the TeX of a sheet says, so that it cannot differ from the NumPy beside it.

``A \qquad p = B`` is A with p computed first. A sum goes over the last axis, as every index does
that is written below a letter; a case holds where its condition does.
"""

import re

import numpy as np
from scipy.special import erf

TOKEN = re.compile(r"\\[a-zA-Z]+|\\\\|\\.|\d+(?:\.\d+)?|[a-zA-Z]|\S")
SPACE = {"\\,", "\\;", "\\!", "\\ ", "\\bigl", "\\bigr", "\\Bigl", "\\Bigr", "\\left", "\\right",
         "\\tfrac", "\\quad"}  # fmt: skip
FUNCTIONS = {
    "\\ln": np.log, "\\tanh": np.tanh, "\\cosh": np.cosh, "\\cos": np.cos, "\\sqrt": np.sqrt,
    "\\sigma": lambda x: 1 / (1 + np.exp(-x)), "erf": erf, "sign": np.sign,
}  # fmt: skip
COMPARED = {"<": np.less, ">": np.greater, "\\le": np.less_equal, "\\ge": np.greater_equal,
            "=": np.equal}  # fmt: skip
ENDS = {"", ")", "}", "]", ",", "&", "\\\\", "\\rvert", "\\rVert", "\\end", *COMPARED}


def compute(tex, **names):
    r"""Return the value of a formula.

    >>> float(np.squeeze(compute(r"\frac{1}{n} \sum_i (y_i - 1)^2", y=np.array([1.0, 3.0]), n=2)))
    2.0
    >>> float(np.squeeze(compute(r"2 a \qquad a = x + 1", x=3)))
    8.0
    """
    chain, *definitions = tex.split(r"\qquad")
    for definition in definitions:
        name, _, side = definition.partition("=")
        names[_name(_tokens(name))] = _Reader(_tokens(side), names).read()
    values = [_Reader(_tokens(side), names).read() for side in _sides(chain)]
    for value in values[1:]:
        np.testing.assert_allclose(value, values[0], err_msg=tex)
    return values[0]


def _sides(chain):
    """Return what is said to be equal; in a case, a sign of equality is part of its condition."""
    return [chain] if "cases" in chain else chain.split("=")


def _tokens(tex):
    tex = re.sub(r"\\operatorname\{(\w+)\}", r"\1@", tex)
    tex = re.sub(r"\\text\{(\w+)\}", r"\1", tex)
    tex = tex.replace(r"\tfrac12", r"\frac{1}{2}").replace(r"\tfrac14", r"\frac{1}{4}")
    tokens = []
    for word in re.split(r"(erf@|sign@)", tex):
        tokens += [word[:-1]] if word.endswith("@") else TOKEN.findall(word)
    return [token for token in tokens if token not in SPACE]


def _name(tokens):
    """Return a name without its index: ``y_i`` and ``\\hat y_i`` are whole vectors."""
    return "".join(token for token in tokens if token not in "{}").partition("_")[0].strip()


class _Reader:
    def __init__(self, tokens, names):
        self.tokens, self.names, self.place = tokens, names, 0

    def read(self):
        value = self.sum()
        assert not self.next, f"cannot read {self.tokens[self.place :]} of {self.tokens}"
        return value

    @property
    def next(self):
        return self.tokens[self.place] if self.place < len(self.tokens) else ""

    def take(self, expected=None):
        token = self.next
        assert expected in (None, token), f"expected {expected}, found {token} in {self.tokens}"
        self.place += 1
        return token

    def sum(self):
        sign = -1.0 if self.next == "-" else 1.0
        if self.next in ("-", "+"):
            self.take()
        value = sign * self.product()
        while self.next in ("+", "-"):
            value = value + (1 if self.take() == "+" else -1) * self.product()
        return value

    def product(self):
        value = self.power()
        while self.next not in ENDS | {"+", "-"}:
            if self.next in ("/", "\\cdot"):
                value = value / self.power() if self.take() == "/" else value * self.power()
            else:
                value = value * self.power()
        return value

    def power(self):
        value = self.atom()
        while self.next == "^":
            self.take()
            value = value ** self.argument()
        return value

    def argument(self):
        """Return what stands between two braces, or else the next token."""
        if self.next != "{":
            return self.atom()
        self.take("{")
        value = self.sum()
        self.take("}")
        return value

    def atom(self):
        token = self.take()
        if token[0].isdigit():
            return float(token)
        if token in ("(", "\\lvert", "\\lVert"):
            value = self.sum()
            self.take({"(": ")", "\\lvert": "\\rvert", "\\lVert": "\\rVert"}[token])
            length = np.linalg.norm(value, axis=-1, keepdims=True) if token == "\\lVert" else value
            return np.abs(value) if token == "\\lvert" else length
        if token == "{":
            self.place -= 1
            return self.argument()
        if token == "\\frac":
            return self.argument() / self.argument()
        if token == "\\sum":
            self.index()
            return np.sum(self.product(), axis=-1, keepdims=True)
        if token in ("\\max", "\\min"):
            return self.extreme(np.maximum if token == "\\max" else np.minimum)
        if token == "\\begin":
            return self.cases()
        if token in FUNCTIONS:
            # cos π p is the cosine of the product, σ(x) y is not
            alone = self.next in ("(", "{")
            return FUNCTIONS[token](self.power() if alone else self.product())
        if token == "e" and self.next == "^":
            self.take()
            return np.exp(self.argument())
        return self.named(token)

    def index(self):
        """Take what stands below a letter."""
        self.take("_")
        if self.next != "{":
            return self.take()
        self.take("{")
        index = ""
        while self.next != "}":
            index += self.take()
        self.take("}")
        return index

    def extreme(self, function):
        if self.next == "_":
            self.index()
            return function.reduce(self.product(), axis=-1, keepdims=True)
        self.take("(")
        values = [self.sum()]
        while self.next == ",":
            self.take()
            values.append(self.sum())
        self.take(")")
        return function.reduce(np.broadcast_arrays(*values))

    def cases(self):
        for token in ("{", *"cases", "}"):
            self.take(token)
        values, conditions = [], []
        while True:
            values.append(self.sum())
            self.take("&")
            conditions.append(self.comparison())
            if self.take() == "\\end":
                break
        for token in ("{", *"cases", "}"):
            self.take(token)
        return np.select(conditions, np.broadcast_arrays(*values), np.nan)

    def comparison(self):
        value, holds = self.sum(), True
        while self.next in COMPARED:
            compare = COMPARED[self.take()]
            other = self.sum()
            holds, value = holds & compare(value, other), other
        return holds

    def named(self, token):
        name = token
        if token == "\\hat":
            name += self.take()
        full = name
        if self.next == "_":
            full = f"{name}_{self.index()}"
        return self.names[full] if full in self.names else self.names[name]
