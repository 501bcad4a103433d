"""Four-momenta of particles: decays as phase space, boosts, invariant masses.

A four-momentum is (energy, p_x, p_y, p_z) in GeV, in units where the speed of light is 1; arrays
have shape (num_events, 4) or (num_events, num_particles, 4).
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]


def decay(
    rng: np.random.Generator, parent: Array, mass_a: Array | float, mass_b: Array | float
) -> tuple[Array, Array]:
    """Let each `parent` decay into two particles, all directions alike in its rest frame.

    For two particles that is all there is to phase space: each takes the momentum
    sqrt((M² - (a + b)²) (M² - (a - b)²)) / 2 M.  Chains are made of such steps.

    Examples
    --------
    >>> rng = np.random.default_rng(0)
    >>> at_rest = np.array([[80.0, 0.0, 0.0, 0.0]])
    >>> quark, antiquark = decay(rng, at_rest, 0.0, 0.0)
    >>> float(quark[0, 0].round(6)), float(invariant_mass(quark + antiquark)[0].round(6))
    (40.0, 80.0)
    """
    mass = invariant_mass(parent)
    above, below = mass**2 - (mass_a + mass_b) ** 2, mass**2 - np.subtract(mass_a, mass_b) ** 2
    momentum = np.sqrt(np.maximum(above, 0.0) * below) / (2.0 * mass)
    cosine, angle = rng.uniform(-1.0, 1.0, len(parent)), rng.uniform(-np.pi, np.pi, len(parent))
    sine = np.sqrt(1.0 - cosine**2)
    direction = np.stack([sine * np.cos(angle), sine * np.sin(angle), cosine], axis=-1)
    flight = momentum[:, None] * direction  # (num_events, 3)
    pair = []
    for mass_of_one, sign in ((mass_a, 1.0), (mass_b, -1.0)):
        energy = np.sqrt(momentum**2 + np.square(mass_of_one))
        pair.append(boost(np.column_stack([energy, sign * flight]), parent))
    return pair[0], pair[1]


def boost(vectors: Array, frame: Array) -> Array:
    """Return `vectors`, given in the rest frame of `frame`, as the laboratory sees them."""
    mass = invariant_mass(frame)
    along = (vectors[:, 1:] * frame[:, 1:]).sum(axis=-1)
    energy = (frame[:, 0] * vectors[:, 0] + along) / mass
    factor = (vectors[:, 0] + energy) / (frame[:, 0] + mass)
    return np.column_stack([energy, vectors[:, 1:] + factor[:, None] * frame[:, 1:]])


def invariant_mass(vectors: Array) -> Array:
    """Return sqrt(E² - p²), the mass of a particle that decays into what was added up."""
    squared = vectors[..., 0] ** 2 - (vectors[..., 1:] ** 2).sum(axis=-1)
    mass: Array = np.sqrt(np.maximum(squared, 0.0))
    return mass


def polar(vectors: Array) -> tuple[Array, Array, Array]:
    """Return the momentum across the beam, p_T, the pseudorapidity η and the angle φ."""
    pt = np.hypot(vectors[..., 1], vectors[..., 2])
    eta = np.arcsinh(vectors[..., 3] / np.maximum(pt, 1e-9))
    return pt, eta, np.arctan2(vectors[..., 2], vectors[..., 1])


def massless(pt: Array, eta: Array, phi: Array) -> Array:
    """Return the four-momentum of a particle whose mass is too small to matter."""
    parts = [pt * np.cosh(eta), pt * np.cos(phi), pt * np.sin(phi), pt * np.sinh(eta)]
    return np.stack(parts, axis=-1)


def breit_wigner(rng: np.random.Generator, size: int, *, mass: float, width: float) -> Array:
    """Draw masses of a particle that lives for 1 / `width`, within eight widths of `mass`."""
    edge = np.arctan(16.0)
    drawn: Array = mass + 0.5 * width * np.tan(rng.uniform(-edge, edge, size))
    return drawn
