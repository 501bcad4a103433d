"""Words of the figures about dropout and batch normalization."""

LABELS: dict[str, str] = {}
