"""The plan of a build, where every page finds the outputs of its execution."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any


def read_plan(path: str) -> dict[str, Any]:
    """Return the plan that `plans.write_plan` wrote: an entry for each page with code cells."""
    return _parse_plan(path, Path(path).stat().st_mtime_ns)


@lru_cache(maxsize=1)  # every page asks for it several times
def _parse_plan(path: str, changed: int) -> dict[str, Any]:
    plan: dict[str, Any] = json.loads(Path(path).read_text(encoding="utf-8"))
    return plan
