"""Figures of pictures made of pixels."""
