"""What a docstring says: its summary, and its sections by kind."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import griffe

from bookpress.package.surface import docstring_of, summary_of

ITEMS = {
    griffe.DocstringSectionKind.parameters: "parameters",
    griffe.DocstringSectionKind.attributes: "attributes",
    griffe.DocstringSectionKind.returns: "returns",
    griffe.DocstringSectionKind.yields: "yields",
    griffe.DocstringSectionKind.raises: "raises",
}


@dataclass(frozen=True)
class Item:
    """One thing that a section describes.

    Attributes
    ----------
    names : tuple of str
        The names of what is described: ``("x", "y")``; none for a result.
    type : griffe.Expr or str or None
        What it is, if the docstring or the signature says it.
    words : str
        Its description, in reStructuredText.
    """

    names: tuple[str, ...]
    type: griffe.Expr | str | None
    words: str


@dataclass
class Docstring:
    """A docstring, taken apart.

    Attributes
    ----------
    summary : str
        Its first paragraph, on one line.
    body : str
        The paragraphs after it.
    items : dict
        The sections of described things by their kind: ``"parameters"``, ``"raises"`` …
    examples : list of tuple
        Words and doctests in turn: whether it is a doctest, and the text.
    others : list of tuple
        Title and text of all other sections.
    """

    summary: str
    body: str = ""
    items: dict[str, list[Item]] = field(default_factory=dict)
    examples: list[tuple[bool, str]] = field(default_factory=list)
    others: list[tuple[str, str]] = field(default_factory=list)

    @property
    def described(self) -> dict[str, Item]:
        """What is said of each parameter or attribute, by its name."""
        items = [*self.items.get("parameters", []), *self.items.get("attributes", [])]
        return {name: item for item in items for name in item.names}


def read_docstring(thing: griffe.Object) -> Docstring:
    """Take the docstring of a name apart."""
    whole = docstring_of(thing)
    docstring = Docstring(summary_of(whole))
    if not thing.docstring:
        docstring.body = whole.strip().partition("\n\n")[2]
        return docstring
    for section in thing.docstring.parsed:
        kind, value = section.kind, section.value
        if kind in ITEMS:
            found = docstring.items.setdefault(ITEMS[kind], [])
            found += [_item(ITEMS[kind], each) for each in value]
        elif kind is griffe.DocstringSectionKind.text:
            docstring.body += value.partition("\n\n")[2] if not docstring.body else f"\n\n{value}"
        elif kind is griffe.DocstringSectionKind.examples:
            doctest = griffe.DocstringSectionKind.examples
            docstring.examples += [(each is doctest, text) for each, text in value]
        else:
            docstring.others.append((str(section.title), value.contents))
    return docstring


def _item(kind: str, described: Any) -> Item:
    name = getattr(described, "name", "") if kind in {"parameters", "attributes"} else ""
    names = tuple(part.strip().lstrip("*") for part in name.split(",")) if name else ()
    return Item(names, described.annotation, described.description.strip())


@dataclass(frozen=True)
class Parameter:
    """One argument of a function, or one field of a class.

    Attributes
    ----------
    name : str
        Its name, with the stars before it.
    type : griffe.Expr or str or None
        What it must be.
    default : str
        As the source says it; empty if there is none.
    """

    name: str
    type: griffe.Expr | str | None
    default: str = ""


def parameters_of(thing: griffe.Object) -> list[Parameter]:
    """Return the arguments of a function, or of making an object of a class; ``*`` is one too."""
    if isinstance(thing, griffe.Class):
        made = thing.members.get("__init__")
        if isinstance(made, griffe.Function):
            return parameters_of(made)
        return _fields(thing)
    if not isinstance(thing, griffe.Function):
        return []
    found: list[Parameter] = []
    for parameter in thing.parameters:
        stars = {"variadic positional": "*", "variadic keyword": "**"}
        kind = parameter.kind.value if parameter.kind else ""
        if parameter.name in {"self", "cls"}:
            continue
        if kind == "keyword-only" and not any(each.name.startswith("*") for each in found):
            found.append(Parameter("*", None))
        default = (
            str(parameter.default) if parameter.default is not None and not stars.get(kind) else ""
        )
        found.append(Parameter(stars.get(kind, "") + parameter.name, parameter.annotation, default))
    return found


def _fields(thing: griffe.Class) -> list[Parameter]:
    """Return the fields of a data class or a named tuple; of another class there are none."""
    marks = [str(each.value) for each in thing.decorators]
    if not any("dataclass" in mark for mark in marks) and "NamedTuple" not in map(str, thing.bases):
        return []
    fields = [
        member
        for member in thing.members.values()
        if isinstance(member, griffe.Attribute)
        and member.annotation is not None
        and "property" not in member.labels
        and not member.name.startswith("_")
    ]
    return [
        Parameter(each.name, each.annotation, "" if each.value is None else str(each.value))
        for each in fields
    ]


def undescribed(thing: griffe.Object) -> list[str]:
    """Return the names that a docstring describes as arguments and that are none."""
    if not isinstance(thing, griffe.Function | griffe.Class):
        return []
    known = {each.name.lstrip("*") for each in parameters_of(thing)}
    if isinstance(thing, griffe.Class):
        known |= {name for name in thing.members if not name.startswith("_")}
    return [name for name in read_docstring(thing).described if name not in known]
