"""Figures of overfitting and underfitting."""
