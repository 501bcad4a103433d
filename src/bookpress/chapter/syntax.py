"""What a page may be written with: its Markdown, its directives, its roles and tags."""

from __future__ import annotations

import re
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from myst_parser.config.main import MdParserConfig
from myst_parser.parsers.mdit import create_md_parser

SYNTAX = MdParserConfig(enable_extensions={"amsmath", "colon_fence", "deflist", "dollarmath"})
"""The MyST syntax of every chapter; `_config.yml` names the same extensions."""

DIRECTIVE = re.compile(r"^\{([\w:-]+)\}\s*(.*)$")
OPTION = re.compile(r"^:([\w-]+):\s*(.*)$")

BOXES = {"attention", "caution", "hint", "important", "note", "seealso", "tip", "warning"}
TITLED = {"admonition", "dropdown", "exercise"}
BACK_MATTER = {"api", "api-overview", "listing", "messages"}
"""Directives that print what is generated, on pages that nobody needs as a notebook."""
VERBATIM = BACK_MATTER | {"answers", "code-cell", "footbibliography", "math", "source"}
"""Directives whose body is no prose."""
DIRECTIVES = BOXES | TITLED | VERBATIM | {"caption"}
"""All that a page may use: each has a form in the readers' notebooks too, if it has one."""

CITATIONS = {"footcite", "footcite:p"}
ROLES = CITATIONS | {"eq", "glue:text", "ref"}

LANGUAGE_OF_CELLS = "ipython3"
TAGS = {"hide-cell", "hide-input", "hide-output"}
"""The tags of cells that the pages know how to fold."""


@cache
def markdown_parser() -> MarkdownIt:
    """Return the parser that MyST itself uses, with the book's syntax."""
    return create_md_parser(SYNTAX, RendererHTML)


def split_options(content: str) -> tuple[dict[str, str], str]:
    """Split a directive's content into its ``:option:`` lines and its body."""
    options: dict[str, str] = {}
    lines = content.splitlines()
    while lines and (match := OPTION.match(lines[0])):
        options[match[1]] = match[2].strip()
        lines.pop(0)
    return options, "\n".join(lines).strip("\n")
