"""A chapter's Markdown without MyST, as any Jupyter shows it.

MyST's directives and roles mean nothing to a plain Jupyter, so each is written out: labels go,
numbers that the prose glues are put in, boxes become quotations. A directive or role that has no
plain form is an error here, not a puzzle for the reader.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from textwrap import indent

from markdown_it.token import Token
from pybtex.database import BibliographyData
from pybtex.plugin import find_plugin

from bookpress.chapter.references import read_source
from bookpress.chapter.syntax import BACK_MATTER, DIRECTIVE, markdown_parser, split_options
from bookpress.project import BookError
from bookpress.words import WORDS

ROLE = re.compile(r"\{([\w:-]+)\}`([^`]+)`")
TITLED_TARGET = re.compile(r"^(.*?)\s*<([^<>]+)>$", re.DOTALL)
PAGE_LINK = re.compile(r"\]\((?!https?:|#|/)([\w./-]+)\.md(#[\w-]+)?\)")
BOXES = {"note", "tip", "important", "warning", "hint", "attention", "seealso", "caution"}


@dataclass
class Context:
    """What the plain form of a page needs to know.

    Attributes
    ----------
    name, language : str
        The page's source, as an error names it, and its language.
    values : dict
        What the page's cells kept, as Python writes it.
    numbers : dict
        The number that the printed page gives to each label of a figure, equation or exercise.
    bibliography : BibliographyData
        What may be cited.
    site : str
        The address of the pages in this language.
    """

    name: str
    language: str
    values: dict[str, str]
    numbers: dict[str, str]
    bibliography: BibliographyData
    site: str
    cited: list[str] = field(default_factory=list)

    @property
    def words(self) -> dict[str, str]:
        return WORDS[self.language]

    def number(self, label: str) -> str:
        """Return the number of a figure, an equation or an exercise, as the page has it."""
        if label not in self.numbers:
            raise BookError(
                f"{self.name}: {label!r} labels no figure, equation or exercise of this page, so "
                "it has no number in notebooks; label it there, or refer to it in words."
            )
        return self.numbers[label]


def plain_markdown(text: str, context: Context) -> str:
    """Return MyST Markdown as plain Markdown, with MathJax's dollars."""
    lines = text.splitlines()
    written: list[str] = []
    done = 0
    for token in markdown_parser().parse(text):
        if token.level and token.type in {"fence", "colon_fence"} and DIRECTIVE.match(token.info):
            raise BookError(
                f"{context.name}: the directive {token.info} stands in a list or quotation, where "
                "it has no plain form for notebooks; move it out."
            )
        if token.level or token.map is None or token.map[0] < done:
            continue
        if not _is_myst(token):
            continue
        first, last = token.map
        # In this order: citations are numbered as they are met.
        written += [_inline(lines[done:first], context), _block(token, context)]
        done = last
    written.append(_inline(lines[done:], context))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(written)).strip("\n")


def _is_myst(token: Token) -> bool:
    """Tell whether plain Markdown does not know this block."""
    if token.type in {"fence", "colon_fence"}:
        return DIRECTIVE.match(token.info.strip()) is not None
    return token.type in {"front_matter", "math_block_label", "myst_target"}


def _block(token: Token, context: Context) -> str:
    """Return the plain form of a block that plain Markdown does not know."""
    if token.type == "math_block_label":
        return _equation(token.content, token.info, context)
    match = DIRECTIVE.match(token.info.strip())
    if not match:
        return ""  # front matter, a label
    options, body = split_options(token.content)
    return _directive(match[1], match[2].strip(), options, body, context)


def _directive(
    name: str, argument: str, options: dict[str, str], body: str, context: Context
) -> str:
    words = context.words
    if name == "math":
        return _equation(body, options.get("label", ""), context)
    if name == "answers":
        chapter, _, exercise = argument.partition(".")
        return words["stuck"].format(
            f"`{chapter}.{exercise}.hint()`", f"`{chapter}.{exercise}.solution()`"
        )
    if name == "source":
        return f"```python\n{read_source(argument)}\n```"
    if name in BACK_MATTER:
        return ""
    if name == "footbibliography":
        return _bibliography(context)
    inner = plain_markdown(body, context)
    if name == "exercise":
        number = words["exercise"].format(context.number(options.get("label", "")))
        return f"**{number}{words['brackets'].format(argument) if argument else ''}**\n\n{inner}"
    if name == "dropdown":
        return f"<details><summary>{argument}</summary>\n\n{inner}\n\n</details>"
    if name == "admonition" or name in BOXES:
        title = argument if name == "admonition" else words.get(name, "")
        return indent(f"**{title}**\n\n{inner}" if title else inner, "> ", lambda line: True)
    raise BookError(f"{context.name}: the directive {{{name}}} has no plain form for notebooks.")


def _equation(content: str, label: str, context: Context) -> str:
    tag = f" \\tag{{{context.number(label)}}}" if label else ""
    return f"$$\n{content.strip()}{tag}\n$$"


def plain_caption(label: str, caption: str, context: Context) -> str:
    """Return the caption of a figure, with its number."""
    number = context.words["figure"].format(context.number(label))
    return f"**{number}** {_inline(caption.strip().splitlines(), context)}"


def _inline(lines: list[str], context: Context) -> str:
    text = _roles("\n".join(lines), context)
    return PAGE_LINK.sub(lambda m: f"]({context.site}{m[1]}.html{m[2] or ''})", text)


def _roles(text: str, context: Context) -> str:
    def plain(match: re.Match[str]) -> str:
        name, content = match.groups()
        if name not in ROLES:
            raise BookError(f"{context.name}: the role {{{name}}} has no plain form for notebooks.")
        return ROLES[name](content, context)

    return ROLE.sub(plain, text)


def _glue(content: str, context: Context) -> str:
    key, _, spec = content.partition(":")
    if key not in context.values:
        raise BookError(f"{context.name}: the prose glues {key!r}, which no cell keeps.")
    return format(ast.literal_eval(context.values[key]), spec)


def _cite(content: str, context: Context) -> str:
    numbers = []
    for key in content.split(","):
        if key not in context.cited:
            context.cited.append(key)
        numbers.append(str(context.cited.index(key) + 1))
    return f"[{', '.join(numbers)}]"


def _reference(content: str, context: Context) -> str:
    match = TITLED_TARGET.match(content)
    if not match:
        raise BookError(
            f"{context.name}: {{ref}}`{content}` has no words of its own for notebooks; "
            f"write {{ref}}`words <{content}>`."
        )
    return match[1]


def _equation_number(content: str, context: Context) -> str:
    return f"({context.number(content)})"


ROLES: dict[str, Callable[[str, Context], str]] = {
    "glue:text": _glue,
    "footcite": _cite,
    "footcite:p": _cite,
    "ref": _reference,
    "eq": _equation_number,
}


def _bibliography(context: Context) -> str:
    style = find_plugin("pybtex.style.formatting", "unsrt")()
    backend = find_plugin("pybtex.backends", "markdown")()
    lines = []
    for number, key in enumerate(context.cited, start=1):
        (entry,) = style.format_entries([context.bibliography.entries[key]])
        lines.append(f"{number}. {entry.text.render(backend)}")
    return "\n".join(lines)
