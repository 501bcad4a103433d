"""One public name as the reference shows it: signature, sections of the docstring, source."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

import griffe
from docutils import nodes
from docutils.parsers.rst import Parser
from docutils.utils import new_document
from sphinx import addnodes
from sphinx.util.docutils import SphinxDirective

from bookpress.chapter.references import read_source
from bookpress.package.docstrings import Docstring, Item, Parameter, parameters_of, read_docstring
from bookpress.package.surface import Entry, members_of
from bookpress.project import BookError
from bookpress.sphinx.back_matter.book import paragraph
from bookpress.sphinx.back_matter.name_uses import name_uses
from bookpress.sphinx.back_matter.types import name_reference, type_nodes
from bookpress.sphinx.foreign import SAID
from bookpress.sphinx.hints import details
from bookpress.words import WORDS

QUOTED = re.compile(r"(?<![`:])`([^`\n]+(?:\n[^`\n]+)?)`(?![`_])")
FOOTNOTE = re.compile(r"^\.\. \[(\d+)\] ", re.MULTILINE)
CALL = re.compile(r"\w+(\(.*\))?", re.DOTALL)
SHORT = 60
"""A constant's value of so many letters at most stands in its signature."""


class Writer:
    """Makes the nodes of one part's names.

    Parameters
    ----------
    directive : SphinxDirective
        The directive that shows the part.
    entries : sequence of Entry
        The names that it shows.
    chinese : mapping
        The Chinese of each summary; of no use on an English page.
    """

    def __init__(
        self,
        directive: SphinxDirective,
        entries: Sequence[Entry],
        chinese: Mapping[str, tuple[str, int]],
    ) -> None:
        self.directive = directive
        self.language = directive.config.bookpress_language
        self.words = WORDS[self.language]
        self.chinese = chinese
        self.names = {entry.name: entry.public for entry in entries}

    def entry(self, entry: Entry) -> addnodes.desc:
        """Return a public name with all that is known about it."""
        docstring = read_docstring(entry.defined)
        parameters = parameters_of(entry.defined)
        desc, signature, content = self._described(
            entry.public, _kind(entry.defined), aliases=[entry.origin]
        )
        prefix, _, name = entry.public.rpartition(".")
        if isinstance(entry.defined, griffe.Class):
            signature += addnodes.desc_sig_keyword("", "class")
            signature += addnodes.desc_sig_space()
        signature += addnodes.desc_addname("", f"{prefix}.")
        signature += addnodes.desc_name("", name)
        has_brackets = isinstance(entry.defined, griffe.Function) or bool(parameters)
        self._signed(signature, name, parameters, has_brackets)
        self._result(signature, docstring, entry.defined)
        if isinstance(entry.defined, griffe.Attribute) and (value := _value(entry.defined)):
            signature += addnodes.desc_annotation("", f" = {value}")
        content += self._import(prefix, name)
        content += self._sections(docstring, parameters, entry.defined)
        content += self._columns(entry)
        content += self._members(entry)
        content += name_uses(of=sorted({entry.public, entry.origin}))
        content += self._source(entry)
        return desc

    def summary(self, docstring: str, name: str) -> list[nodes.Node]:
        """Return a summary in the page's language."""
        words = docstring
        if self.language == "zh":
            words = self.chinese.get(docstring, ("", 0))[0]
            if not words:
                raise BookError(
                    "A summary has its Chinese in book/summaries.po. Received: none for "
                    f"{name}, {docstring!r}. Write it there."
                )
        return list(self._parsed(words)[0].children)

    def _described(
        self, public: str, kind: str, *, aliases: Sequence[str] = ()
    ) -> tuple[addnodes.desc, addnodes.desc_signature, addnodes.desc_content]:
        signature = addnodes.desc_signature(
            "", "", ids=[public], fullname=public, module="", classes=["sig", "sig-object", "py"]
        )
        signature["class"] = ""
        signature["_toc_parts"], signature["_toc_name"] = (), ""
        content = addnodes.desc_content()
        desc = addnodes.desc("", signature, content, domain="py", objtype=kind, desctype=kind)
        desc["classes"] += ["py", kind]
        domain: Any = self.directive.env.get_domain("py")
        domain.note_object(public, kind, public, location=signature)
        for alias in aliases:
            if alias != public:
                domain.note_object(alias, kind, public, aliased=True, location=signature)
        self.directive.state.document.note_explicit_target(signature)
        return desc, signature, content

    def _signed(
        self, signature: addnodes.desc_signature, name: str,
        parameters: Sequence[Parameter], has_brackets: bool,
    ) -> None:  # fmt: skip
        signature["_toc_name"] = f"{name}()" if has_brackets else name
        signature["_toc_parts"] = (name,)
        if not has_brackets:
            return
        listed = addnodes.desc_parameterlist()
        for each in parameters:
            parameter = addnodes.desc_parameter()
            parameter += addnodes.desc_sig_name("", each.name)
            if each.default:
                parameter += addnodes.desc_sig_operator("", "=")
                parameter += nodes.inline("", each.default, classes=["default_value"])
            listed += parameter
        signature += listed

    def _result(
        self, signature: addnodes.desc_signature, docstring: Docstring, defined: griffe.Object
    ) -> None:
        """Say in the signature what is returned, unless the docstring describes it."""
        result = defined.returns if isinstance(defined, griffe.Function) else None
        described = {"returns", "yields"} & set(docstring.items)
        if result is not None and not described and str(result) not in {"None", "NoReturn"}:
            signature += addnodes.desc_returns("", "", *type_nodes(result, self.directive))

    def _sections(
        self, docstring: Docstring, parameters: Sequence[Parameter], defined: griffe.Object
    ) -> list[nodes.Node]:
        shown: list[nodes.Node] = [
            nodes.paragraph("", "", *self.summary(docstring.summary, defined.path)),
            *self._english(self._parsed(docstring.body)),
        ]
        described = docstring.described
        fields = [each for each in parameters if each.name != "*"]
        if fields:
            key = "attributes" if "attributes" in docstring.items else "parameters"
            shown += self._items(
                key,
                [
                    (each.name, each.type, each.default, described.get(each.name.lstrip("*")))
                    for each in fields
                ],
            )
        for key in ("returns", "yields", "raises"):
            items = docstring.items.get(key, [])
            shown += self._items(key, [("", item.type, "", item) for item in items])
        if docstring.examples:
            shown.append(self._rubric("example"))
        for is_doctest, text in docstring.examples:
            if is_doctest:
                shown.append(nodes.literal_block(text, text, language="pycon"))
            else:
                shown += self._english(self._parsed(text))
        for title, text in docstring.others:
            shown.append(self._rubric(title.lower()))
            shown += self._english(self._parsed(FOOTNOTE.sub(r"[\1] ", text)))
        return shown

    def _items(
        self, key: str, items: Sequence[tuple[str, griffe.Expr | str | None, str, Item | None]]
    ) -> list[nodes.Node]:
        if not items:
            return []
        listed = nodes.definition_list(classes=["nb-parameters"])
        for same, group in groupby(items, _described_alike):
            each = list(group)
            for name, kind, default, item in each[:1] if same[0] else each:
                names = [other[0] for other in each] if same[0] else [name]
                term = self._term(", ".join(filter(None, names)), kind, default)
                words = self._english(self._parsed(item.words if item else ""))
                listed += nodes.definition_list_item("", term, nodes.definition("", *words))
        return [self._rubric(key), listed]

    def _term(self, name: str, kind: griffe.Expr | str | None, default: str) -> nodes.term:
        term = nodes.term(support_smartquotes=False)  # quotation marks in a type are code
        if name:
            term += nodes.strong("", name)
        if kind is not None:
            term += nodes.Text(": " if name else "")
            term += nodes.inline("", "", *type_nodes(kind, self.directive), classes=["nb-type"])
        if default:
            term += nodes.inline("", f" = {default}", classes=["nb-default"])
        return term

    def _members(self, entry: Entry) -> list[nodes.Node]:
        if not isinstance(entry.defined, griffe.Class):
            return []
        shown: list[nodes.Node] = []
        for name, member in members_of(entry):
            is_method = isinstance(member, griffe.Function)
            kind = "property" if "property" in member.labels else "attribute"
            kind = "method" if is_method else kind
            parameters = parameters_of(member)
            desc, signature, content = self._described(f"{entry.public}.{name}", kind)
            signature += addnodes.desc_name("", name)
            docstring = read_docstring(member)
            self._signed(signature, name, parameters, is_method)
            self._result(signature, docstring, member)
            signature["_toc_name"] = ""
            content += self._sections(docstring, parameters, member)
            shown.append(desc)
        return [self._rubric("members"), *shown] if shown else []

    def _import(self, module: str, name: str) -> nodes.paragraph:
        code = nodes.literal("", f"from {module} import {name}")
        return paragraph(code, classes=["nb-import"])

    def _columns(self, entry: Entry) -> list[nodes.Node]:
        """Return a way from the loader of a data set to the card that describes its columns."""
        if not entry.card:
            return []
        way = addnodes.pending_xref(
            "", nodes.inline(), refdomain="std", reftype="ref", refexplicit=False, refwarn=True,
            reftarget=entry.card, refdoc=self.directive.env.docname,
        )  # fmt: skip
        return [paragraph(self.words["api_columns"], way)]

    def _source(self, entry: Entry) -> list[nodes.Node]:
        if isinstance(entry.defined, griffe.Attribute):
            if _value(entry.defined):
                return []
            code = entry.defined.source
        else:
            code = read_source(entry.origin)
        block = nodes.literal_block(code, code, language="python", is_plain=True)
        fold = details("", block, summary=self.words["api_source"], classes=["nb-fold"])
        return [fold]

    def _rubric(self, key: str) -> nodes.rubric:
        return nodes.rubric("", self.words[f"api_{key}"])

    def _english(self, found: list[nodes.Node]) -> list[nodes.Node]:
        if not found or self.language == "en":
            return found
        return [nodes.container("", *found, classes=[SAID + "en"])]

    def _parsed(self, text: str) -> list[nodes.Node]:
        """Read reStructuredText; what stands between single backticks is code, or a public name."""
        if not text.strip():
            return []
        settings = self.directive.state.document.settings
        document = new_document(self.directive.env.docname, settings)
        Parser().parse(QUOTED.sub(r"``\1``", text), document)
        for literal in list(document.findall(nodes.literal)):
            said = literal.astext()
            name = said.partition("(")[0]
            if CALL.fullmatch(said) and name in self.names:
                literal.replace_self(
                    name_reference(self.names[name], literal.deepcopy(), self.directive)
                )
        for node in document.findall():
            # It has all of Sphinx in tow, which would be kept with the page.
            node.document = None  # type: ignore[assignment] # None is docutils' own default, which its types leave out
        return list(document.children)


def _described_alike(
    item: tuple[str, griffe.Expr | str | None, str, Item | None],
) -> tuple[str, str, str]:
    """Return what two arguments share that are described in one: words, type and default."""
    name, kind, default, described = item
    return (described.words if name and described else ""), str(kind), default


def _kind(thing: griffe.Object) -> str:
    if isinstance(thing, griffe.Class):
        bases = " ".join(map(str, thing.bases))
        return "exception" if "Error" in bases or "Exception" in bases else "class"
    return "function" if isinstance(thing, griffe.Function) else "data"


def _value(thing: griffe.Attribute) -> str:
    """Return the value of a constant if it is short, else nothing."""
    value = "" if thing.value is None else str(thing.value)
    return value if len(value) <= SHORT else ""
