"""Where the names of `neuronbook.live` are defined; each is imported when it is first used."""

from .decisions import try_thresholds
from .figure import Choice, Live, Slider
from .lines import try_lines

__all__ = ["Choice", "Live", "Slider", "try_lines", "try_thresholds"]
