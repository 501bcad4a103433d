"""What the output of a cell was made by: earlier cells, functions of the package, data, seeds.

The cells are read, not run: from the names that a cell uses, back to the cells that give those
names a value or change what they stand for, and so on. Nothing that had a part is missed as long
as cells share what they make by name; now and then a cell is named that had none.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bookpress.running.plans import named_datasets

PACKAGE = "neuronbook"
DRAWING = (f"{PACKAGE}.plots.use_book_style", f"{PACKAGE}.results.keep")
"""Functions of which every chapter makes use, and which make no output."""
SEEDED = {"default_rng", "set_random_seed", "RandomState", "seed"}
SEED_ARGUMENTS = {"random_state", "seed", "seeds"}


@dataclass(frozen=True)
class Origin:
    """What the output of one cell was made by.

    Attributes
    ----------
    cell : int
        The cell, counted from 1 over the cells with code of the page.
    earlier : list of int
        The cells before it that had a part, in order.
    functions : list of str
        Full names of the package's functions and classes that these cells call, those of the cell
        itself first.
    data : list of str
        Ids of the data sets that they load.
    seeds : list of str
        The seeds that they set, as code: ``seed=0``, ``seeds=range(5)``.
    """

    cell: int
    earlier: list[int]
    functions: list[str]
    data: list[str]
    seeds: list[str]


def find_origin(sources: Sequence[str], index: int, dataset_ids: set[str]) -> Origin:
    """Return what the output of the cell at `index` was made by.

    >>> cells = ["import numpy as np", "x = np.ones(3)", "y = 2", "x.sum()"]
    >>> find_origin(cells, 3, set()).earlier
    [2]
    """
    cells = [_Cell(source) for source in sources[: index + 1]]
    imported = {name: full for cell in cells for name, full in cell.imported.items()}
    wanted, taken = set(cells[index].used), [index]
    for place in range(index - 1, -1, -1):
        if cells[place].changed & wanted:
            wanted |= cells[place].used
            taken.append(place)
    functions = [
        full
        for place in taken
        for name in cells[place].called
        if (full := _full_name(name, imported)).startswith(f"{PACKAGE}.") and full not in DRAWING
    ]
    constants = {name: code for cell in cells for name, code in cell.constants.items()}
    seeds = [_with_value(seed, constants) for place in taken for seed in cells[place].seeds]
    return Origin(
        index + 1,
        sorted(place + 1 for place in taken[1:]),
        list(dict.fromkeys(functions)),
        named_datasets([sources[place] for place in taken], dataset_ids),
        list(dict.fromkeys(seeds)),
    )


def _full_name(name: str, imported: dict[str, str]) -> str:
    first, dot, rest = name.partition(".")
    return f"{imported.get(first, '')}{dot}{rest}"


def _with_value(seed: str, constants: dict[str, str]) -> str:
    """Put the value of a constant in its place: ``seeds=SEEDS`` is ``seeds=range(5)``."""
    name, sign, value = seed.partition("=")
    return f"{name}{sign}{constants.get(value, value)}"


class _Cell:
    """The names that a cell uses, changes and calls."""

    def __init__(self, source: str) -> None:
        self.used: set[str] = set()
        self.changed: set[str] = set()
        self.imported: dict[str, str] = {}
        self.called: list[str] = []
        self.seeds: list[str] = []
        self.constants: dict[str, str] = {}
        for node in ast.walk(_parse(source)):
            self._note(node)

    def _note(self, node: ast.AST) -> None:
        match node:
            case ast.Import(names):
                self.imported |= {each.asname or each.name: each.name for each in names}
            case ast.ImportFrom(module, names):
                self.imported |= {
                    each.asname or each.name: f"{module}.{each.name}" for each in names
                }
            case ast.Name(name, ast.Load()):
                self.used.add(name)
            case ast.Name(name, _) | ast.FunctionDef(name) | ast.ClassDef(name):
                self.changed.add(name)
            case ast.Attribute(value, _, ast.Store()) | ast.Subscript(value, _, ast.Store()):
                self.changed |= set(_root(value))
            case ast.Expr(ast.Call(ast.Attribute(value))):
                self.changed |= set(_root(value))  # `model.fit(…)` changes the model
            case ast.Call(function, _, keywords):
                self._note_call(node, ast.unparse(function), keywords)
            case _:
                pass
        match node:
            case ast.Assign(
                [ast.Name(name)], ast.Constant() | ast.Call(ast.Name("range")) as value
            ):
                self.constants[name] = ast.unparse(value)
            case ast.Assign(_, ast.Call(ast.Attribute(value, "fit" | "adapt"))):
                self.changed |= set(_root(value))  # `history = model.fit(…)` changes the model
            case _:
                pass

    def _note_call(self, call: ast.Call, name: str, keywords: list[ast.keyword]) -> None:
        self.called.append(name)
        if name.rpartition(".")[2] in SEEDED and call.args:
            self.seeds.append(ast.unparse(call))
        self.seeds += [ast.unparse(each) for each in keywords if each.arg in SEED_ARGUMENTS]


def _parse(source: str) -> ast.Module:
    lines = [line for line in source.splitlines() if not line.lstrip().startswith(("%", "!"))]
    return ast.parse("\n".join(lines))


def _root(node: ast.expr) -> Iterator[str]:
    """Yield the name that an expression like ``model.layers[-1].bias`` begins with, if any."""
    while isinstance(node, ast.Attribute | ast.Subscript | ast.Call):
        node = node.func if isinstance(node, ast.Call) else node.value
    if isinstance(node, ast.Name):
        yield node.id
