"""Figures of backpropagation: the way through a network and back, and what it costs."""
