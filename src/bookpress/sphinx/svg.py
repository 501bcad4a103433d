"""Turn matplotlib's SVG into an element of a page, in its language and its theme's colours.

A figure is drawn once, with English labels and the light palette. Here its labels are replaced by
their Chinese (`neuronbook.terms`), its colours by CSS variables that the light and the dark theme
set, its ids by numbers, and its letters grow on a phone as much as they must.

A figure may have frames, groups with a number and a label (`neuronbook.plots.drawing.frames`), and
shows the last one. `_static/player.js` gives it a slider that says the label of the frame.

A figure may be live: it carries a description (`neuronbook.live`), whose words are translated too.
"""

from __future__ import annotations

import io
import math
import re
import xml.etree.ElementTree as ET
from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping
from functools import cache

from PIL import Image

from bookpress.words import WORDS
from neuronbook.live.wording import translate_live
from neuronbook.plots.drawing.palette import DARK, PALETTE
from neuronbook.terms import MissingTermError, translate

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
HREFS = {"href", f"{{{XLINK}}}href"}
HEX = re.compile(r"#[0-9a-fA-F]{6}\b")
FONT = re.compile(r"font: (?:(italic|oblique) )?(?:(\d+|bold) )?([\d.]+)px [^;]*")
FAMILY = re.compile(r"\s*font-family: [^;]*;?")
SIZE = re.compile(r"font-size: ([\d.]+px)")
LETTERS = re.compile(r"font-size: calc\(([\d.]+)px")
DECIMALS = re.compile(r"-?\d+\.\d{3,}")
REFERENCE = re.compile(r"url\(#([^)]+)\)")
VARIABLE = re.compile(r"var\((--[\w-]+)")
PIXELS_PER_POINT = 4 / 3
PHONE = 373
"""Pixels that a figure in a fold has on a phone of 390."""
LEGIBLE = 11
"""Pixels of the smallest letters there; larger ones would collide in the fullest figures."""
PNG = "data:image/png;base64,"
PICTURE = re.compile(r'data:image/[^"]+')
HEAVY = 100_000
"""From how many letters on the pictures in a figure keep the text waiting."""
LIVE = "nb-live"

ET.register_namespace("", SVG)
ET.register_namespace("xlink", XLINK)


def palette_css(light: Mapping[str, str] = PALETTE, dark: Mapping[str, str] = DARK) -> str:
    """Return the style sheet that gives each colour of the palette its value in both themes."""
    lines = [
        f"  --nb-{name.replace('_', '-')}: light-dark({value}, {dark[name]});"
        for name, value in light.items()
    ]
    return "\n".join([":root {", *lines, "}", ""])


def print_svg(
    svg: str, *, language: str, alt: str, prefix: str, problem: Callable[[str], object]
) -> str:
    """Return an SVG figure as an element of a page.

    Parameters
    ----------
    svg : str
        A whole SVG file, as matplotlib writes it with ``svg.fonttype: none``.
    language : {"en", "zh"}
        The language of its labels.
    alt : str
        The alternative text, in that language.
    prefix : str
        Put before every id, so that two figures of a page share none.
    problem : callable
        Told of each label without a translation and each colour outside the palette.

    Returns
    -------
    str
        One ``<svg role="img">`` element.
    """
    root = ET.fromstring(svg)
    for metadata in root.findall(f"{{{SVG}}}metadata"):
        if metadata.get("class") == LIVE:
            metadata.text = translate_live(
                metadata.text or "", lambda label: _translated(label, language, problem)
            )
        else:
            root.remove(metadata)
    for definitions in root.findall(f"{{{SVG}}}defs"):
        for style in definitions.findall(f"{{{SVG}}}style"):
            definitions.remove(style)  # it would style the whole page; see the root's style below
    for text in root.iter(f"{{{SVG}}}text"):
        _translate(text, language, problem)
    _mark_frames(root, language, problem)
    names = {value.lower(): name.replace("_", "-") for name, value in PALETTE.items()}
    ids = {name: f"{prefix}{number}" for number, name in enumerate(_referenced_ids(root))}
    for element in root.iter():
        for key in ("style", "fill", "stroke"):
            if key in element.attrib:
                element.set(key, _theme(element.attrib[key], names, problem))
        if "d" in element.attrib:  # a hundredth of a point is far below a pixel
            element.set("d", DECIMALS.sub(lambda m: f"{float(m[0]):.2f}", element.attrib["d"]))
        if element.get(f"{{{XLINK}}}href", "").startswith(PNG):
            element.set(f"{{{XLINK}}}href", as_webp(element.attrib[f"{{{XLINK}}}href"]))
        _rename_ids(element, ids)
    width = float(root.attrib.pop("width").removesuffix("pt")) * PIXELS_PER_POINT
    del root.attrib["height"]
    root.attrib.update({"role": "img", "aria-label": alt})
    root.set("class", " ".join(["nb-figure", *root.get("class", "").split()]))
    root.set(
        "style",
        f"width: {width:.0f}px; stroke-linejoin: round; stroke-linecap: butt; "
        f"--nb-phone: {_growth_on_a_phone(root, width):.2f}",
    )
    return ET.tostring(root, encoding="unicode")


