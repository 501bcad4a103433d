"""The public names of the package, part by part, in the order in which they are to be read.

The source is read and not imported: neither a page nor a check waits for TensorFlow.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import griffe

import neuronbook
from bookpress.project import BookError, read_text

NAME = neuronbook.__name__
PACKAGE = Path(neuronbook.__file__).parent
CATALOGUE = f"{NAME}.datasets.catalogue"
"""Each module of it is a data set."""
QUOTED = re.compile(r"`(\w+)`")
COMMENT = re.compile(r"^#: ?(.*)$")


@dataclass(frozen=True)
class Entry:
    """One public name.

    Attributes
    ----------
    part : str
        The part that offers it, without the package's name: ``"datasets.splits"``.
    name : str
        Its name there.
    module : str
        The module that defines it, by its whole name.
    defined : griffe.Object
        What is known about it.
    """

    part: str
    name: str
    module: str
    defined: griffe.Object

    @property
    def public(self) -> str:
        """By which name it is imported: ``neuronbook.models.build_linear``."""
        return f"{NAME}.{self.part}.{self.name}"

    @property
    def origin(self) -> str:
        """Where it is defined: ``neuronbook.plots.curves.curves.plot_curves``."""
        return f"{self.module}.{self.name}"

    @property
    def card(self) -> str:
        """Of the loader of a data set, the label of its card: ``data-red-wine``; else empty."""
        dataset = self.module.rpartition(".")[2]
        is_loader = self.module == f"{CATALOGUE}.{dataset}" and self.name == f"load_{dataset}"
        return f"data-{dataset.replace('_', '-')}" if is_loader else ""

    @property
    def line(self) -> int:
        return self.defined.lineno or 1

    @property
    def docstring(self) -> str:
        return docstring_of(self.defined)


def part_names() -> list[str]:
    """Return the parts of the package in the order in which its docstring names them."""
    quoted = QUOTED.findall(about(""))
    return list(dict.fromkeys(name for name in quoted if _find(f"{NAME}.{name}")))


def entries_of(part: str, chosen: tuple[str, ...] = ()) -> tuple[Entry, ...]:
    """Return the public names of one part in the order in which they are to be read.

    That is the order in which the part's docstring names the modules of it, then that of the
    imports, and within a module that of the definitions. A name that another part offers under a
    shorter name is left to that one.

    Parameters
    ----------
    part : str
        Its name without the package's: ``"models"``, ``"datasets.splits"``.
    chosen : tuple of str
        Which of its names to return, or the folders whose names; by default those in ``__all__``.

    Raises
    ------
    BookError
        If there is no such part, or a name that it offers is defined nowhere.
    """
    module = _load(f"{NAME}.{part}")
    folders = [each for each in chosen if is_folder(f"{part}.{each}")]
    names = tuple(map(str, module.exports or [])) if folders or not chosen else chosen
    if not names:
        raise BookError(
            "A part of the package says in `__all__` what it offers. "
            f"Received: {part!r}, which does not. Write it there, or name what a page shows of it."
        )
    above = part.rpartition(".")[0]
    offered: set[str] = set()
    while above:
        if _load(f"{NAME}.{above}").exports:
            offered |= {entry.origin for entry in entries_of(above)}
        above = above.rpartition(".")[0]
    entries = [Entry(part, name, *_defined(f"{NAME}.{part}", name)) for name in names]
    imports = list(module.members)
    words = about(part)

    def place(entry: Entry) -> tuple[int, int, int]:
        room = room_of(entry)
        quoted = words.find(f"`{room}`") if room else -1
        said = re.search(rf"\b{room}\b", words) if room and quoted < 0 else None
        named = quoted if quoted >= 0 else said.start() if said else len(words)
        first = min(imports.index(other.name) for other in entries if other.module == entry.module)
        return named, first, entry.line

    ordered = sorted((each for each in entries if each.origin not in offered), key=place)
    return tuple(each for each in ordered if not folders or room_of(each) in folders)


def room_of(entry: Entry) -> str:
    """Return the module or folder of the part in which a name is defined, empty if there is none.

    >>> room_of(entries_of("plots")[0])
    'neurons'
    """
    inside = entry.module.removeprefix(f"{NAME}.{entry.part}")
    return inside.split(".")[1] if inside.startswith(".") else ""


def about(name: str) -> str:
    """Return the docstring of a part, or of a folder in it; of the package if `name` is empty."""
    module = f"{NAME}.{name}".rstrip(".")
    path = module_file(module).with_suffix(".py")
    return docstring_of(_read(module, path, path.stat().st_mtime_ns))


def is_folder(name: str) -> bool:
    """Tell whether a name of the package is a folder of modules."""
    return PACKAGE.joinpath(*name.split(".")).is_dir()


def summary_of(docstring: str) -> str:
    """Return the first paragraph of a docstring on one line."""
    return " ".join(docstring.strip().partition("\n\n")[0].split())


def docstring_of(thing: griffe.Object) -> str:
    """Return a docstring; of a constant also the comment ``#:`` above it or behind it."""
    if thing.docstring:
        return str(thing.docstring.value)
    if not (thing.is_attribute and thing.lineno):
        return ""
    lines = read_text(Path(str(thing.filepath))).splitlines()
    found: list[str] = []
    for line in reversed(lines[: thing.lineno - 1]):
        if not (match := COMMENT.match(line)):
            break
        found.insert(0, match[1])
    return "\n".join(found)


