from __future__ import annotations

import re
from hashlib import sha256

import pytest

from bookpress.project import BookError, Project
from bookpress.sphinx.formulas import FONT_CHARACTERS, TEMML, font_face, print_formula
from neuronbook.exercises import exercises_of

PROJECT = Project.find()
DOLLARS = re.compile(r"(?<![\\$])(\$\$?)(?!\$)(.+?)(?<!\\)\1(?!\$)", re.DOTALL)
CHINESE = re.compile(r"[\u3000-\uff6f]")
CODE = re.compile(r"^```.*?^```|`[^`\n]*`", re.DOTALL | re.MULTILINE)
DIRECTIVE = re.compile(r"^```\{math\}.*?\n((?::.*\n)*)(.*?)^```", re.DOTALL | re.MULTILINE)


PUBLISHED = "1ab19148afe0dbc836b7a74f344071b3f3a70a7a8259ae4049e76894fcdf8d95"
"""SHA-256 of `dist/temml.min.js` in temml-0.13.5.tgz, as npm hands it out."""


def formulas() -> set[tuple[str, bool]]:
    """Every formula of the pages' sources and of the exercises' hints, and whether displayed."""
    found = set()
    for language in ("zh", "en"):
        for path in sorted((PROJECT.book / language).rglob("*.md")):
            text = path.read_text(encoding="utf-8")
            found |= {(match[2].strip(), True) for match in DIRECTIVE.finditer(text)}
            found |= {
                (match[2].strip(), match[1] == "$$")
                for match in DOLLARS.finditer(CODE.sub("", text))
            }
    for number in range(1, 19):
        for exercise in exercises_of(f"ch{number:02}").values():
            for hint in exercise.hints:
                texts = (hint.zh, hint.en)
                found |= {(match[2], False) for text in texts for match in DOLLARS.finditer(text)}
    return found


def test_every_formula_is_set_and_the_font_has_its_characters():
    found = formulas()
    assert len(found) > 300
    for tex, is_display in found:
        mathml = print_formula(tex, is_display=is_display)
        assert "merror" not in mathml, tex
        shown = re.sub(r"<annotation.*?</annotation>|<[^>]*>", "", mathml).replace("&lt;", "<")
        missing = {c for c in shown if ord(c) not in FONT_CHARACTERS and not CHINESE.match(c)}
        assert not missing, (tex, missing)


@pytest.mark.parametrize(
    ("tex", "mathml"),
    [
        ("x < 1", "<mi>x</mi><mo>&lt;</mo><mn>1</mn>"),
        (r"\frac{a}{b}", "<mfrac><mi>a</mi><mi>b</mi></mfrac>"),
        ("w_1", "<msub><mi>w</mi><mn>1</mn></msub>"),
        (r"\mathbf{x}", "<mi>𝐱</mi>"),
    ],
)
def test_formula_is_the_mathml_that_one_would_write(tex, mathml):
    assert mathml in print_formula(tex)


def test_tex_stays_in_the_annotation():
    annotation = '<annotation encoding="application/x-tex">a &lt; \\sqrt{b}</annotation>'
    assert annotation in print_formula(r"a < \sqrt{b}")


def test_tex_that_cannot_be_set_is_refused_with_its_text():
    with pytest.raises(BookError, match=r"Received: \\frac\{\."):
        print_formula(r"\frac{")


def test_style_sheet_says_what_the_font_has():
    spans = re.findall(r"U\+([0-9A-F]+)-([0-9A-F]+)", font_face("math.woff2"))
    named = {code for first, last in spans for code in range(int(first, 16), int(last, 16) + 1)}
    assert named == FONT_CHARACTERS


def test_temml_is_the_published_file():
    assert sha256(TEMML.read_bytes()).hexdigest() == PUBLISHED
