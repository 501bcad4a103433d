import io
import re
import xml.etree.ElementTree as ET
from base64 import b64decode, b64encode
from types import SimpleNamespace

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pytest
from bs4 import BeautifulSoup
from docutils import nodes
from docutils.frontend import get_default_settings
from docutils.utils import new_document
from PIL import Image

from bookpress.sphinx import figures
from bookpress.sphinx.figures import PrintFigures
from bookpress.sphinx.svg import SVG as SVG_NS
from bookpress.sphinx.svg import XLINK, palette_css, print_svg, still
from neuronbook.plots import DARK, PALETTE, plot_network, use_book_style

SVG = """\
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
     width="72pt" height="36pt" viewBox="0 0 72 36" version="1.1">
 <metadata>made by someone</metadata>
 <defs><path id="dot" d="M 1 1.23456" style="stroke: #1F6FB5"/>
  <clipPath id="clip"><path/></clipPath></defs>
 <g id="axes_1"><use xlink:href="#dot" style="fill: #1f6fb5; stroke: #d9e8f6"/>
 <path clip-path="url(#clip)" fill="#1d2733" stroke="#5d6975"/></g>
 {text}
</svg>
"""


@pytest.fixture
def problems():
    return []


@pytest.fixture
def print_text(problems):
    def print_text(label="", *, language="zh", alt="", prefix="fig0-", svg=SVG):
        text = f"<text style=\"font: italic 700 11px 'DejaVu Sans'; fill: #1d2733\">{label}</text>"
        return print_svg(
            svg.replace("{text}", text),
            language=language,
            alt=alt,
            prefix=prefix,
            problem=problems.append,
        )

    return print_text


def labels(svg):
    return ["".join(text.itertext()) for text in ET.fromstring(svg).iter(f"{{{SVG_NS}}}text")]


def test_label_becomes_chinese_on_a_chinese_page(print_text, problems):
    assert labels(print_text("sugars")) == ["糖"]
    assert problems == []


def test_label_stays_as_it_is_on_an_english_page(print_text, problems):
    assert labels(print_text("  two <tspan>words</tspan>", language="en")) == ["  two words"]
    assert "<tspan" in print_text("two <tspan>words</tspan>", language="en").replace("ns0:", "")
    assert problems == []


def test_label_with_computed_numbers_is_translated_by_its_template(print_text, problems):
    assert labels(print_text("fitted line: y = 2.50 x + 90.1")) == ["拟合直线：y = 2.50 x + 90.1"]
    assert problems == []


def test_label_in_several_pieces_is_translated_as_a_whole(print_text):
    assert labels(print_text("<tspan>cell</tspan>\n  <tspan>body</tspan>")) == ["细胞体"]


@pytest.mark.parametrize("label", ["−0.5", "w₀", "y = w x + b", ""])
def test_numbers_and_mathematics_need_no_chinese(print_text, problems, label):
    assert labels(print_text(label)) == [label]
    assert problems == []


def test_label_without_chinese_is_reported_by_name_and_left_in_english(print_text, problems):
    assert labels(print_text("flux capacity")) == ["flux capacity"]
    assert problems == [
        "the figure label 'flux capacity' has no Chinese: add it to neuronbook/terms"
    ]


def test_palette_colours_become_variables_that_keep_the_light_colour(print_text, problems):
    svg = print_text()
    assert "fill: var(--nb-blue, #1f6fb5); stroke: var(--nb-pale-blue, #d9e8f6)" in svg
    assert "stroke: var(--nb-blue, #1f6fb5)" in svg  # written in capitals in the figure
    assert 'fill="var(--nb-ink, #1d2733)" stroke="var(--nb-muted, #5d6975)"' in svg
    assert problems == []


def test_colour_outside_the_palette_is_reported_and_left(print_text, problems):
    svg = print_text(svg=SVG.replace('fill="#1d2733"', 'fill="#12AB34"'))
    assert 'fill="#12ab34"' in svg
    assert problems == ["the figure uses the colour #12ab34, which is not in neuronbook's palette"]


