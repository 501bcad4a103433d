"""What the output of a cell was made by: earlier cells, functions of the package, data, seeds.

The cells are read, not run: from the names that a cell uses, back to the cells that give those
names a value or change what they stand for, and so on. Nothing that had a part is missed as long
as cells share what they make by name; now and then a cell is named that had none.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bookpress.package.cells import imported_names, read_cell, whole_name
from bookpress.package.surface import NAME
from bookpress.running.plans import named_datasets

NO_ORIGIN = {f"{NAME}.plots.use_book_style", f"{NAME}.results.keep"}
"""Functions that shape no output."""
SHOWING = (f"{NAME}.plots.", f"{NAME}.tables.")
"""Parts of the package that show: what they show in an earlier cell is another output."""
SEEDED = {"default_rng", "set_random_seed", "RandomState", "seed"}
SEED_OF_ALL = "keras.utils.set_random_seed"
"""What it seeds is used by all cells below."""
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
    imported = imported_names(sources[: index + 1])
    wanted, taken = cells[index].wanted - set(imported), [index]
    for place in range(index - 1, -1, -1):
        cell = cells[place]
        if (cell.bound | cell.changed) & wanted:
            wanted = (wanted - cell.bound) | (cell.wanted - set(imported))
            taken.append(place)
    functions = [
        full
        for place in taken
        for called in cells[place].called
        if (full := whole_name(called, imported)).startswith(f"{NAME}.")
        and full not in NO_ORIGIN
        and (place == index or not full.startswith(SHOWING))
    ]
    constants = {name: code for cell in cells for name, code in cell.constants.items()}
    seeds = [
        seed if value is None else f"{seed.partition('=')[0]}={constants[value]}"
        for place in range(index, -1, -1)
        for seed, value in cells[place].seeds
        if value is None or value in constants
        if place in taken or seed.startswith(SEED_OF_ALL)
    ]
    return Origin(
        index + 1,
        sorted(place + 1 for place in taken[1:]),
        list(dict.fromkeys(functions)),
        named_datasets([sources[place] for place in taken], dataset_ids),
        list(dict.fromkeys(seeds)),
    )


class _Cell:
    """The names that a cell wants from the cells before it, binds, changes and calls."""

    def __init__(self, source: str) -> None:
        tree = read_cell(source)
        self.wanted: set[str] = set()
        self.bound: set[str] = set()
        self.changed: set[str] = set()
        self.called: list[ast.expr] = []
        self.seeds: list[tuple[str, str | None]] = []  # each with the name that stands for it
        self.constants: dict[str, str] = {}
        self._read(tree.body, self.bound)
        for node in ast.walk(tree):
            self._note(node)

    def _read(self, statements: Iterable[ast.stmt], bound: set[str]) -> None:
        """Note which names statements want, and which they bind, in their order."""
        for statement in statements:
            match statement:
                case ast.FunctionDef(name, arguments, body):
                    self._want(arguments, bound)
                    self._read(
                        body,
                        bound
                        | {each.arg for each in ast.walk(arguments) if isinstance(each, ast.arg)},
                    )
                    bound.add(name)
                case ast.ClassDef(name, bases, _, body):
                    for base in bases:
                        self._want(base, bound)
                    self._read(body, set(bound))
                    bound.add(name)
                case ast.For(target, values, body, otherwise):
                    self._want(values, bound)
                    bound |= _stored(target)
                    self._read([*body, *otherwise], bound)
                case ast.If(test, body, otherwise) | ast.While(test, body, otherwise):
                    self._want(test, bound)
                    self._read([*body, *otherwise], bound)
                case ast.With(items, body):
                    for item in items:
                        self._want(item, bound)
                        bound |= _stored(item)
                    self._read(body, bound)
                case ast.Try(body, handlers, otherwise, final):
                    caught = [each for handler in handlers for each in handler.body]
                    self._read([*body, *caught, *otherwise, *final], bound)
                case _:
                    self._want(statement, bound)
                    bound |= _stored(statement)

    def _want(self, node: ast.AST, bound: set[str]) -> None:
        inner = {
            name
            for each in ast.walk(node)
            for name in (
                _stored(each.target)
                if isinstance(each, ast.comprehension)
                else {each.arg}
                if isinstance(each, ast.arg)
                else set()
            )
        }
        names = {
            each.id
            for each in ast.walk(node)
            if isinstance(each, ast.Name) and isinstance(each.ctx, ast.Load)
        }
        if isinstance(node, ast.AugAssign):
            names |= _stored(node.target)
        self.wanted |= names - inner - bound

    def _note(self, node: ast.AST) -> None:
        match node:
            case ast.Attribute(value, _, ast.Store()) | ast.Subscript(value, _, ast.Store()):
                self.changed |= set(_root(value))
            case ast.Expr(ast.Call(ast.Attribute(value))):
                self.changed |= set(_root(value))  # `model.compile(…)` changes the model
            case ast.Call(ast.Attribute(value, "fit" | "adapt")):
                self.changed |= set(_root(value))  # and so does `history = model.fit(…)`
            case ast.Assign([ast.Name(name)], value) if _is_plain(value):
                self.constants[name] = ast.unparse(value)
            case _:
                pass
        if isinstance(node, ast.Call):
            self._note_call(node)

    def _note_call(self, call: ast.Call) -> None:
        self.called.append(call.func)
        if ast.unparse(call.func).rpartition(".")[2] in SEEDED and call.args:
            self._note_seed(call, call.args[0])
        for each in call.keywords:
            if each.arg in SEED_ARGUMENTS:
                self._note_seed(each, each.value)

    def _note_seed(self, node: ast.AST, value: ast.expr) -> None:
        self.seeds.append((ast.unparse(node), value.id if isinstance(value, ast.Name) else None))


def _is_plain(value: ast.expr) -> bool:
    match value:
        case ast.Constant() | ast.Tuple() | ast.Call(ast.Name("range")):
            return True
    return False


def _stored(node: ast.AST) -> set[str]:
    return {
        each.id
        for each in ast.walk(node)
        if isinstance(each, ast.Name) and isinstance(each.ctx, ast.Store)
    }


def _root(node: ast.expr) -> Iterator[str]:
    """Yield the name that an expression like ``model.layers[-1].bias`` begins with, if any."""
    while isinstance(node, ast.Attribute | ast.Subscript | ast.Call):
        node = node.func if isinstance(node, ast.Call) else node.value
    if isinstance(node, ast.Name):
        yield node.id
