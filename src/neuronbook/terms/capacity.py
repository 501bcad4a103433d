"""Words of the figures about overfitting and underfitting."""

LABELS: dict[str, str] = {}
