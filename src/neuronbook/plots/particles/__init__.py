"""Figures of collisions, and of the pipeline that feeds them to a network."""
