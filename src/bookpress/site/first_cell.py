"""The cell with which a reader's notebook begins: it installs the package, and sets it up."""

from __future__ import annotations

import re

from bookpress.words import WORDS

LIGHT = '%config InlineBackend.print_figure_kwargs = {"facecolor": "white"}'
"""The book's figures have no ground of their own; on a dark one their words would not be seen."""


def first_cell(language: str, wheel: str, data: str, trains: bool, extra: str) -> str:
    """Return the first cell: it installs the package, or says in words why it cannot.

    Parameters
    ----------
    language : {"en", "zh"}
        The language of the notebook.
    wheel : str
        The address of the package's wheel, or its path from the notebook where the book has no
        address; it may then also lie beside the notebook.
    data : str
        The address of the site's data files; empty if it has none.
    trains : bool
        Whether the notebook imports Keras or TensorFlow.
    extra : str
        What it needs of the package's extras.
    """
    words = WORDS[language]
    near = "://" not in wheel
    package = "{wheel}"
    if extra:
        package = f"{{wheel}}[{extra}]" if near else f"neuronbook[{extra}] @ {{wheel}}"
    lines = [
        *(["import os"] if near or data else []),
        "from importlib.util import find_spec",
        "",
        f'wheel = r"{wheel}"',  # raw: who puts a path of Windows there types backslashes
        'if not find_spec("neuronbook"):',
        *(_look_for_wheel(words) * near),
        f'    print("{words["installing"]}")',
        f'    %pip install --quiet "{package}"',
        '    if not find_spec("neuronbook"):',
        *_raise("ModuleNotFoundError", words["not_installed"]),
        "",
        "from neuronbook.i18n import set_language",
        *(["from neuronbook.startup import import_tensorflow"] * trains),
        "",
        *([f'os.environ.setdefault("NEURONBOOK_MIRROR", "{data}")'] if data else []),
        *(["import_tensorflow()"] * trains),
        LIGHT,
        f'set_language("{language}")',
    ]
    return "\n".join(lines)


def _look_for_wheel(words: dict[str, str]) -> list[str]:
    missing = words["wheel_missing"].format("{os.path.abspath(wheel)}")
    return [
        "    if not os.path.isfile(wheel):",
        "        wheel = os.path.basename(wheel)",
        "    if not os.path.isfile(wheel):",
        *_raise("FileNotFoundError", missing),
    ]


def _raise(error: str, message: str) -> list[str]:
    """Return the lines that raise an error, one sentence a line."""
    sentences = filter(None, re.split(r"(?<=\. )|(?<=。)", message))
    quoted = [f'            {"f" * ("{" in each)}"{each}"' for each in sentences]
    return [f"        raise {error}(", *quoted, "        )"]
