"""Figures of layers and networks, and of the functions that they compute."""