def test_every_variable_has_a_value_in_both_themes():
    for name in PALETTE:
        both = f"light-dark({PALETTE[name]}, {DARK[name]})"
        assert f"--nb-{name.replace('_', '-')}: {both};" in palette_css()


def test_ids_are_prefixed_unique_and_only_those_that_are_used(print_text):
    page = print_text(prefix="fig0-") + print_text(prefix="fig1-")
    ids = re.findall(r'\bid="([^"]*)"', page)
    assert sorted(ids) == ["fig0-0", "fig0-1", "fig1-0", "fig1-1"]
    assert set(re.findall(r'href="#([^"]*)"|url\(#([^)]*)\)', page)) == {
        ("fig0-0", ""),
        ("", "fig0-1"),
        ("fig1-0", ""),
        ("", "fig1-1"),
    }


def test_figure_is_one_image_with_its_alternative_text(print_text):
    root = ET.fromstring(print_text(alt='A "quoted" <text> & more'))
    assert root.get("role") == "img"
    assert root.get("aria-label") == 'A "quoted" <text> & more'
    assert "nb-figure" in root.get("class")


def test_figures_that_name_their_ids_otherwise_are_printed_alike(print_text):
    renamed = SVG.replace('clip"', 'p5f"').replace("#clip", "#p5f")
    assert print_text(svg=renamed) == print_text()


def test_figure_keeps_its_size_and_can_shrink_with_the_page(print_text):
    root = ET.fromstring(print_text())
    assert (root.get("width"), root.get("height")) == (None, None)
    assert root.get("viewBox") == "0 0 72 36"
    assert "width: 96px" in root.get("style")


def test_lettering_is_the_pages_own_and_metadata_are_left_out(print_text):
    svg = print_text("sugars")
    size = "font-size: calc(11px * var(--nb-letters, 1))"
    assert f"{size}; font-style: italic; font-weight: 700" in svg
    assert "DejaVu" not in svg
    assert "made by someone" not in svg


@pytest.mark.parametrize(
    "font", ["font: 8.5px 'DejaVu Sans', sans-serif", "font-size: 8.5px; font-family: 'DejaVu'"]
)
def test_lettering_grows_on_a_phone_however_matplotlib_sizes_it(print_text, font):
    svg = print_text(svg=SVG.replace("{text}", f'<text style="{font}; fill: #1d2733">w</text>'))
    assert 'style="font-size: calc(8.5px * var(--nb-letters, 1)); fill: var(' in svg


BIG = '<tspan style="font-size: 8px">w</tspan>'
SUBSCRIPT = '<tspan style="font-size: 5px">1</tspan>'


@pytest.mark.parametrize(
    ("letters", "grows"),
    [
        ('<text style="font-size: 12px">w</text>', "1.00"),
        ('<text style="font-size: 6px">w</text><text style="font-size: 9px">x</text>', "1.38"),
        (f"<text>{BIG}{SUBSCRIPT}</text>", "1.04"),
        ("", "1.00"),
    ],
)
def test_smallest_label_of_a_figure_is_legible_on_a_phone(print_text, letters, grows):
    # The figure is 96 pixels wide and no phone shrinks it: a point is 4/3 of a pixel.
    assert f"--nb-phone: {grows}" in print_text(svg=SVG.replace("{text}", letters))


def test_letters_of_a_wide_figure_grow_as_much_as_a_phone_shrinks_it(print_text):
    wide = SVG.replace('width="72pt"', 'width="559.5pt"')  # twice as wide as there is room
    svg = print_text(svg=wide.replace("{text}", '<text style="font-size: 8.25px">w</text>'))
    assert "--nb-phone: 2.00" in svg


FRAMES = "".join(
    f'<g data-frame="{number}" data-label="Forward, step {number} of 2"{hidden}>'
    '<path d="M 0 0"/></g>'
    for number, hidden in enumerate([' display="none"', ' display="none"', ""])
)


