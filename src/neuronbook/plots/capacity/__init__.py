"""Figures of overfitting and underfitting: small and large networks, and what they fit."""
