"""The words of a live figure: templates with numbers in them, and their translation.

The press reads these without matplotlib.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

__all__ = ["SCRIPTS", "fill", "to_json", "translate_live"]

SCRIPTS = (Path(__file__).with_name("models.js"), Path(__file__).with_name("live.js"))
FIELD = re.compile(r"\{(\w+):\.(\d)f\}")


def fill(template: str, values: Mapping[str, Any]) -> str:
    """Put numbers into a template.

    >>> fill("w = {w:.1f}", {"w": -0.25})
    'w = −0.2'
    """
    return FIELD.sub(lambda m: f"{values[m[1]]:.{m[2]}f}".replace("-", "−"), template)


def translate_live(description: str, translate: Callable[[str], str]) -> str:
    """Return a description, as JSON, with its words in another language.

    Parameters
    ----------
    description
        What stands in the ``<metadata>`` of a live figure.
    translate
        Gives the words of a label; what the figure computes stands there as ``{}``'s fillings.
    """
    live = json.loads(description)
    for control in live["controls"]:
        control["label"] = translate(control["label"])
        if "options" in control:
            options = control["options"].items()
            control["options"] = {translate(label): value for label, value in options}
    for words in (live["texts"], live["words"]):
        words.update({name: _translated(label, translate) for name, label in words.items()})
    live["status"] = _translated(live["status"], translate)
    return to_json(live)


def _translated(template: str, translate: Callable[[str], str]) -> str:
    fields = [match[0] for match in FIELD.finditer(template)]
    numbers = iter(range(len(fields)))
    translated = translate(FIELD.sub(lambda _: f"⟨{next(numbers)}⟩", template))
    return re.sub(r"⟨(\d)⟩", lambda match: fields[int(match[1])], translated)


def to_json(value: object) -> str:
    """Return a value as JSON without spaces, as a page holds it."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