def still(svg: str) -> str:
    """Return a printed figure as a file of its own: its last frame, on a ground of its own.

    A page that shows it lends it its theme, and no more: the colours stand in the file.

    Parameters
    ----------
    svg : str
        What `print_svg` returned.
    """
    root = ET.fromstring(svg)
    for parent in list(root.iter()):
        for child in list(parent):
            classes = child.get("class", "").split()
            if LIVE in classes or ("nb-frame" in classes and "nb-last-frame" not in classes):
                parent.remove(child)
    used = set(VARIABLE.findall(ET.tostring(root, encoding="unicode")))
    colours = re.findall(r"(--[\w-]+): (.*?;)", palette_css())
    style = ET.Element(f"{{{SVG}}}style")
    style.text = (
        ":root{color-scheme:light dark;background:light-dark(#fff,#14181e);"
        f"{''.join(f'{name}:{value}' for name, value in colours if name in used)}}}"
    )
    root.insert(0, style)
    root.set("font-family", "system-ui, sans-serif")
    del root.attrib["role"], root.attrib["aria-label"]
    return ET.tostring(root, encoding="unicode")


def is_heavy(svg: str) -> bool:
    """Tell whether a printed figure that stands still holds many bytes of pictures."""
    moves = LIVE in svg or "nb-frame" in svg
    return not moves and sum(map(len, PICTURE.findall(svg))) > HEAVY


def shown_later(svg: str, address: str) -> str:
    """Return the element that shows a printed figure from its file once it comes into view."""
    root = ET.fromstring(svg)
    *_, width, height = map(float, root.attrib["viewBox"].split())
    about = {"class": "nb-figure", "src": address, "alt": root.attrib["aria-label"]}
    place = {"width": f"{width:.0f}", "height": f"{height:.0f}", "loading": "lazy"}
    style = {"style": root.attrib["style"].partition(";")[0]}
    return ET.tostring(ET.Element("img", about | place | style), encoding="unicode", method="html")


@cache
def as_webp(address: str) -> str:
    """Return a picture in a ``data:`` address as WebP with the same pixels, which is smaller.

    Parameters
    ----------
    address : str
        A PNG, as matplotlib puts it into an SVG.
    """
    picture = Image.open(io.BytesIO(b64decode(address.removeprefix(PNG))))
    data = io.BytesIO()
    picture.save(data, "WEBP", lossless=True, exact=True, quality=100, method=6)
    return f"data:image/webp;base64,{b64encode(data.getvalue()).decode()}"


def _translate(text: ET.Element, language: str, problem: Callable[[str], object]) -> None:
    label = " ".join("".join(text.itertext()).split())
    translated = _translated(label, language, problem)
    if translated != label:
        for child in list(text):
            text.remove(child)
        text.text = translated


def _translated(label: str, language: str, problem: Callable[[str], object]) -> str:
    try:
        return translate(label, language)
    except MissingTermError:
        problem(f"the figure label {label!r} has no Chinese: add it to neuronbook/terms")
        return label


def _mark_frames(root: ET.Element, language: str, problem: Callable[[str], object]) -> None:
    """Name frames by class, translate their labels, and give the figure its player's words."""
    frames = [element for element in root.iter() if "data-frame" in element.attrib]
    for frame in frames:
        last = " nb-last-frame" if frame is frames[-1] else ""
        label = _translated(frame.attrib["data-label"], language, problem)
        frame.attrib.update({"class": f"nb-frame{last}", "data-label": label})
    if frames:
        root.set("class", "nb-moving")
        words = WORDS[language]
        root.attrib.update({f"data-{name}": words[name] for name in ("player", "play", "pause")})


def _theme(value: str, names: Mapping[str, str], problem: Callable[[str], object]) -> str:
    def variable(match: re.Match[str]) -> str:
        colour = match[0].lower()
        if colour not in names:
            problem(f"the figure uses the colour {colour}, which is not in neuronbook's palette")
            return colour
        return f"var(--nb-{names[colour]}, {colour})"

    # The page's own font: its Chinese and Latin letters then match the text around the figure.
    value = FAMILY.sub("", FONT.sub(_font, value))
    value = SIZE.sub(r"font-size: calc(\1 * var(--nb-letters, 1))", value)  # larger on a phone
    return HEX.sub(variable, value)


def _growth_on_a_phone(root: ET.Element, width: float) -> float:
    """Return by how much the letters must grow there, for the smallest to be legible."""
    texts = (ET.tostring(text, encoding="unicode") for text in root.iter(f"{{{SVG}}}text"))
    # Of a formula the largest letters count: a subscript may be smaller.
    sizes = [max(map(float, found)) for text in texts if (found := LETTERS.findall(text))]
    if not sizes:
        return 1.0
    shown = min(sizes) * PIXELS_PER_POINT * min(1, PHONE / width)
    return max(1.0, math.ceil(100 * LEGIBLE / shown) / 100)


def _font(match: re.Match[str]) -> str:
    style, weight, size = match.groups()
    parts = [f"font-size: {size}px"]
    if style:
        parts.append(f"font-style: {style}")
    if weight:
        parts.append(f"font-weight: {weight}")
    return "; ".join(parts)


def _referenced_ids(root: ET.Element) -> dict[str, None]:
    """Return the ids that something refers to, in the order in which that is first done."""
    found: dict[str, None] = {}
    for element in root.iter():
        for key, value in element.attrib.items():
            found |= dict.fromkeys(REFERENCE.findall(value))
            if key in HREFS and value.startswith("#"):
                found[value[1:]] = None
    return found


def _rename_ids(element: ET.Element, ids: Mapping[str, str]) -> None:
    """Replace the ids that are referred to by numbers, and drop the others.

    matplotlib makes the name of a clip from the last bit of its place, which may differ from run
    to run.
    """
    for key, value in list(element.attrib.items()):
        if key == "id":
            if value in ids:
                element.set(key, ids[value])
            else:
                del element.attrib[key]
        elif key in HREFS and value.startswith("#"):
            element.set(key, f"#{ids[value[1:]]}")
        else:
            element.set(key, REFERENCE.sub(lambda match: f"url(#{ids[match[1]]})", value))
