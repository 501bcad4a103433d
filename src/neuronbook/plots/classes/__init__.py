"""Figures of classes, probabilities and thresholds."""
