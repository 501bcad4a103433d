import re
import shlex
import sys

import pytest
from bs4 import BeautifulSoup
from PIL import Image, ImageChops

from bookpress import browser
from bookpress.build import build_site
from bookpress.project import LANGUAGES
from bookpress.site.cards import write_cards

BASE = "https://example.org/book/"

# The tiny book, printed for a public address by a real browser


@pytest.fixture(scope="module")
def public_book(tmp_path_factory, make_book, chromium):
    """The tiny book, one page of which has a picture; each start of the browser leaves a line."""
    root = tmp_path_factory.mktemp("public")
    counting = root / "browser"
    starts = root / "starts.txt"
    program = f'#!/bin/sh\necho >>{shlex.quote(str(starts))}\nexec {shlex.quote(chromium)} "$@"\n'
    counting.write_text(program)
    counting.chmod(0o755)
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setenv("TINY_RUNS", str(root / "runs.txt"))
        monkeypatch.setenv("SITE_URL", BASE)
        monkeypatch.setenv("NEURONBOOK_CHROMIUM", str(counting))
        book = make_book(root / "book")
        book.edit("two", "kernelspec:", "card: fig-two\nkernelspec:")
        book.starts = lambda: len(starts.read_text().splitlines())
        build_site(book.project)
        yield book


def head(site, path):
    return BeautifulSoup((site / path).read_text(encoding="utf-8"), "html.parser").head


def said_of_picture(site, path):
    found = head(site, path).find_all("meta", property=True)
    said = {tag["property"]: tag["content"] for tag in found}
    return {name: content for name, content in said.items() if name.startswith("og:image")}


def files(folder, pattern="*"):
    return [path for path in sorted(folder.rglob(pattern)) if path.is_file()]


def pictures(folder):
    found = files(folder, "*.png")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


@pytest.mark.parametrize(("language", "alt"), [("en", "One word."), ("zh", "一个词。")])
def test_page_names_its_picture_in_its_language(public_book, language, alt):
    site = public_book.project.site
    assert said_of_picture(site, f"{language}/two.html") == {
        "og:image": f"{BASE}{language}/_cards/two.png",
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": alt,
    }
    kind = head(site, f"{language}/two.html").find("meta", {"name": "twitter:card"})
    assert kind["content"] == "summary_large_image"
    for other in ("index", "one"):
        assert said_of_picture(site, f"{language}/{other}.html") == {}
        assert head(site, f"{language}/{other}.html").find("meta", {"name": "twitter:card"}) is None


def test_picture_shows_title_and_figure_in_the_language_of_its_page(public_book):
    shown = {}
    for language in LANGUAGES:
        path = public_book.project.site / language / "_cards" / "two.png"
        with Image.open(path) as picture:
            assert (picture.format, picture.size) == ("PNG", (1200, 630))
            shown[language] = picture.convert("L")
        assert path.stat().st_size < 20_000
    for part in ((0, 0, 450, 600), (450, 0, 1200, 600)):  # beside the title, the figure
        zh, en = (shown[language].crop(part) for language in LANGUAGES)
        for each in (zh, en):
            darkest, brightest = each.getextrema()
            assert darkest < 60
            assert brightest == 255
        assert ImageChops.difference(zh, en).getbbox()


def test_picture_is_drawn_again_if_what_it_shows_changes_and_only_then(public_book):
    site = public_book.project.site
    before, starts = pictures(site), public_book.starts()
    assert sorted(before) == ["en/_cards/two.png", "zh/_cards/two.png"]
    public_book.edit("two", "The weight is", "Its weight is", languages=("en",))
    build_site(public_book.project)
    assert pictures(site) == before
    assert public_book.starts() == starts
    assert said_of_picture(site, "en/two.html")
    public_book.edit("two", "# Two", "# Second", languages=("en",))
    build_site(public_book.project)
    after = pictures(site)
    assert public_book.starts() == starts + 1
    assert after["zh/_cards/two.png"] == before["zh/_cards/two.png"]
    assert after["en/_cards/two.png"] != before["en/_cards/two.png"]
    assert len(pictures(public_book.project.build / "cards")) == 2  # the old one is gone


def test_site_without_an_address_has_no_picture_and_says_nothing(public_book, monkeypatch, capsys):
    starts = public_book.starts()
    monkeypatch.delenv("SITE_URL")
    build_site(public_book.project)
    site = public_book.project.site
    assert pictures(site) == {}
    assert said_of_picture(site, "en/two.html") == {}
    assert public_book.starts() == starts
    assert "picture" not in capsys.readouterr().err


def test_build_after_one_whose_browser_failed_tries_again(public_book, monkeypatch, capsys):
    site = public_book.project.site
    monkeypatch.setenv("NEURONBOOK_CHROMIUM", "/nowhere/chromium")
    public_book.edit("two", "# 二", "# 第二", languages=("zh",))
    for _ in range(2):
        build_site(public_book.project)
        assert "zh/_cards/two.png could not be drawn. /nowhere/chromium" in capsys.readouterr().err
        assert "第二" in (site / "zh" / "two.html").read_text(encoding="utf-8")
        assert list(pictures(site)) == ["en/_cards/two.png"]


