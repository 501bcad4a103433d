"""A clean notebook for each chapter and language: plain Markdown, no outputs, ready to be run.

MyST's directives and roles mean nothing to a plain Jupyter, so each is written out: labels go,
numbers that the prose glues are put in, boxes become quotations. A directive or role that has no
plain form is an error here, not a puzzle for the reader.
"""

from __future__ import annotations

import ast
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from textwrap import indent

import nbformat
from markdown_it.token import Token
from pybtex.database import BibliographyData, parse_file
from pybtex.plugin import find_plugin

from bookpress.chapter.chapters import read_notebook
from bookpress.chapter.front_matter import read_front_matter
from bookpress.chapter.references import read_source
from bookpress.chapter.syntax import BACK_MATTER, DIRECTIVE, markdown_parser, split_options
from bookpress.project import BookError, Project, data_address, site_url, write_whole
from bookpress.running.plans import Execution
from bookpress.running.results import kept_values
from bookpress.site.printing import PRESS
from bookpress.snapshot import hash_files
from bookpress.words import WORDS

ROLE = re.compile(r"\{([\w:-]+)\}`([^`]+)`")
TITLED_TARGET = re.compile(r"^(.*?)\s*<([^<>]+)>$", re.DOTALL)
PAGE_LINK = re.compile(r"\]\((?!https?:|#|/)([\w./-]+)\.md(#[\w-]+)?\)")
TENSORFLOW = re.compile(r"^(?:import|from) (?:keras|tensorflow)\b", re.MULTILINE)
BOXES = {"note", "tip", "important", "warning", "hint", "attention", "seealso", "caution"}


@dataclass
class Context:
    """What the plain form of a chapter needs to know."""

    name: str
    language: str
    values: dict[str, str]
    bibliography: BibliographyData
    site: str
    cited: list[str] = field(default_factory=list)
    equations: list[str] = field(default_factory=list)
    exercises: int = 0

    @property
    def words(self) -> dict[str, str]:
        return WORDS[self.language]


def write_notebooks(
    project: Project, executions: dict[str, Execution], site: Path, wheel: str
) -> list[Path]:
    """Write the notebook of every executed page, in both languages, under `site`.

    One whose page, outputs and everything else that it is made from are as they were is taken
    from the build folder, where each is kept under a hash of all that.
    """
    written = []
    shared = hash_files(project.root, [PRESS, "src", "book/references.bib"], wheel + site_url())
    bibliography = parse_file(str(project.book / "references.bib"), bib_format="bibtex")
    for docname, execution in executions.items():
        up = "../" * (docname.count("/") + 1)
        for language in WORDS:
            source = project.page(language, docname)
            made_from = hash_files(project.root, [source], shared + execution.about["outputs"])
            kept = project.build / "notebooks" / language / docname / f"{made_from[:32]}.ipynb"
            if not kept.is_file():
                shutil.rmtree(kept.parent, ignore_errors=True)
                context = Context(
                    project.relative(source), language, kept_values(execution.path), bibliography,
                    site_url() + f"{language}/" if site_url() else up,
                )  # fmt: skip
                address = (site_url() or f"{up}../") + wheel
                notebook = plain_notebook(source.read_text(encoding="utf-8"), context, address)
                write_whole(kept, nbformat.writes(notebook) + "\n")
            path = site / language / "notebooks" / f"{docname}.ipynb"
            path.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(kept, path)
            written.append(path)
    return written


def plain_notebook(text: str, context: Context, wheel: str) -> nbformat.NotebookNode:
    """Return a chapter's source as a notebook that any Jupyter can run."""
    page = read_notebook(text).cells
    code = [cell.source for cell in page if cell.cell_type == "code"]
    trains = any(TENSORFLOW.search(source) for source in code)
    extra = read_front_matter(text).get("extra", "")
    first = _begin(context.language, wheel, data_address(), trains, extra)
    cells = [nbformat.v4.new_code_cell(first)]
    for cell in page:
        if cell.cell_type == "code":
            cells.append(nbformat.v4.new_code_cell(cell.source))
            caption = cell.metadata.get("mystnb", {}).get("figure", {}).get("caption", "")
            source = f"*{_roles(caption.strip(), context)}*" if caption else ""
        else:
            source = plain_markdown(cell.source, context)
        if cell.cell_type == "markdown" or source:
            cells.append(nbformat.v4.new_markdown_cell(source))
    cells = [cell for cell in cells if cell.source.strip()]
    for number, cell in enumerate(cells):
        cell["id"] = f"cell-{number}"
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    notebook: nbformat.NotebookNode = nbformat.v4.new_notebook(
        cells=cells, metadata={"kernelspec": kernel}
    )
    return notebook


def _begin(language: str, wheel: str, data: str, trains: bool, extra: str) -> str:
    """Return the first cell: it installs the package, or says in words why it cannot."""
    words = WORDS[language]
    near = "://" not in wheel
    package = "{wheel}"
    if extra:
        package = f"{{wheel}}[{extra}]" if near else f"neuronbook[{extra}] @ {{wheel}}"
    missing = words["wheel_missing"].format("{os.path.abspath(wheel)}")
    lines = [
        *(["import os"] if near or data else []),
        "from importlib.util import find_spec",
        "",
        f'wheel = r"{wheel}"',  # raw: who puts a path of Windows there types backslashes
        'if not find_spec("neuronbook"):',
        *(["    if not os.path.isfile(wheel):", *_raise("FileNotFoundError", missing)] * near),
        f'    print("{words["installing"]}")',
        f'    %pip install --quiet "{package}"',
        '    if not find_spec("neuronbook"):',
        *_raise("ModuleNotFoundError", words["not_installed"]),
        "",
        "from neuronbook.i18n import set_language",
        *(["from neuronbook.startup import import_tensorflow"] * trains),
        "",
        *([f'os.environ.setdefault("NEURONBOOK_MIRROR", "{data}")'] if data else []),
        *(["import_tensorflow()"] * trains),
        f'set_language("{language}")',
    ]
    return "\n".join(lines)


def _raise(error: str, message: str) -> list[str]:
    """Return the lines that raise an error, one sentence a line."""
    sentences = filter(None, re.split(r"(?<=\. )|(?<=。)", message))
    quoted = [f'            {"f" * ("{" in each)}"{each}"' for each in sentences]
    return [f"        raise {error}(", *quoted, "        )"]


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
        # In this order: citations and equations are numbered as they are met.
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
        context.exercises += 1
        title = f"{words['exercise'].format(context.exercises)}{': ' if argument else ''}{argument}"
        return f"**{title}**\n\n{inner}"
    if name == "dropdown":
        return f"<details><summary>{argument}</summary>\n\n{inner}\n\n</details>"
    if name == "admonition" or name in BOXES:
        title = argument if name == "admonition" else words.get(name, "")
        return indent(f"**{title}**\n\n{inner}" if title else inner, "> ", lambda line: True)
    raise BookError(f"{context.name}: the directive {{{name}}} has no plain form for notebooks.")


def _equation(content: str, label: str, context: Context) -> str:
    if not label:
        return f"$$\n{content.strip()}\n$$"
    context.equations.append(label)
    return f"$$\n{content.strip()} \\tag{{{len(context.equations)}}}\n$$"


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
    if content not in context.equations:
        raise BookError(
            f"{context.name}: {{eq}}`{content}` refers to no equation before it, so it has no "
            "number in notebooks; label the equation, or refer to it in words."
        )
    return f"({context.equations.index(content) + 1})"


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
