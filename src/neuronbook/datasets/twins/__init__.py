"""Synthetic twins: what stands in for the real data where no network can be reached.

- `copula`: tables drawn from fitted parameters (`parameters`); `hotel_bookings`, `spotify`: rules
  between their columns
- `fashion_mnist`, `cifar10`: pictures drawn by rule
- `higgs`: collisions made up by kinematics
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