def files_of(part: str, entries: Iterable[Entry]) -> list[Path]:
    """Return every file in which what is known about a part stands."""
    named = module_file(f"{NAME}.{part}")
    files = {named, named.with_suffix(".py"), *(module_file(entry.module) for entry in entries)}
    rooms = {f"{part}.{room_of(entry)}" for entry in entries if room_of(entry)}
    files |= {module_file(f"{NAME}.{room}").with_suffix(".py") for room in rooms if is_folder(room)}
    return sorted(files)


def members_of(entry: Entry) -> Iterator[tuple[str, griffe.Object]]:
    """Yield the public methods and properties of a class that have a docstring."""
    for name, member in entry.defined.members.items():
        if isinstance(member, griffe.Object) and not name.startswith("_") and docstring_of(member):
            yield name, member


def find_object(name: str) -> tuple[bool, griffe.Object] | None:
    """Return what a name of the package is, and whether its part offers it; None if nothing."""
    module, _, inner = name.rpartition(".")
    if not _find(module) or inner not in _load(module).members:
        return None
    origin, defined = _defined(module, inner)
    part = _load(".".join(origin.split(".")[:2]))
    return inner in map(str, part.exports or []), defined


def _defined(module: str, name: str) -> tuple[str, griffe.Object]:
    """Follow imports to where a name is defined."""
    member = _load(module).members.get(name)
    if member is None:
        raise BookError(
            f"A name in `__all__` is defined or imported in its module. Received: {name!r} in "
            f"{module}. Take it out, or define it."
        )
    if isinstance(member, griffe.Object):
        return module, member
    target = member.target_path
    if _find(target):  # a module that is offered as a whole
        return target, _load(target)
    origin, _, inner = target.rpartition(".")
    return _defined(origin, inner)


def _load(module: str) -> griffe.Module:
    path = module_file(module)
    return _read(module, path, path.stat().st_mtime_ns)


@cache
def _read(module: str, path: Path, changed: int) -> griffe.Module:
    try:
        return griffe.visit(
            module, filepath=path, code=read_text(path), docstring_parser=griffe.Parser.numpy,
            docstring_options={"warn_unknown_params": False, "warn_missing_types": False},
        )  # fmt: skip
    except SyntaxError as error:
        raise BookError(
            f"A module of the package must be Python. Received: {path}:{error.lineno}: "
            f"{error.msg}. Mend it."
        ) from error


def module_file(module: str) -> Path:
    """Return the file of a module; of a package, the one that says what it offers."""
    if path := _find(module):
        return path
    raise BookError(
        "A part of the reference is a module of the package, named without the package. "
        f"Received: {module.removeprefix(f'{NAME}.')!r}. "
        f"The parts are {', '.join(part_names())}."
    )


def _find(module: str) -> Path | None:
    path = PACKAGE.joinpath(*module.split(".")[1:])
    for file in (path / "__init__.pyi", path / "__init__.py", path.with_suffix(".py")):
        if file.is_file():
            return file
    return None
