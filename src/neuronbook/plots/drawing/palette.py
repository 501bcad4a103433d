"""The colours of every figure, by name, on a light and on a dark page."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

#: Every colour of every figure, for a light page.
#:
#: The page replaces each of these values by a variable, so a figure follows the reader's theme.
PALETTE: Mapping[str, str] = MappingProxyType(
    {
        "ink": "#1d2733",
        "muted": "#5d6975",
        "grid": "#e4e8ec",
        "paper": "#ffffff",
        "blue": "#1f6fb5",
        "orange": "#bd530b",
        "green": "#13805a",
        "red": "#c03048",
        "purple": "#7650b5",
        "pale_blue": "#d9e8f6",
        "pale_orange": "#fbe4d0",
        "pale_green": "#d3ede2",
        # the two ends of a photograph's greys, the same in both themes
        "black_pixel": "#0c0c0c",
        "white_pixel": "#fcfcfc",
    }
)

#: The same colours by the same names, for a dark page.
DARK: Mapping[str, str] = MappingProxyType(
    {
        "ink": "#e8ebee",
        "muted": "#a0abb6",
        "grid": "#2c333b",
        "paper": "#121212",
        "blue": "#67b1f3",
        "orange": "#f4a05a",
        "green": "#55c497",
        "red": "#f27d8e",
        "purple": "#b89cec",
        "pale_blue": "#17344d",
        "pale_orange": "#472c15",
        "pale_green": "#123a2c",
        "black_pixel": "#0c0c0c",
        "white_pixel": "#fcfcfc",
    }
)
