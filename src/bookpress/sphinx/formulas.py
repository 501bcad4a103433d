"""Formulas as MathML, made once as the page is printed: no script, and no font but one.

Temml turns TeX into MathML. It is JavaScript without a page, so it runs here, inside QuickJS. The
TeX stays in each formula's annotation, where a reader's copy of it finds it.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import quickjs
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.locale import _
from sphinx.util import logging
from sphinx.util.math import get_node_equation_number

from bookpress.project import BookError

FONT_CHARACTERS = frozenset(
    [
        *range(0x20, 0x7F),
        *map(ord, "\u00a0¬±·×÷ˆˇ˘˙˚˜¯´`ıȷ"),
        *range(0x391, 0x3A2), *range(0x3A3, 0x3AA), *range(0x3B1, 0x3CA), *map(ord, "ϕϵϑϱ"),
        *range(0x1D434, 0x1D455), *range(0x1D456, 0x1D468), 0x210E,  # italic
        *range(0x1D400, 0x1D434), *range(0x1D7CE, 0x1D7D8),  # bold
        *range(0x1D6FC, 0x1D71C), 0x1D6A4, 0x1D6A5,  # small Greek italic
        *range(0x1D6C2, 0x1D6DB),  # small Greek bold
        *map(ord, "ℝℕℤℂℚ𝔼𝟙ℒ𝒩𝒟ℋ𝒰ℓ"),
        *range(0x1D5A0, 0x1D5D4), *range(0x1D7E2, 0x1D7EC),  # sans serif
        *map(ord, "…⋯⋮⋱′″–‖∣∥⟨⟩⌊⌋⌈⌉⏞⏟⎵√∂∇∆∞∑∏∫∈∉∀∃∅⊂⊆∪∩⊤⊥⊙⊗⊕∘∗∼≈≃≅∝≠≡≤≥≪≫⋅⋆−∓∕"),
        *map(ord, "←→↔⇐⇒⇔↑↓↦⟵⟶⟹"),
        *range(0x300, 0x309), 0x30A, 0x30C, 0x20D7, 0x203E, 0x332, 0x305, 0x33F, 0xAF,
        *range(0x2061, 0x2065), *range(0x2002, 0x200C),
    ]
)  # fmt: skip
"""What the book's font for formulas holds (see `tools.math_font`)."""

TEMML = Path(__file__).with_name("temml") / "temml.min.js"
"""Temml 0.13.5 (MIT), `dist/temml.min.js` of its npm package, byte for byte: a test holds that."""
TAG = re.compile(r"<[^>]+>")
LONG = 8
"""A formula of more signs may be longer than a line of a phone whose letters are large."""
SET = """
function set(tex, options) {
  try { return [temml.renderToString(tex, options), ""]; }
  catch (error) { return ["", String(error.message)]; }
}
"""

logger = logging.getLogger(__name__)


def font_face(address: str) -> str:
    """Return the style sheet's rule of the font at an address, with the characters it has."""
    codes = sorted(FONT_CHARACTERS)
    starts = [code for code in codes if code - 1 not in FONT_CHARACTERS]
    ends = [code for code in codes if code + 1 not in FONT_CHARACTERS]
    spans = ",".join(f"U+{a:X}-{b:X}" for a, b in zip(starts, ends, strict=True))
    return (
        f'@font-face{{font-family:"STIX Two Math";src:url({address})format("woff2");'
        f"font-display:swap;unicode-range:{spans}}}\n"
    )


@cache
def _temml() -> Any:
    context = quickjs.Context()
    context.eval(TEMML.read_text(encoding="utf-8"))
    context.eval(SET)
    return context


@cache
def print_formula(tex: str, *, is_display: bool = False) -> str:
    r"""Return a formula's MathML, with its TeX as the annotation.

    Raises
    ------
    BookError
        If it is no TeX that can be set.

    Examples
    --------
    >>> "<msqrt>" in print_formula(r"\sqrt{n}")
    True
    """
    options = json.dumps({"annotate": True, "displayMode": is_display, "throwOnError": True})
    mathml, problem = json.loads(
        _temml().eval(f"JSON.stringify(set({json.dumps(tex)}, {options}))")
    )
    if problem:
        raise BookError(f"a formula must be TeX that can be set. Received: {tex}. {problem}")
    return str(mathml)


def _print(writer: Any, node: nodes.Element) -> str:
    try:
        return print_formula(node.astext().strip(), is_display=isinstance(node, nodes.math_block))
    except BookError as error:
        logger.warning(str(error), location=node)
        return str(writer.encode(node.astext()))


def visit_formula(writer: Any, node: nodes.math) -> None:
    """Write a formula within a line; a long one may scroll by itself."""
    mathml = _print(writer, node)
    is_long = len(TAG.sub("", mathml.partition("<annotation")[0])) > LONG
    writer.body.append(f'<span class="nb-long">{mathml}</span>' if is_long else mathml)
    raise nodes.SkipNode


def visit_displayed(writer: Any, node: nodes.math_block) -> None:
    """Write a formula on lines of its own, with its number and its anchor."""
    writer.body.append(writer.starttag(node, "div", CLASS="math nb-formula"))
    writer.body.append(f'<div class="nb-wide">{_print(writer, node)}</div>')
    if node["number"]:
        number = get_node_equation_number(writer, node)
        writer.body.append(f'<span class="eqno">({number})')
        writer.add_permalink_ref(node, _("Link to this equation"))
        writer.body.append("</span>")
    writer.body.append("</div>\n")
    raise nodes.SkipNode


def setup_formulas(app: Sphinx) -> None:
    """Let Sphinx write formulas as MathML."""
    app.add_html_math_renderer("mathml", (visit_formula, None), (visit_displayed, None))