# A site made by hand, and browsers that are none

PAGE = """\
<html><head>
<meta property="og:title" content="1. {title}">
<meta property="og:description" content="tiny">
<meta property="og:site_name" content="{book}">
</head><body>
<figure class="align-default" id="fig-two">
<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="&lt;{title}&gt;"></svg>
</figure>
</body></html>
"""

DRAWS = """\
import sys
from pathlib import Path
from PIL import Image

*options, page = sys.argv[1:]
(target,) = [each.partition("=")[2] for each in options if each.startswith("--screenshot=")]
(size,) = [each.partition("=")[2] for each in options if each.startswith("--window-size=")]
if '<html lang="en">' in Path(page.removeprefix("file://")).read_text():
    sys.exit("I know no such language")
Image.new("RGB", tuple(map(int, size.split(","))), "red").save(target)
"""

FAILS = {
    "ends with an error": ("#!/bin/sh\necho no display >&2\nexit 3\n", "status 3.*no display"),
    "draws nothing": ("#!/bin/sh\nexit 0\n", "No such file"),
    "draws what is no picture": (
        '#!/bin/sh\nfor each; do case $each in --screen*) echo no >"${each#*=}";; esac; done\n',
        "cannot identify image file",
    ),
    "hangs": ("#!/bin/sh\nexec sleep 600\n", "nothing within 0.5 seconds"),
    "is no program": ("", "Exec format error"),
    "is not there": (None, "No such file or directory"),
}


@pytest.fixture
def site(tiny_book, monkeypatch, tmp_path):
    """A site of two pages, whose book has a picture for one of them."""
    monkeypatch.setenv("SITE_URL", BASE)
    tiny_book.edit("two", "kernelspec:", "card: fig-two\nkernelspec:")
    folder = tmp_path / "site"
    (folder / "_static").mkdir(parents=True)
    (folder / "_static" / "pages.css").write_text(":root {\n--nb-blue: blue;\n}\n")
    for language, title in (("zh", "二"), ("en", "Two")):
        (folder / language / "_figures").mkdir(parents=True)
        (folder / language / "_figures" / "fig-two.svg").write_text("<svg></svg>")
        page = PAGE.format(title=title, book=LANGUAGES[language].title)
        (folder / language / "two.html").write_text(page, encoding="utf-8")
    tiny_book.project.build.mkdir()
    return folder


@pytest.fixture
def use_browser(tmp_path, monkeypatch):
    """Return a function that puts a program, or none, in the place of the browser."""

    def use_browser(program):
        path = tmp_path / "a browser"
        path.unlink(missing_ok=True)
        if program is not None:
            path.write_text(program)
            path.chmod(0o755)
        monkeypatch.setenv("NEURONBOOK_CHROMIUM", str(path))

    return use_browser


@pytest.mark.parametrize("fault", FAILS)
def test_browser_that_fails_is_named_with_the_reason_and_leaves_nothing(
    tiny_book, site, use_browser, monkeypatch, capsys, fault
):
    program, reason = FAILS[fault]
    use_browser(program)
    if fault == "hangs":
        monkeypatch.setattr(browser, "PATIENCE", 0.5)
    before = {path: path.read_bytes() for path in files(site)}
    assert not write_cards(tiny_book.project, site)
    said = capsys.readouterr().err
    assert re.search(
        rf"zh/_cards/two\.png could not be drawn.*a browser.*Received: .*{reason}", said, re.DOTALL
    )
    assert said.count("could not be drawn") == 1
    assert {path: path.read_bytes() for path in files(site)} == before
    assert files(tiny_book.project.build) == []


def test_pictures_that_were_drawn_before_one_failed_are_shown(tiny_book, site, use_browser, capsys):
    use_browser(f"#!{sys.executable}\n{DRAWS}")
    assert not write_cards(tiny_book.project, site)
    assert "I know no such language" in capsys.readouterr().err
    assert said_of_picture(site, "zh/two.html")["og:image:alt"] == "<二>"
    assert said_of_picture(site, "en/two.html") == {}
    assert list(pictures(site)) == ["zh/_cards/two.png"]
    with Image.open(site / "zh" / "_cards" / "two.png") as picture:
        assert picture.size == (1200, 630)


def test_without_a_browser_there_is_no_picture_and_one_line_says_why(
    tiny_book, site, monkeypatch, capsys
):
    monkeypatch.delenv("NEURONBOOK_CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", "")
    assert write_cards(tiny_book.project, site)
    (line,) = capsys.readouterr().err.splitlines()
    assert "no Chromium found" in line
    assert "NEURONBOOK_CHROMIUM" in line
    assert pictures(site) == {}
    assert said_of_picture(site, "zh/two.html") == {}
