"""Look at every address outside the book that its pages link to: ``nox -s links``.

Sphinx's own linkcheck asks for each of them. The day on which an address last answered is kept in
book/links.json, which the page of references prints; the addresses that did not answer are told.
"""

from __future__ import annotations

import datetime
import json
import sys
from collections.abc import Iterable
from io import StringIO

from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

from bookpress.project import LANGUAGES, Language, Project
from bookpress.site.printing import sphinx_settings
from bookpress.sphinx.back_matter.links import ANSWERED

WORKING = {"redirected", "working"}


def main() -> int:
    """Check all links of the book as it was last built; return 1 if one did not answer."""
    project = Project.find()
    lines = [line for language in LANGUAGES.values() for line in ask(project, language)]
    path = project.root / ANSWERED
    before = json.loads(path.read_text(encoding="utf-8"))
    today = datetime.datetime.now(datetime.UTC).date().isoformat()
    now, silent = note(lines, before, today)
    path.write_text(json.dumps(now, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    for address, said in sorted(silent.items()):
        print(f"no answer: {address}: {said}", file=sys.stderr)
    print(f"{len(now)} addresses are noted, {len(silent)} did not answer today", file=sys.stderr)
    return 1 if silent else 0


def ask(project: Project, language: Language) -> list[str]:
    """Return what linkcheck wrote of one language, a line of JSON for each link."""
    folder = project.build / "links" / language.code
    source = project.book / language.code
    with patch_docutils(), docutils_namespace():
        app = Sphinx(
            source, None, folder, folder / "doctrees", "linkcheck",
            sphinx_settings(project, language), status=None, warning=StringIO(),
        )  # fmt: skip
        app.build()
    return (folder / "output.json").read_text(encoding="utf-8").splitlines()


def note(
    lines: Iterable[str], before: dict[str, str], today: str
) -> tuple[dict[str, str], dict[str, str]]:
    """Return when each linked address last answered, and what the others said today.

    Parameters
    ----------
    lines
        What linkcheck wrote, a line of JSON for each link.
    before
        When each address last answered.
    today
        The date, ``YYYY-MM-DD``.
    """
    now, silent = {}, {}
    for line in lines:
        entry = json.loads(line)
        address = entry["uri"]
        if not address.startswith(("http://", "https://")):
            continue
        if entry["status"] in WORKING:
            now[address] = today
        else:
            silent[address] = entry["info"] or entry["status"]
            if address in before:
                now[address] = before[address]
    return now, silent


if __name__ == "__main__":
    sys.exit(main())