def test_frames_keep_their_numbers_and_all_but_the_last_stay_hidden(print_text, problems):
    root = ET.fromstring(print_text(svg=SVG.replace("{text}", FRAMES)))
    frames = [group for group in root.iter(f"{{{SVG_NS}}}g") if group.get("data-frame")]
    assert [frame.get("data-frame") for frame in frames] == ["0", "1", "2"]
    assert [frame.get("display") for frame in frames] == ["none", "none", None]
    assert [frame.get("class") for frame in frames] == [
        "nb-frame",
        "nb-frame",
        "nb-frame nb-last-frame",
    ]
    assert root.get("class") == "nb-figure nb-moving"
    assert problems == []


@pytest.mark.parametrize(
    ("language", "label"), [("en", "Forward, step 1 of 2"), ("zh", "前向，第 1 步，共 2 步")]
)
def test_frames_and_their_player_speak_the_language_of_the_page(
    print_text, problems, language, label
):
    root = ET.fromstring(print_text(svg=SVG.replace("{text}", FRAMES), language=language))
    assert [frame.get("data-label") for frame in root.iter() if frame.get("data-frame")][1] == label
    assert all(root.get(f"data-{name}") for name in ("player", "play", "pause"))
    assert problems == []


def test_label_of_a_frame_without_chinese_is_reported_by_name(print_text, problems):
    frames = FRAMES.replace("Forward, step 1 of 2", "Flux 1 of 2")
    print_text(svg=SVG.replace("{text}", frames))
    assert problems == ["the figure label 'Flux 1 of 2' has no Chinese: add it to neuronbook/terms"]


def test_figure_without_frames_gets_no_player(print_text):
    root = ET.fromstring(print_text())
    assert root.get("class") == "nb-figure"
    assert not [key for key in root.attrib if key.startswith("data-")]


def test_figure_drawn_by_the_package_prints_in_both_languages_without_a_problem(problems):
    with mpl.rc_context():
        use_book_style()
        mpl.use("agg")
        ax = plot_network(
            [3, 1], input_labels=["sugars", "fiber", "protein"], output_labels=["calories"]
        )
        file = io.StringIO()
        ax.figure.savefig(file, format="svg", metadata={"Date": None})
        plt.close(ax.figure)
    printed = {
        language: print_svg(
            file.getvalue(), language=language, alt="a", prefix="f-", problem=problems.append
        )
        for language in ("en", "zh")
    }
    assert problems == []
    assert {"sugars", "calories"} <= set(labels(printed["en"]))
    assert not [label for label in labels(printed["zh"]) if re.search(r"[A-Za-z]{2}", label)]


@pytest.fixture
def page(tmp_path, monkeypatch):
    """Return a function that makes a page with SVG images and prints its figures."""
    warnings = []
    logger = SimpleNamespace(
        warning=lambda text, *args, location, **kwargs: warnings.append((location, text % args))
    )
    monkeypatch.setattr(figures, "logger", logger)
    (tmp_path / "jupyter_execute").mkdir()
    (tmp_path / "jupyter_execute" / "a.svg").write_text(
        SVG.replace("{text}", "<text>sugars</text>")
    )

    def page(*images, caption=True, label=""):
        document = new_document("page", get_default_settings())
        config = SimpleNamespace(bookpress_language="zh")
        env = SimpleNamespace(srcdir=str(tmp_path), docname="page", config=config)
        document.settings.env = env
        builder = SimpleNamespace(get_target_uri="{}.html".format)
        env.app = SimpleNamespace(env=env, config=config, outdir=tmp_path, builder=builder)
        drawn = [nodes.image(uri=uri, alt=alt) for uri, alt in images]
        names = {"ids": [label]} if label else {}
        document += [nodes.figure("", image, **names) if caption else image for image in drawn]
        PrintFigures(document).run()
        return document, warnings

    return page


