"""Figures of classes: probabilities, thresholds, ROC curves, boundaries, balance."""
