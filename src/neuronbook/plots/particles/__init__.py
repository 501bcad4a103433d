"""Figures of collisions: decays, masses, and how well methods tell signal from background."""