def test_figures_of_a_page_are_put_into_it_with_ids_of_their_own(page):
    document, warnings = page(("/jupyter_execute/a.svg", "一"), ("/jupyter_execute/a.svg", "二"))
    html = document.astext()
    assert warnings == []
    assert html.count("糖") == 2
    ids = re.findall(r'\bid="([^"]*)"', html)
    assert len(ids) == len(set(ids)) == 4


def test_figure_without_alternative_text_is_reported_with_its_page(page):
    _, warnings = page(("/jupyter_execute/a.svg", ""))
    assert warnings == [
        ("page", "a figure needs an alternative text: `:alt:` in the {caption} after its cell")
    ]


def test_figure_without_caption_is_reported_with_its_page(page):
    _, warnings = page(("/jupyter_execute/a.svg", "一"), caption=False)
    assert warnings == [("page", "a figure needs a caption: a {caption} block after its cell")]


def noise(height):
    """Return random pixels, and a figure that holds them as a PNG."""
    pixels = np.random.default_rng(0).integers(0, 64, (height, 50, 4), dtype=np.uint8)
    pixels[..., 3] = np.where(pixels[..., 0] > 30, 255, 0)
    data = io.BytesIO()
    Image.fromarray(pixels).save(data, "PNG")
    png = "data:image/png;base64," + b64encode(data.getvalue()).decode()
    svg = (
        f'<svg xmlns="{SVG_NS}" xmlns:xlink="{XLINK}" '
        f'width="40pt" height="50pt" viewBox="0 0 40 50">'
        f'<image xlink:href="{png}"/></svg>'
    )
    return pixels, svg


def test_pictures_in_a_figure_keep_their_pixels_in_fewer_bytes():
    pixels, svg = noise(height=20)
    printed = print_svg(svg, language="en", alt="noise", prefix="a-", problem=pytest.fail)
    (address,) = re.findall(r'xlink:href="data:image/webp;base64,([^"]+)"', printed)
    assert len(address) < len(svg)
    np.testing.assert_array_equal(Image.open(io.BytesIO(b64decode(address))), pixels)


def test_figure_heavy_with_pictures_is_shown_from_its_file(page, tmp_path):
    pixels, svg = noise(height=900)
    (tmp_path / "jupyter_execute" / "a.svg").write_text(svg)
    document, _ = page(("/jupyter_execute/a.svg", "“噪声”"), label="fig-noise")
    (image,) = BeautifulSoup(document.astext(), "html.parser")("img")
    assert image.attrs == {
        "class": ["nb-figure"], "src": "_figures/fig-noise.svg", "alt": "“噪声”", "loading": "lazy",
        "width": "40", "height": "50", "style": "width: 53px",
    }  # fmt: skip
    printed_file = (tmp_path / "_figures" / "fig-noise.svg").read_text(encoding="utf-8")
    (address,) = re.findall('data:image/webp;base64,([^"]+)', printed_file)
    np.testing.assert_array_equal(Image.open(io.BytesIO(b64decode(address))), pixels)


def test_other_images_are_left_as_they_are(page, tmp_path):
    (tmp_path / "drawing.svg").write_text(SVG)
    document, _ = page(("/drawing.svg", ""), ("/jupyter_execute/photo.png", ""))
    assert [image["uri"] for image in document.findall(nodes.image)] == [
        "/drawing.svg",
        "/jupyter_execute/photo.png",
    ]


def test_still_has_the_colours_that_it_uses_in_both_themes_and_a_ground(print_text):
    root = ET.fromstring(still(print_text()))
    (style,) = root.iter(f"{{{SVG_NS}}}style")
    for name in ("ink", "blue", "muted"):
        assert f"--nb-{name}:light-dark({PALETTE[name]}, {DARK[name]});" in style.text
    assert "--nb-purple:" not in style.text
    assert "color-scheme:light dark" in style.text
    assert "background:light-dark(#fff,#14181e)" in style.text
