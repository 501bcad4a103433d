"""Figures of layers: networks drawn as diagrams, activation functions, bent functions."""
