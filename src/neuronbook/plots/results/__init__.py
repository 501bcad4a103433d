"""Figures of results: predictions beside the truth, models in rows, a dot for each seed."""
