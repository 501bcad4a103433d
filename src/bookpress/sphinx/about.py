"""What a page says of itself to machines: to search engines, and to who shows a link to it.

Addresses must be whole ones there; where the site has none, without ``SITE_URL``, they are left
out: a canonical address, the other language, the feed.
"""

from __future__ import annotations

import json
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from bookpress.project import LANGUAGES, Language, site_url
from bookpress.sphinx.reading_time import MINUTES
from bookpress.words import WORDS
from neuronbook.vocabulary import find_term

HOME = "index"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"


def add_about(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: Any
) -> None:
    """Tell the templates what a page says of itself."""
    language = LANGUAGES[app.config.bookpress_language]
    number = app.env.toc_secnumbers.get(pagename, {}).get("", ())
    context["chapter"] = pagename if number else ""
    context["alternates"] = alternates(pagename)
    context["locales"] = [_locale(language)]
    context["locales"] += [_locale(each) for each in LANGUAGES.values() if each != language]
    metas = doctree.findall(nodes.meta) if doctree else ()
    described = [meta["content"] for meta in metas if meta.get("name") == "description"]
    context["description"] = "".join(described)
    if pagename == HOME:
        said = _book(language) | {"description": context["description"]}
    elif number:
        said = _chapter(app, language, pagename, doctree)
        said |= {"description": context["description"], "position": number[0]}
    else:
        return
    context["said"] = as_script({"@context": "https://schema.org"} | said)


def alternates(pagename: str) -> list[tuple[str, str]]:
    """Return the tag and the address of a page in each language, and of that for all others.

    For the home page that is the door to both languages, elsewhere the English page. Each of them
    names the same ones; without an address of the site there are none, as they must be whole.
    """
    if not (base := site_url()):
        return []
    found = [(each.tag, f"{base}{each.code}/{pagename}.html") for each in LANGUAGES.values()]
    others = f"{base}index.html" if pagename == HOME else f"{base}en/{pagename}.html"
    return [*found, ("x-default", others)]


def _book(language: Language) -> dict[str, Any]:
    """Return the book in the words of schema.org."""
    book = {
        "@type": "Book",
        "name": language.title,
        "author": {"@type": "Organization", "name": WORDS[language.code]["authors"]},
        "inLanguage": language.tag,
        "isAccessibleForFree": True,
        "license": LICENCE,
    }
    if base := site_url():
        book["url"] = f"{base}{language.code}/{HOME}.html"
    return book


def _chapter(app: Sphinx, language: Language, pagename: str, doctree: Any) -> dict[str, Any]:
    """Return a chapter in the words of schema.org; it teaches the terms that it sets in bold."""
    bold = (find_term(node.astext(), language.code) for node in doctree.findall(nodes.strong))
    terms = {term.zh if language.code == "zh" else term.en: None for term in bold if term}
    said = {
        "@type": "LearningResource",
        "name": app.env.titles[pagename].astext(),
        "inLanguage": language.tag,
        "isPartOf": _book(language),
        "isAccessibleForFree": True,
        "license": LICENCE,
        "learningResourceType": "chapter",
        "teaches": list(terms),
    }
    if minutes := app.env.metadata[pagename].get(MINUTES):
        said["timeRequired"] = f"PT{minutes}M"
    if base := site_url():
        said["url"] = f"{base}{language.code}/{pagename}.html"
    return said


def as_script(said: dict[str, Any]) -> str:
    r"""Return what is said as the text of a script, which no word of it can end.

    >>> as_script({"name": "</script>"})
    '{"name":"\\u003c/script>"}'
    """
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _locale(language: Language) -> str:
    """Return the language and where it is spoken, as Open Graph writes them."""
    return language.sphinx if "_" in language.sphinx else f"{language.sphinx}_US"


def setup_about(app: Sphinx) -> None:
    """Add what each page says of itself."""
    app.connect("html-page-context", add_about, priority=400)
