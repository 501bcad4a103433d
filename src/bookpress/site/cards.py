"""The picture that is shown with a link to a page: its title beside the figure of its `card`.

Whoever shows it wants pixels, and a browser makes them, of a small page in the book's own colours
and fonts. A picture bears the digest of what it is drawn from, so it is drawn again only if that
has changed; the site gives it the name of its page.

A page names its picture if it is there, and only then. So the names are put into the pages of the
site, and Sphinx prints no page again for them.
"""

from __future__ import annotations

import hashlib
import inspect
import re
import shutil
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from string import Template

import PIL
from PIL import Image

from bookpress import browser
from bookpress.chapter.chapters import Chapter
from bookpress.lock import scratch_folder
from bookpress.project import LANGUAGES, BookError, Language, Project, site_url
from bookpress.site.printing import TEMPLATES
from bookpress.sphinx.about import HOME
from bookpress.sphinx.figures import FOLDER as FIGURES

FOLDER = "_cards"
WIDTH, HEIGHT = 1200, 630
COLOURS = 256
AT_ONCE = 2  # browsers; each takes some hundred megabytes
VARIABLES = re.compile(r":root\S* \{[^}]*--[^}]*\}")
"""The rules of the style sheet that name the book's colours and fonts."""


@dataclass(frozen=True)
class Card:
    """A picture: the page that names it, where it lies in the site, and what it shows."""

    page: Path
    path: str
    html: str
    alt: str

    @property
    def drawn(self) -> str:
        """Return the name of its file among those drawn."""
        code = "".join(inspect.getsource(each) for each in (browser, sys.modules[__name__]))
        parts = [self.html, code, PIL.__version__]
        return f"{hashlib.sha256(repr(parts).encode()).hexdigest()[:32]}.png"


def write_cards(project: Project, site: Path) -> bool:
    """Put pictures into a site, and their names into its pages; return whether all are there."""
    if not (path := browser.find_browser()):
        print(f"links to the site will have no pictures: {browser.NO_CHROMIUM}", file=sys.stderr)
        return True
    cards, folder = list(_cards(project, site)), project.build / "cards"
    folder.mkdir(exist_ok=True)
    wanted = {card.drawn: card for card in cards}
    for old in folder.iterdir():
        if old.name not in wanted:
            old.unlink()
    missing = [card for name, card in wanted.items() if not (folder / name).exists()]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        try:  # the first that fails ends it: the others would take as long to fail
            list(pool.map(partial(_draw, project, path), missing))
        except BookError as error:
            print(error, file=sys.stderr)
    there = [card for card in cards if (folder / card.drawn).exists()]
    for card in there:
        target = site / card.path
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(folder / card.drawn, target)
        html = card.page.read_text("utf-8").replace("</head>", f"{_tags(card)}</head>", 1)
        card.page.write_text(html, "utf-8")
    return there == cards


def _cards(project: Project, site: Path) -> Iterator[Card]:
    """Yield the picture of each page that names a figure for it."""
    for language in LANGUAGES.values():
        for docname in project.docnames():
            chapter = Chapter.read(project.page(language.code, docname))
            if label := chapter.front_matter.get("card"):
                yield (card := _card(site, language, docname, label))
                if card.path == f"en/{FOLDER}/{HOME}.png":
                    yield replace(card, page=site / "index.html")  # the door to both languages


def _card(site: Path, language: Language, docname: str, label: str) -> Card:
    """Return the picture of a page, in the words of that page, escaped as they stand there."""
    folder = site / language.code
    page = folder / f"{docname}.html"
    html, style = (each.read_text("utf-8") for each in (page, site / "_static" / "pages.css"))
    title, book, description = (
        re.findall(rf'<meta property="og:{name}" content="([^"]*)">', html)[0]
        for name in ("title", "site_name", "description")
    )
    # A figure is drawn in the page, or stands there as a file.
    shown = r'<(?:svg[^>]* aria-label|img[^>]* alt)="([^"]*)"'
    figure = rf'<figure[^>]* id="{re.escape(label)}">\s*{shown}'
    drawn_from = Template((TEMPLATES / "card.html").read_text("utf-8")).substitute(
        tag=language.tag,
        variables="\n".join(VARIABLES.findall(style)),
        width=WIDTH,
        height=HEIGHT,
        title=title,
        words=description if title == book else book,  # the home page has the book's title
        figure=(folder / FIGURES / f"{label}.svg").read_text("utf-8"),
    )
    path = f"{language.code}/{FOLDER}/{docname}.png"
    return Card(page, path, drawn_from, re.findall(figure, html)[0])


def _draw(project: Project, path: str, card: Card) -> None:
    """Draw a picture, whole or not at all; raise `BookError` if the browser does not."""
    scratch = scratch_folder(project.build)
    try:
        shown = browser.photograph(path, card.html, width=WIDTH, height=HEIGHT, scratch=scratch)
    except BookError as error:
        raise BookError(
            f"links to {card.page.name} and perhaps to others will be shown without a picture, "
            f"as {card.path} could not be drawn. {error}"
        ) from error
    # A drawing has few colours: so it takes a third of the bytes.
    draft = scratch / f"{card.drawn}.draft"
    shown.quantize(COLOURS, dither=Image.Dither.NONE).save(draft, "PNG", optimize=True)
    draft.replace(project.build / "cards" / card.drawn)


def _tags(card: Card) -> str:
    """Return what the head of a page says of its picture."""
    about = {"": site_url() + card.path, ":width": WIDTH, ":height": HEIGHT, ":alt": card.alt}
    tags = [f'<meta property="og:image{key}" content="{value}">' for key, value in about.items()]
    return "\n".join([*tags, '<meta name="twitter:card" content="summary_large_image">', ""])
