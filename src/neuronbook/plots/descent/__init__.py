"""Figures of training: losses, and gradient descent step by step."""
