"""How the weights that an initializer draws are distributed, as a picture."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from neuronbook.i18n import Text
from neuronbook.sheets.entries import Entry, Picture, run

__all__ = ["WEIGHTS", "Density"]

NUM_SHARES = 400
TAIL = 0.0005

Floats = NDArray[np.floating[Any]]


@dataclass(frozen=True)
class Density(Picture):
    """The density of weights: how often each value is drawn.

    A formula grows with its draw, so the share of draws below a value is known at each, and the
    density is the slope of that share.
    """

    def curves(self, entry: Entry, settings: Mapping[str, Any]) -> tuple[Floats, list[Floats]]:
        """Return places and the density there."""
        from scipy.stats import norm, truncnorm, uniform

        shares = np.linspace(TAIL, 1 - TAIL, NUM_SHARES)
        draws = {"u": uniform.ppf(shares), "z": norm.ppf(shares)}
        draws["t"] = truncnorm(-2, 2).ppf(shares)
        known = {**settings, **entry.example, "fan_in": 100, "fan_out": 100}
        weights = np.asarray(run(entry.code, **known, **draws), dtype=float)
        places = np.linspace(self.start, self.stop, 161)
        density = np.interp(places, weights, np.gradient(shares, weights), left=0, right=0)
        return places, [density]


WEIGHTS = Density(
    Text(en="weights; 100 inputs, 100 units", zh="权重；100 个输入、100 个单元"),
    start=-0.4,
    stop=0.4,
    limits=(0, 8.5),
)
