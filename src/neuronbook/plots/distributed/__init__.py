"""Figures of training on several devices: how events reach the replicas."""
