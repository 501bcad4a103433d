"""What holds for every entry of every sheet."""

import re
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
import pytest

from neuronbook import sheets
from neuronbook.sheets.pictures import draw_curves
from neuronbook.sheets.reading import items, settings

BOOK = Path(__file__).parents[3] / "book"
KINDS = [sheets.kind_of(name) for name in sheets.KINDS]
ENTRIES = [
    (kind, group, entry) for kind in KINDS for group in kind.groups for entry in group.entries
]
EVERY = pytest.mark.parametrize(
    ("kind", "group", "entry"),
    ENTRIES,
    ids=[f"{kind.name}-{entry.name}" for kind, _, entry in ENTRIES],
)
LABELS = {
    language: set(re.findall(r"^\(([\w-]+)\)=$", text, re.MULTILINE))
    for language in ("en", "zh")
    for text in ["\n".join(p.read_text(encoding="utf-8") for p in (BOOK / language).glob("*.md"))]
}


@EVERY
def test_section_that_teaches_it_stands_in_both_languages(kind, group, entry):
    if entry.chapter:
        assert all(entry.chapter in LABELS[language] for language in LABELS)
        assert re.fullmatch(r"ch\d\d-[\w-]+", entry.chapter)


@EVERY
def test_use_is_said_as_its_language_is_written(kind, group, entry):
    for text in (entry.use, entry.avoid):
        assert text.en[-1] in ".?", text.en
        assert text.zh[-1] in "。？", text.zh
        assert text.en[0].isupper() or text.en[0] in "`−0123456789", text.en
        assert len(text.en) <= 320
    assert entry.use.zh != entry.avoid.zh


@EVERY
def test_formula_has_both_its_forms(kind, group, entry):
    if entry.code:
        assert entry.tex or entry.name == "Input"
    assert entry.tex.count("{") == entry.tex.count("}")
    assert len(re.findall(r"\\left(?![a-z])", entry.tex)) == len(
        re.findall(r"\\right(?![a-z])", entry.tex)
    )
    assert entry.tex.count(r"\begin") == entry.tex.count(r"\end")


@EVERY
def test_curve_of_a_picture_is_seen(kind, group, entry):
    picture = entry.picture or group.picture
    if picture is None:
        return
    (item,) = (item for item in items(kind).values() if entry.name in item.names)
    places, curves = picture.curves(entry, settings(item))
    assert len(curves) == len(picture.given) + picture.with_slope
    low, high = picture.limits or (-np.inf, np.inf)
    for curve in curves:
        inside = np.isfinite(curve) & (curve >= low - 1e-9) & (curve <= high + 1e-9)
        assert inside.mean() > 0.25
    svg = draw_curves(places, curves, limits=picture.limits)
    assert len(svg) < 5000
    assert svg.count("<path") == 1 + len(curves)


class Closed(HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.text = [], []

    def handle_starttag(self, tag, attrs):
        self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_startendtag(self, tag, attrs):
        assert tag == "path"


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_card_says_what_keras_and_the_entry_say(kind):
    for group in kind.groups:
        sheet = sheets.show(kind.name, group.id)
        html = sheet._repr_html_()
        parser = Closed()
        parser.feed(html)
        assert parser.open == []
        assert html.count('class="nb-entry"') == len(group.entries)
        assert len(html) < 120_000
        for entry in group.entries:
            assert f'id="{kind.name}-{entry.name}"' in html
            assert entry.name in repr(sheet)


def test_names_of_groups_differ():
    for kind in KINDS:
        names = [group.id for group in kind.groups]
        assert len(names) == len(set(names))


def test_curve_is_broken_where_it_leaves_the_picture_or_jumps():
    x = np.linspace(0, 4, 5)
    (path,) = re.findall(r'd="([^"]*)" fill="none" stroke="var\(--nb-blue', draw_curves(
        x, [[0, 1, np.inf, 1, 0]], limits=(0, 8)
    ))  # fmt: skip
    assert path.count("M") == 2
    (path,) = re.findall(r'd="([^"]*)" fill="none" stroke="var\(--nb-blue', draw_curves(
        x, [[0, 0, 0, 1, 1]], limits=(0, 1)
    ))  # fmt: skip
    assert path.count("M") == 2


def test_heights_of_a_curve_are_to_scale():
    svg = draw_curves([0, 1], [[0.0, 1.0]], limits=(0, 1))
    points = re.findall(r"[ML]([\d.]+) ([\d.]+)", svg.split("<path")[2])
    (x0, y0), (x1, y1) = (
        ((float(x), float(y)) for x, y in points) if len(points) == 2 else [(0, 0)] * 2
    )
    assert x1 > x0
    assert y1 < y0


def test_points_on_a_straight_line_are_left_out_and_a_bend_is_not():
    x = np.linspace(-1, 1, 80)
    svg = draw_curves(x, [np.abs(x), x], limits=(-1, 1))
    bent, straight = (part.split('"')[1] for part in svg.split("<path")[2:])
    assert bent.count("L") in (2, 3)
    assert straight.count("L") == 1


@pytest.mark.parametrize("name", sheets.comparisons.COMPARISONS)
def test_curves_of_a_comparison_have_no_gaps(name):
    curves = sheets.compare(name)
    assert len(curves) >= 4
    for places, heights in curves.values():
        assert places.shape == heights.shape
        assert np.isfinite(heights).all()
    with pytest.raises(ValueError, match=r"Received: name='nothing'.*errors"):
        sheets.compare("nothing")
