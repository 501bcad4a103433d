"""Words of the figures about classes and thresholds."""

LABELS: dict[str, str] = {}
