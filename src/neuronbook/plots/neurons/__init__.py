"""Figures of one neuron: the cell, the unit, its lines, planes and scores."""
