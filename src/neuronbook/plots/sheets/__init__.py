"""Figures of the cheat sheets."""
