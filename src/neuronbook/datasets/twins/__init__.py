"""Synthetic twins: what stands in for the real data where no network can be reached.

- `copula`: tables drawn from fitted parameters (`parameters`); `hotel_bookings`, `spotify`: rules
  between their columns
- `fashion_mnist`: pictures drawn by rule
- `higgs`: collisions made up by kinematics
"""

from __future__ import annotations

from neuronbook.datasets.twins.copula import make_twin, read_parameters
from neuronbook.datasets.twins.fashion_mnist.drawings import make_garments
from neuronbook.datasets.twins.higgs.collisions import make_collisions

__all__ = ["make_collisions", "make_garments", "make_twin", "read_parameters"]
