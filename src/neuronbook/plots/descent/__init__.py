"""Figures of losses, of gradient descent and of what it arrives at."""
