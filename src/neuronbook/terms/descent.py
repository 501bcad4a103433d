"""Words of the figures about losses and optimizers."""

LABELS: dict[str, str] = {}
