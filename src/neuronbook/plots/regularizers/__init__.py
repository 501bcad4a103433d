"""Figures of dropout and batch normalization."""
