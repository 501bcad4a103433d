"""Words of the figures about layers and activation functions."""

LABELS: dict[str, str] = {}
