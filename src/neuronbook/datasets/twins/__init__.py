"""Synthetic twins: what stands in for a data set where its files cannot be had."""
