"""Where the names of `neuronbook.live` are defined; each is imported when it is first used."""

from .bends import try_bends
from .boundaries import try_boundaries
from .decisions import try_thresholds
from .descents import try_descent
from .figure import Choice, Live, Slider
from .lines import try_lines
from .masks import try_masks

__all__ = [
    "Choice",
    "Live",
    "Slider",
    "try_bends",
    "try_boundaries",
    "try_descent",
    "try_lines",
    "try_masks",
    "try_thresholds",
]
