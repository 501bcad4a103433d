"""What a published site tells machines: where its pages are, and when chapters last changed.

All of it needs whole addresses, so it is written for a site that has one, with ``SITE_URL``.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Mapping
from pathlib import Path

from bookpress.chapter.chapters import Chapter
from bookpress.project import LANGUAGES, Language, Project, site_url
from bookpress.running.plans import Execution
from bookpress.sphinx.about import HOME, LICENCE, alternates
from bookpress.words import WORDS

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"
ATOM = "http://www.w3.org/2005/Atom"


def write_public(project: Project, executions: Mapping[str, Execution], site: Path) -> None:
    """Write the site's map, a feed of each language, and what tells search engines of the map."""
    _write(build_sitemap(project.docnames()), site / "sitemap.xml")
    (site / "robots.txt").write_text(
        f"User-agent: *\nAllow: /\nSitemap: {site_url()}sitemap.xml\n", encoding="utf-8"
    )
    for language in LANGUAGES.values():
        _write(build_feed(project, executions, language), site / language.code / "feed.xml")


def build_sitemap(docnames: list[str]) -> ET.Element:
    """Return the map of the site: each page, with itself and the other language beside it."""
    ET.register_namespace("xhtml", XHTML)
    pages = ET.Element("urlset", xmlns=SITEMAP)
    places = [f"{site_url()}index.html"]
    named = [alternates(HOME)]
    for docname in docnames:
        for language in LANGUAGES:
            places.append(f"{site_url()}{language}/{docname}.html")
            named.append(alternates(docname))
    for place, others in zip(places, named, strict=True):
        page = ET.SubElement(pages, "url")
        ET.SubElement(page, "loc").text = place
        for tag, address in others:
            ET.SubElement(page, f"{{{XHTML}}}link", rel="alternate", hreflang=tag, href=address)
    return pages


def build_feed(
    project: Project, executions: Mapping[str, Execution], language: Language
) -> ET.Element:
    """Return the feed of one language: its chapters, each as of the day on which its cells ran."""
    here = f"{site_url()}{language.code}/"
    words = WORDS[language.code]
    feed = ET.Element("feed", {"xmlns": ATOM, "xml:lang": language.tag})
    _add(feed, id=here, title=language.title, rights=LICENCE)
    ET.SubElement(feed, "link", rel="self", href=f"{here}feed.xml", type="application/atom+xml")
    ET.SubElement(feed, "link", rel="alternate", href=f"{here}{HOME}.html", type="text/html")
    ET.SubElement(ET.SubElement(feed, "author"), "name").text = words["authors"]
    days = []
    for number, docname in enumerate(project.docnames(part="lessons"), start=1):
        if docname not in executions:
            continue
        chapter = Chapter.read(project.page(language.code, docname))
        title = next(block.text for block in chapter.blocks if block.kind == "heading")
        days.append(f"{executions[docname].about['date']}T00:00:00Z")
        entry = ET.SubElement(feed, "entry")
        _add(
            entry,
            id=f"{here}{docname}.html",
            title=f"{number}. {title}",
            updated=days[-1],
            summary=chapter.front_matter["myst"]["html_meta"]["description"],
        )
        ET.SubElement(entry, "link", rel="alternate", href=f"{here}{docname}.html")
    if days:
        _add(feed, updated=max(days))
    return feed


def _add(parent: ET.Element, **texts: str) -> None:
    for name, text in texts.items():
        ET.SubElement(parent, name).text = text


def _write(root: ET.Element, path: Path) -> None:
    ET.indent(root)
    ET.ElementTree(root).write(path, encoding="utf-8", xml_declaration=True)
