"""Cut the font of the book's formulas out of STIX Two Math, and say which characters it has.

    python -m tools.math_font STIXTwoMath-Regular.ttf

writes ``book/_static/math.woff2``, whose copyright and licence (OFL 1.1) stand in its own name
table and beside it. What the font holds is said here, once: the style sheet gets it as the font's
``unicode-range``, and a test holds every formula of the book against it. PyPI's `ziamath` has the
whole font; `fonttools` and `brotli` write the small one.
"""

from __future__ import annotations

import sys
from pathlib import Path

from bookpress.sphinx.formulas import FONT_CHARACTERS

FONT = Path(__file__).parents[1] / "book" / "_static" / "math.woff2"


def cut_font(source: Path, target: Path = FONT) -> None:
    """Write the part of a font that formulas need, with the pieces of which brackets grow."""
    from fontTools import subset
    from fontTools.ttLib import TTFont

    options = subset.Options(flavor="woff2", hinting=False, desubroutinize=True)
    options.layout_features = ["dtls", "ss04"]  # no dot under an accent, lower primes
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    font = TTFont(source)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=FONT_CHARACTERS)
    subsetter.subset(font)
    subset.save_font(font, str(target), options)


if __name__ == "__main__":
    cut_font(Path(sys.argv[1]))
