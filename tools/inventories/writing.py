"""Write a list of pages in the format that Sphinx reads: ``objects.inv``, version 2."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from pathlib import Path

Entries = dict[str, tuple[str, str]]
"""By its name, of which kind a thing is (``"class"``) and its address below the site's."""


def write_inventory(path: Path, project: str, entries: Mapping[str, tuple[str, str]]) -> None:
    """Write a list, the same bytes for the same names."""
    head = [
        "# Sphinx inventory version 2",
        f"# Project: {project}",
        "# Version: ",
        "# The remainder of this file is compressed using zlib.",
    ]
    lines = [f"{name} py:{kind} 1 {address} -" for name, (kind, address) in sorted(entries.items())]
    body = zlib.compress("".join(f"{line}\n" for line in lines).encode(), 9)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes("".join(f"{line}\n" for line in head).encode() + body)
