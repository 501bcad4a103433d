"""The Chinese of the docstrings' summaries: ``book/summaries.po``, by their English.

A summary that is edited is a new one, and asks for its Chinese anew; one that no docstring says
any more is refused, so that the catalogue holds what the pages show and nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from babel.messages.pofile import PoFileError, read_po

from bookpress.project import BookError

CATALOGUE = "summaries.po"
"""Its name in the folder `book`."""


@cache
def _read(path: Path, changed: int) -> Mapping[str, tuple[str, int]]:
    try:
        with path.open("rb") as file:
            catalogue = read_po(file, locale="zh_CN", abort_invalid=True)
    except (PoFileError, UnicodeDecodeError) as error:
        raise BookError(f"{path}: this is not a catalogue of gettext: {error}. Mend it.") from error
    return {
        str(message.id): (str(message.string or ""), message.lineno or 1)
        for message in catalogue
        if message.id
    }


def chinese_summaries(path: Path) -> Mapping[str, tuple[str, int]]:
    """Return the Chinese of each English summary, and the line of the catalogue it stands on."""
    return _read(path, path.stat().st_mtime_ns) if path.is_file() else {}
