"""Words of learning curves."""

LABELS: dict[str, str] = {}
