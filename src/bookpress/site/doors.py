"""The two pages that stand in front of both languages: the door, and "no such page"."""

from __future__ import annotations

from html import escape
from string import Template

from bookpress.project import LANGUAGES, site_url
from bookpress.site.printing import TEMPLATES
from bookpress.sphinx.about import HOME, alternates


def front_door() -> str:
    """Return the page that sends a reader to their language, or asks."""
    named = [
        f'<link rel="alternate" hreflang="{tag}" href="{escape(address)}">'
        for tag, address in alternates(HOME)
    ]
    if base := site_url():
        named.insert(0, f'<link rel="canonical" href="{escape(base)}index.html">')
    return _fill("front-door.html", "\n".join(named))


def not_found() -> str:
    """Return the page for an address that is none, with ways into both languages.

    A server shows it at any depth, so its links are whole addresses where the site has one.
    """
    return _fill("not-found.html", "")


def _fill(name: str, addresses: str) -> str:
    template = Template((TEMPLATES / name).read_text(encoding="utf-8"))
    titles = {f"{language.code}_title": language.title for language in LANGUAGES.values()}
    return template.substitute(titles, base=escape(site_url()), addresses=addresses)
