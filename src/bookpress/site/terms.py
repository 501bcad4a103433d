"""What the pages are told of the book's terms: a file that both languages are printed from."""

from __future__ import annotations

import json
from pathlib import Path

from bookpress.chapter.chapters import Chapter
from bookpress.chapter.terms import read_terms
from bookpress.project import LANGUAGES, Project, write_whole

NAME = "terms.json"


def write_terms(project: Project) -> Path:
    """Write where terms are introduced, used and linked; return the path.

    The file depends on the sources of both languages, and is the same as before unless a term was
    introduced or used elsewhere; so a language is printed again for the other one's sake only then.
    """
    docnames = project.docnames()
    pages = {
        language: {docname: Chapter.read(project.page(language, docname)) for docname in docnames}
        for language in LANGUAGES
    }
    book = read_terms(pages, project.docnames(part="lessons"))
    told = {
        "introduced": {term.en: label for term, label in book.introduced.items()},
        "used": {term.en: labels for term, labels in book.used.items() if labels},
        "links": book.links(),
    }
    path = project.build / NAME
    write_whole(path, json.dumps(told, indent=1, sort_keys=True))
    return path
